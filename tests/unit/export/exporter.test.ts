import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { childFile } from '#build/scripts/child-file.ts'
import type { ArticleId } from '#shared/domain/ids.ts'
import { ruleSettingsOf } from '#shared/checks/options-of.ts'
import { defaultSettings } from '#shared/domain/settings.ts'
import { createExporter } from '#electron/export/process/exporter.ts'
import type { ArticleWork } from '#electron/export/work.ts'
import type { ChildLike, ForkChild } from '#electron/import/process/child.ts'
import { createNodeFork } from '#electron/import/process/node-fork.ts'
import type { ExporterPort } from '#electron/ports.ts'
import { keepText, newDesk, valueOf, codeOf } from '#tests/helpers/keeping/desk.ts'

let desk: ReturnType<typeof newDesk>
let articleId: ArticleId
let exporter: ExporterPort | undefined
const children: ChildLike[] = []
/** A process as the core has it, each of them kept to be looked at. */
const counting: ForkChild = (memoryMb) => {
  const child = createNodeFork(childFile('import-worker'))(memoryMb)
  children.push(child)
  return child
}

beforeEach(async () => {
  desk = newDesk()
  articleId = (await keepText(desk.client)).article.id
})
afterEach(async () => {
  exporter?.close()
  children.splice(0).forEach((child) => child.kill())
  await desk.remove()
})

function work(name: string, more: Partial<ArticleWork> = {}): ArticleWork {
  const into = join(desk.folder, name)
  writeFileSync(into, '')
  return {
    source: desk.libraryPath,
    library: 'ours.sqlite',
    articleId,
    format: 'text',
    view: 'clean',
    locale: 'zh-Hans',
    options: {},
    rules: ruleSettingsOf(defaultSettings),
    house: { foundingYears: [] },
    now: 0,
    into,
    target: name,
    ...more,
  }
}

test('makes one after the other in one process, each whole, and each as the library is then', async () => {
  const made = createExporter(counting)
  exporter = made
  const works = ['a', 'b', 'c'].map((name) => work(name))
  const answers = await Promise.all(works.map((each) => made.make(each)))
  expect(answers.map(({ ok }) => ok)).toEqual([true, true, true])
  for (const { into } of works) expect(readFileSync(into, 'utf8')).toContain('近10万名村民')
  expect(children).toHaveLength(1)
})

test('an article that is not there, and a library that is not, are that export’s own errors', async () => {
  exporter = createExporter(counting)
  expect(codeOf(await exporter.make(work('a', { articleId: 'none' as ArticleId })))).toBe('not-found')
  const source = join(desk.folder, 'none.sqlite')
  expect((await exporter.make(work('b', { source }))).ok).toBe(false)
  expect(existsSync(source)).toBe(false)
  expect((await exporter.make(work('c'))).ok).toBe(true)
})

test('a file that cannot be filled is named as the person calls it', async () => {
  exporter = createExporter(counting)
  const made = await exporter.make({ ...work('a'), into: join(desk.folder, 'no', 'folder'), target: '稿.txt' })
  expect(made).toEqual({ ok: false, error: { code: 'file-not-written', values: { file: '稿.txt', why: 'folder' } } })
})

test('one that is given up is answered when its process is gone, and the next is made', async () => {
  exporter = createExporter(counting)
  const stop = new AbortController()
  const given = exporter.make(work('a'), { signal: stop.signal })
  const next = exporter.make(work('b'))
  setImmediate(() => stop.abort())
  expect(codeOf(await given)).toBe('canceled')
  expect((await next).ok).toBe(true)
  expect(children).toHaveLength(2)
  expect(codeOf(await exporter.make(work('c'), { signal: stop.signal }))).toBe('canceled')
})

test('a process that dies at it is an error of that export alone', async () => {
  exporter = createExporter(counting)
  const made = exporter.make(work('a'))
  await new Promise((resolve) => setImmediate(resolve))
  children[0]?.kill()
  expect(codeOf(await made)).toBe('internal')
  expect(valueOf(await exporter.make(work('b')))).toEqual({})
})

test('what is asked of one that has ended is canceled', async () => {
  exporter = createExporter(counting)
  const made = exporter.make(work('a'))
  await new Promise((resolve) => setImmediate(resolve))
  exporter.close()
  expect(codeOf(await made)).toBe('canceled')
  expect(codeOf(await exporter.make(work('b')))).toBe('canceled')
})
