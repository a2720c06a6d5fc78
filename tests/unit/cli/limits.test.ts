import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { checkWhole } from '#electron/doors/cli/checks.ts'
import { createNodeFork } from '#electron/import/process/node-fork.ts'
import { createParser } from '#electron/import/process/parser-process.ts'
import { runCheck } from '#electron/checks/run-check.ts'
import { parse } from '#tests/helpers/parse.ts'
import { galley, newFolder } from '#tests/helpers/run-galley.ts'
import { childFile } from '#build/scripts/child-file.ts'

const folder = newFolder()
const at = (name: string): string => path.join(folder, name)
/** A worker in the middle of a step that has no end. */
const stuck = { workerPath: at('stuck.mjs'), limits: { timeMs: 300, memoryMb: 512 } }
const long = `石埂立起来\n\n${'全村修了12公里石埂，共投入320万元。'.repeat(1200)}\n`

beforeAll(() => {
  writeFileSync(at('stuck.mjs'), "process.on('message', () => { for (;;); })\nprocess.send({ kind: 'ready' })\n")
  writeFileSync(at('long.txt'), long)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('says that a text in which a step never ends was not read, and goes on with the next', async () => {
  const lines = [
    { id: 'long', text: long },
    { id: 'short', text: '修了12公里' },
  ]
  const input = lines.map((line) => JSON.stringify(line)).join('\n')
  const numbers = await galley(folder, ['numbers', '--json'], input, stuck)
  expect(numbers.code).toBe(0)
  expect(numbers.json).toMatchObject([
    { id: 'long', numbers: [], isPartial: true },
    { id: 'short', numbers: [{ text: '12公里' }] },
  ])
  const repair = await galley(folder, ['repair', '--json'], input, stuck)
  expect(repair.code).toBe(1)
  expect(repair.json).toMatchObject([
    { id: 'long', error: { code: 'parse-timeout' } },
    { id: 'short', output: '修了12公里' },
  ])
})

it('shows an article in which a check never ends, and says that it was not checked', async () => {
  const kept = await galley(folder, ['import', '--library', 'a.sqlite', '--json', 'long.txt'])
  const article = String(kept.json[0]?.['article'])
  const args = ['show', article, '--library', 'a.sqlite', '--json']
  const whole = await galley(folder, args)
  expect(JSON.stringify(whole.json)).not.toContain('structure.not-checked')
  const ended = await galley(folder, args, '', stuck)
  expect(ended.code).toBe(0)
  expect(ended.json).toMatchObject([{ title: '石埂立起来', findings: [{ rule: 'structure.not-checked' }] }])
})

it('finds in a long article by the child what it finds at once', async () => {
  const { document } = await parse(long)
  const parser = createParser(createNodeFork(childFile('import-worker')))
  const { blocks } = document
  expect(await checkWhole(parser, { name: 'long.txt', blocks }, 'source', { document })).toEqual({
    ok: true,
    value: await runCheck('source', { document }),
  })
  await parser.close()
})
