import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { galley } from '../../helpers/run-galley.ts'

const HEAD = '本报记者 裴青原\n责任编辑：沈一鸣\n2026年3月8日\n\n'
let folder = ''

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'galley-check-'))
  mkdirSync(path.join(folder, 'edition'))
  writeFileSync(
    path.join(folder, 'edition/a.txt'),
    `桥上的灯\n${HEAD}渔船靠了岸，人们都到齐了。。守灯人说这叫“慢工，急不得。\n他写了《渡口》、《石门》，卖得不坏。\n`,
  )
  writeFileSync(path.join(folder, 'edition/b.txt'), `渡口的灯\n${HEAD}渔船靠了岸，人们都到齐了。\n`)
})

const check = (...args: readonly string[]) => galley(folder, ['check', ...args])
const rulesOf = (line: unknown): readonly string[] =>
  (line as { findings: readonly { rule: string }[] }).findings.map(({ rule }) => rule)

describe('galley check', () => {
  it('checks every file of a folder, in order, and keeps nothing', async () => {
    const { code, json } = await check('edition', '--json')
    expect(code).toBe(0)
    expect(json.map(({ file }) => file)).toEqual(['edition/a.txt', 'edition/b.txt'])
    expect(rulesOf(json[0])).toEqual(['punctuation.doubled-mark', 'punctuation.unclosed'])
    expect(json[0]).toMatchObject({ findings: [{ suggest: '。' }, {}] })
    expect(json[1]).toEqual({ file: 'edition/b.txt', findings: [] })
  })

  it('runs the rules that are named and no other, also what is off by default', async () => {
    const [one, other] = await Promise.all([
      check('edition/a.txt', '--rules', 'punctuation.pause-between-quoted,variant', '--json'),
      check('edition/a.txt', '--rules', 'punctuation', '--json'),
    ])
    expect(rulesOf(one?.json[0])).toEqual(['punctuation.pause-between-quoted'])
    expect(rulesOf(other?.json[0])).toEqual([
      'punctuation.doubled-mark',
      'punctuation.unclosed',
      'punctuation.pause-between-quoted',
    ])
    const wrong = await check('edition/a.txt', '--rules', 'punctuation,commas', '--json')
    expect([wrong.code, wrong.json]).toEqual([
      2,
      [{ error: { code: 'usage', message: expect.stringMatching(/commas/) } }],
    ])
  })

  it.each([
    ['info', 1],
    ['warning', 1],
    ['error', 0],
  ] as const)('ends by the severity that was asked for: %s with %i', async (severity, code) => {
    expect((await check('edition', '--severity', severity)).code).toBe(code)
    expect((await check('edition/b.txt', '--severity', severity)).code).toBe(0)
  })

  it('says in words where, how grave, what, and the right words', async () => {
    const { out, errors } = await check('edition', 'gone.txt', '--lang', 'en')
    expect(out).toContain('edition/a.txt  2 findings\n')
    expect(out).toMatch(/@\d+:\d+ {2}warning {2}Two marks in one place: 。。 \(GB\/T 15834 B\.2\) {2}⟦。。⟧ → 。/u)
    expect(out).toContain('edition/b.txt  0 findings')
    expect(errors).toMatch(/gone\.txt[^]*Files: 2; findings: 2/u)
  })

  it('goes on when a file fails, and ends with 1', async () => {
    const { code, json } = await check('gone.txt', 'edition/b.txt', '--json')
    expect(code).toBe(1)
    expect(json).toMatchObject([{ file: 'gone.txt', error: { code: 'file-missing' } }, { file: 'edition/b.txt' }])
  })
})
