import { readFileSync, statSync, writeFileSync, existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import { judgeNumber } from '#shared/acts/numbers.ts'
import { actOf, codeOf, keepText, newDesk, openOf, valueOf } from '#tests/helpers/keeping/desk.ts'

let desk: ReturnType<typeof newDesk>
let open: OpenArticle

beforeEach(async () => {
  desk = newDesk()
  open = await keepText(desk.client)
})

afterEach(async () => {
  expect(desk.bugs).toEqual([])
  await desk.remove()
})

function fileOf(name: string, words: string): string {
  const path = join(desk.folder, name)
  writeFileSync(path, words)
  return path
}

async function attach(name: string, words: string) {
  const articleId = open.article.id
  const asset = valueOf(await desk.client.call('asset.attach', { articleId, file: { path: fileOf(name, words) } }))
  const number = open.numbers[0]
  if (number === undefined) throw new Error('no number')
  const evidence = { quotation: '合计42个', page: '6', assetId: asset.id }
  const change = judgeNumber(number, { state: 'verified', evidence }, [], { author: '沈', atMs: 5 })
  valueOf(await desk.client.call('change.apply', actOf(articleId, { ...change, added: [asset] }, 'number.judge')))
  return asset
}

const shown = (): string | undefined => desk.control.done.find((each) => /^(?:file|reveal) /u.test(each))

test('a file of evidence is kept byte for byte with the number, and outlives its original', async () => {
  const asset = await attach('台账.pdf', '%PDF-1.7 一页')
  const again = await openOf(desk.client, open.article.id)
  expect(again.numbers[0]?.evidence).toMatchObject({ page: '6', assetId: asset.id })
  expect(again.assets.find((each) => each.id === asset.id)).toMatchObject({ fileName: '台账.pdf', byteLength: 15 })
  writeFileSync(join(desk.folder, '台账.pdf'), '别的')
  desk.control.chosenPath = 'yes'
  valueOf(await desk.client.call('asset.show', { articleId: open.article.id, assetId: asset.id }))
  const copy = shown()?.slice('file '.length) ?? ''
  expect(basename(copy)).toBe('台账.pdf')
  expect(readFileSync(copy, 'utf8')).toBe('%PDF-1.7 一页')
  expect(statSync(copy).mode & 0o222).toBe(0)
  // What was shown is ours to take away again.
  await desk.close()
  expect(existsSync(dirname(copy))).toBe(false)
})

test('a document is opened only when the person says so', async () => {
  const asset = await attach('台账.pdf', '%PDF-1.7')
  expect(codeOf(await desk.client.call('asset.show', { articleId: open.article.id, assetId: asset.id }))).toBe(
    'canceled',
  )
  expect(shown()).toBeUndefined()
})

test.each(['setup.exe', 'run.sh', 'page.html', 'macro.docm', 'link.url', 'no-extension'])(
  '%s is never opened, only shown where its copy lies',
  async (name) => {
    const asset = await attach(name, 'x')
    desk.control.chosenPath = 'yes'
    valueOf(await desk.client.call('asset.show', { articleId: open.article.id, assetId: asset.id }))
    expect(shown()).toMatch(/^reveal /u)
  },
)

test('what cannot be kept says why and names the file', async () => {
  const articleId = open.article.id
  expect(
    codeOf(await desk.client.call('asset.attach', { articleId, file: { path: join(desk.folder, 'nowhere.pdf') } })),
  ).toBe('file-missing')
  expect(codeOf(await desk.client.call('asset.attach', { articleId, file: { path: fileOf('empty.pdf', '') } }))).toBe(
    'file-empty',
  )
  expect(codeOf(await desk.client.call('asset.attach', { articleId, file: { path: desk.folder } }))).toBe(
    'file-unreadable',
  )
})

test('evidence that names a file which is not kept is refused', async () => {
  const number = open.numbers[0]
  if (number === undefined) throw new Error('no number')
  const evidence = { quotation: 'x', assetId: 'nowhere' as never }
  const change = judgeNumber(number, { state: 'verified', evidence }, [], { author: '沈', atMs: 5 })
  expect(codeOf(await desk.client.call('change.apply', actOf(open.article.id, change, 'number.judge')))).toBe(
    'invalid-input',
  )
})
