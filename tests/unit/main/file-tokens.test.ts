import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import type { FileUse } from '#shared/contract/files.ts'
import { packJson } from '#shared/contract/packed.ts'
import { FileTokens } from '#electron/doors/electron/file-tokens.ts'
import { forWindow, type WindowDispatch } from '#electron/transport/rights.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'galley-tokens-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const file = path.join(folder, '渡口.txt')

let tokens: FileTokens
/** What reached the services, and what they answer. */
let asked: unknown[]
let isFailing: boolean
let make: WindowDispatch
beforeEach(() => {
  writeFileSync(file, '渡口')
  tokens = new FileTokens()
  asked = []
  isFailing = false
  make = forWindow((_name, input, isText) => {
    asked.push(input)
    const answer = isFailing ? { ok: false, error: { code: 'file-empty' } } : { ok: true, value: {} }
    return Promise.resolve(isText ? packJson(answer) : (answer as never))
  }, tokens)
})

function given(use: FileUse = 'read'): { readonly token: string } {
  const made = tokens.give(file, use)
  return { token: 'token' in made ? made.token : '' }
}
async function codeOf(name: string, input: object, isText = false): Promise<string | undefined> {
  const answer = await make(name, input, isText)
  return typeof answer !== 'string' && 'ok' in answer && !answer.ok ? answer.error.code : undefined
}

test.each(['asset.attach', 'import.list'])('%s has the file of a token once', async (name) => {
  const input = { articleId: 'a', file: given() }
  expect(await codeOf(name, input)).toBeUndefined()
  expect(asked).toEqual([{ articleId: 'a', file: { path: file } }])
  expect(await codeOf(name, input)).toBe('invalid-input')
  expect(await codeOf('import.read', { source: { kind: 'file', ...input } })).toBe('invalid-input')
  // It is still shown in its folder.
  expect(await codeOf('file.reveal', { file: input.file })).toBeUndefined()
})

test.each([false, true])('what was not answered may be asked again (packed: %s)', async (isText) => {
  const input = { articleId: 'a', file: given() }
  isFailing = true
  await make('asset.attach', input, isText)
  isFailing = false
  await make('asset.attach', input, isText)
  expect(asked).toHaveLength(2)
  expect(await codeOf('asset.attach', input, isText)).toBe('invalid-input')
})

test('a file that was read for the list is read again as long as it is the same, and no other in its place', async () => {
  const source = { kind: 'file', file: given() }
  for (const name of ['import.read', 'import.inspect', 'import.inspect'])
    expect(await codeOf(name, { source })).toBeUndefined()
  writeFileSync(file, '别的字')
  expect(await codeOf('import.inspect', { source })).toBe('file-changed')
  expect(asked).toHaveLength(3)
})

test.each(['token', 'importToken'])(
  'what waits (%s) is merged as it was shown, though its file was saved over',
  async (waits) => {
    const one = given()
    expect(await codeOf('import.read', { source: { kind: 'file', file: one } })).toBeUndefined()
    writeFileSync(file, '别的字')
    const meant = { file: one, author: '秦未央', articleIds: ['a'] }
    expect(await codeOf('merge.take', meant)).toBe('file-changed')
    expect(await codeOf('merge.take', { ...meant, [waits]: 'w' })).toBeUndefined()
    expect(asked.at(-1)).toEqual({ ...meant, [waits]: 'w', file: { path: file } })
    expect(await codeOf('merge.take', { ...meant, file: given('write'), [waits]: 'w' })).toBe('invalid-input')
    // The file itself is still bound to what was read of it.
    expect(await codeOf('import.inspect', { source: { kind: 'file', file: one } })).toBe('file-changed')
  },
)

test('a file that could not be read is read again after it was mended', async () => {
  const source = { kind: 'file', file: given() }
  isFailing = true
  expect(await codeOf('import.read', { source })).toBe('file-empty')
  isFailing = false
  writeFileSync(file, '写好了')
  expect(await codeOf('import.read', { source })).toBeUndefined()
})

test('a token of another use, a path and a made-up token name nothing', async () => {
  for (const named of [given('write'), given('reveal'), { token: 'x' }, { path: file }, { path: file, ...given() }])
    expect(await codeOf('asset.attach', { articleId: 'a', file: named })).toBe('invalid-input')
  expect(asked).toEqual([])
})
