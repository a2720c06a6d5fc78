import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { CallName } from '#shared/contract/calls.ts'
import { callError } from '#shared/contract/errors.ts'
import { packJson } from '#shared/contract/packed.ts'
import type { GivenSource } from '#shared/contract/shapes.ts'
import { err } from '#shared/lib/result.ts'
import { codeOf, openDesk, valueOf, type TestDesk } from '#tests/helpers/keeping/desk.ts'
import { tempFolder } from '#tests/helpers/keeping/ports.ts'

let folder: ReturnType<typeof tempFolder>
let desk: TestDesk
let file: string
let source: GivenSource
/** The next call of this name is not answered: the core died over it. */
let isLostAt: CallName | undefined
let readAgain: unknown[]

beforeEach(() => {
  folder = tempFolder()
  desk = openDesk(join(folder.path, 'test.galley'), folder.path)
  isLostAt = undefined
  readAgain = []
  file = join(folder.path, 'a.txt')
  writeFileSync(file, '#桥\n桥修好了。')
  // As main hands it on: the path in the place of the token.
  source = { kind: 'file', file: { path: file } } as never
  const invoke = async (name: CallName, input: unknown) => {
    if (name === 'import.inspect') readAgain.push(input)
    if (name !== isLostAt) return desk.transport.invoke(name, input)
    isLostAt = undefined
    await startAnew()
    return err(callError('core-lost'))
  }
  vi.stubGlobal('window', {
    galley: {
      invoke,
      invokeText: async (name: CallName, input: unknown) => packJson(await invoke(name, input)),
      listen: () => () => undefined,
    },
  })
  vi.resetModules()
})
afterEach(async () => {
  vi.unstubAllGlobals()
  await desk.close()
  folder.remove()
})

async function startAnew(): Promise<void> {
  await desk.close()
  desk = openDesk(join(folder.path, 'test.galley'), folder.path)
}

const files = () => import('#renderer/acts/waiting-files.ts')
const titles = async () => valueOf(await desk.client.call('library.list', {})).articles.map(({ title }) => title)

test('a file that was looked at is kept as it was chosen although the core was started anew since', async () => {
  const { readFile, chooseForFile, keepFile } = await files()
  const { token, choices } = valueOf(await readFile(source))
  valueOf(await chooseForFile(token, { ...choices, script: 'hant' }))
  await startAnew()
  valueOf(await keepFile(token, { kind: 'new' }, '沈'))
  expect(readAgain).toMatchObject([{ source, choices: { script: 'hant' } }])
  expect(await titles()).toEqual(['桥'])
})

test('a core that dies over the keeping keeps it once all the same', async () => {
  const { readFile, keepFile } = await files()
  const { token } = valueOf(await readFile(source))
  isLostAt = 'import.keep'
  valueOf(await keepFile(token, { kind: 'new' }, '沈'))
  expect(await titles()).toEqual(['桥'])
})

test('a file that was changed meanwhile is not kept unseen, and that is said', async () => {
  const { readFile, keepFile } = await files()
  const { token } = valueOf(await readFile(source))
  await startAnew()
  writeFileSync(file, '#桥\n桥又断了。')
  expect(codeOf(await keepFile(token, { kind: 'new' }, '沈'))).toBe('file-changed')
  expect(await titles()).toEqual([])
})

test('its whole text, and other choices for it, can be had under the same token', async () => {
  const { readFile, lookAtFile, chooseForFile } = await files()
  const { token, choices } = valueOf(await readFile(source))
  await startAnew()
  expect(valueOf(await lookAtFile(token))).toMatchObject({ token, document: { title: '桥' } })
  expect(valueOf(await chooseForFile(token, choices))).toMatchObject({ token })
})
