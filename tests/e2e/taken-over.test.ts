import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { calls } from '#shared/contract/calls.ts'
import type { GalleyApp } from '../helpers/app/app-driver.ts'
import { launchDoor, makeDoorApp, pageReady } from '../helpers/door.ts'

/** A page that somebody else has taken over: it makes any call it likes, and reaches no file that no person gave it. */
let folder: string
let app: GalleyApp
let articleId: string

interface Answer {
  readonly ok: boolean
  readonly value?: Record<string, unknown>
  readonly error?: { readonly code: string }
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'galley-taken-'))
  app = await launchDoor(makeDoorApp(), { userDataDir: at('data') })
  const { value: preview } = await call('import.inspect', { source: { kind: 'paste', text: '桥\n\n桥修好了。' } })
  const { value: kept } = await call('import.keep', { token: preview?.['token'], as: { kind: 'new' } })
  articleId = String(kept?.['articleId'])
  writeFileSync(at('秘密.txt'), '不给人看的话。\n\n第二段。')
})
afterAll(async () => {
  await app.kill()
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
})

const at = (name: string): string => path.join(folder, name)
const call = async (name: string, input: unknown): Promise<Answer> =>
  (await app.page.evaluate(([called, given]) => window.galley.invoke(called as string, given), [
    name,
    input,
  ] as const)) as Answer

/** A file that the person chose in a dialog. */
async function chosen(name: string): Promise<Record<string, unknown>> {
  await app.dialogs.queue({ filePaths: [at(name)] })
  return (await call('dialog.openFile', {})).value?.['file'] as Record<string, unknown>
}

/** The inputs of a call with this in the place where it names a file; without the file they would all be taken. */
const inputsOf = (name: string, file: unknown): readonly object[] => {
  const rest = { articleId, author: '沈', format: 'text', view: 'clean', locale: 'en' }
  return ['import.inspect', 'import.read', 'asset.read'].includes(name)
    ? [{ articleId, source: { kind: 'file', file } }]
    : [{ ...rest, file }]
}

const withFile = Object.entries(calls).flatMap(([name, spec]) => ('file' in spec && spec.file ? [name] : []))

test.each(withFile)('%s takes no path, and no token that main did not give', async (name) => {
  const secret = at('秘密.txt')
  const given = await chosen('秘密.txt')
  const forged: readonly unknown[] = [
    { path: secret },
    { path: at('data/../秘密.txt') },
    { token: secret },
    { token: '00000000-0000-4000-8000-000000000000' },
    { token: '' },
    { token: '__proto__' },
    { token: ['x'] },
    { ...given, path: secret },
    secret,
    null,
  ]
  for (const file of forged)
    for (const input of inputsOf(name, file)) {
      const answer = await call(name, input)
      expect([JSON.stringify(file), answer.error?.code]).toEqual([JSON.stringify(file), 'invalid-input'])
    }
  expect((await call('library.list', {})).value?.['articles']).toHaveLength(1)
})

test('a file that was given to be read is never written to', async () => {
  const before = readFileSync(at('秘密.txt'), 'utf8')
  const input = { articleId, format: 'text', view: 'clean', locale: 'en' }
  expect((await call('export.run', { ...input, file: await chosen('秘密.txt') })).error?.code).toBe('invalid-input')
  expect((await call('export.run', { ...input, file: { path: at('新的.txt') } })).error?.code).toBe('invalid-input')
  expect(readFileSync(at('秘密.txt'), 'utf8')).toBe(before)
  expect(existsSync(at('新的.txt'))).toBe(false)
})

test('what was written may be shown in its folder, and not read', async () => {
  await app.dialogs.queue({ filePath: at('out.txt') })
  const written = await call('export.run', { articleId, format: 'text', view: 'clean', locale: 'en' })
  const file = written.value?.['file']
  expect(written.ok).toBe(true)
  expect((await call('file.reveal', { file })).ok).toBe(true)
  expect((await call('import.inspect', { source: { kind: 'file', file } })).error?.code).toBe('invalid-input')
  expect((await call('asset.attach', { articleId, file })).error?.code).toBe('invalid-input')
  expect((await call('annotations.read', { articleId, author: '沈', file })).error?.code).toBe('invalid-input')
})

test('the library stays where it is, and no backup is one by its name', async () => {
  const before = (await call('settings.get', {})).value
  for (const change of [{ libraryPath: at('else.sqlite') }, { libraryPath: '../else.sqlite', textScale: 1.2 }])
    expect((await call('settings.change', { change })).error?.code).toBe('invalid-input')
  expect((await call('settings.get', {})).value).toEqual(before)
  for (const name of ['../library.sqlite', '../../秘密.txt', at('秘密.txt'), '..\\秘密.txt', ''])
    expect((await call('library.restore', { name })).error?.code).toBe('not-found')
  expect((await call('article.open', { articleId })).ok).toBe(true)
  expect(existsSync(at('else.sqlite'))).toBe(false)
})

test('what was given to a page is nothing to the page that it loads in its own place', async () => {
  const file = await chosen('秘密.txt')
  expect((await call('file.reveal', { file })).ok).toBe(true)
  await Promise.all([app.page.waitForEvent('load'), app.page.evaluate(() => setTimeout(() => location.reload(), 0))])
  await pageReady(app.page)
  for (const name of withFile) {
    const codes = await Promise.all(inputsOf(name, file).map(async (input) => (await call(name, input)).error?.code))
    expect([name, ...codes]).toEqual([name, ...codes.map(() => 'invalid-input')])
  }
})
