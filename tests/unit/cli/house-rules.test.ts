import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { galley } from '../../helpers/run-galley.ts'

const HEAD = '本报记者 裴青原\n责任编辑：沈一鸣\n2026年3月8日\n\n'
const BODY = '渔船靠了岸，人们都到齐了。。\n他用Go写程序，谈起往事，历厉在目。\n'
const STYLE =
  '{"rulesOff":["punctuation.doubled-mark"],"rulesOn":["punctuation.blank-missing"],"reviewerName":"沈一鸣"}'
let folder = ''

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'galley-house-'))
  writeFileSync(path.join(folder, 'a.txt'), `桥上的灯\n${HEAD}${BODY}`)
  for (const [name, settings] of [
    ['desk', STYLE],
    ['broken', '{"rulesOff":'],
    ['config/Galley', STYLE],
  ] as const) {
    mkdirSync(path.join(folder, name, 'house'), { recursive: true })
    writeFileSync(path.join(folder, name, 'settings.json'), settings)
    writeFileSync(path.join(folder, name, 'house/words.txt'), '历厉在目\n')
  }
})

const rulesOf = (line: unknown): readonly string[] =>
  (line as { findings: readonly { rule: string }[] }).findings.map(({ rule }) => rule)
const run = async (...args: readonly string[]) => {
  const ran = await galley(folder, args)
  return { ...ran, rules: ran.code === 0 ? rulesOf(ran.json[0]) : [] }
}
const USUAL = ['punctuation.doubled-mark', 'typo.fixed-expression']
const HOUSE = ['punctuation.blank-missing', 'punctuation.blank-missing']

describe('the rules of a house in the command', () => {
  it('check follows the app’s own settings and words unless it is told not to, and says so', async () => {
    const environment = { ...process.env, LANG: 'en_US.UTF-8', XDG_CONFIG_HOME: path.join(folder, 'config') }
    const check = (...args: readonly string[]) => galley(folder, ['check', 'a.txt', ...args], '', { environment })
    const own = await check()
    expect(own.out).toMatch(/a\.txt {2}2 findings\n.*⟦用G⟧ → 用 G\n.*⟦o写⟧ → o 写/u)
    expect(own.errors).toContain('(1 switched off, 1 switched on)')
    expect(rulesOf((await check('--json', '--no-house')).json[0])).toEqual(USUAL)
  })

  it('inspect follows them when the folder is named', async () => {
    expect((await run('inspect', 'a.txt', '--json', '--user-data-dir', 'desk')).rules).toEqual(HOUSE)
  })

  it('lint follows them only where that is said; rules that are named run, whatever the house switched off', async () => {
    const line = `${JSON.stringify({ id: 1, text: BODY.replaceAll('\n', '') })}\n`
    const lint = async (...args: readonly string[]) =>
      rulesOf((await galley(folder, ['lint', '--json', ...args], line)).json[0])
    expect(await lint()).toEqual(USUAL)
    expect(await lint('--user-data-dir', 'desk')).toEqual(HOUSE)
    const named = ['--rules', 'punctuation.doubled-mark,typo']
    expect(await lint('--user-data-dir', 'desk', ...named)).toEqual(['punctuation.doubled-mark'])
  })

  it('ends with what cannot be read where that was asked for, and with what contradicts itself', async () => {
    const missing = await run('check', 'a.txt', '--json', '--user-data-dir', 'gone')
    expect(missing).toMatchObject({ code: 1, json: [{ error: { code: 'file-missing' } }] })
    const broken = await run('check', 'a.txt', '--json', '--user-data-dir', 'broken')
    expect(broken).toMatchObject({ code: 1, json: [{ error: { code: 'file-unreadable' } }] })
    const both = await run('check', 'a.txt', '--json', '--no-house', '--user-data-dir', 'desk')
    expect(both).toMatchObject({ code: 2, json: [{ error: { code: 'usage' } }] })
  })

  it('two rules that contradict each other are not both run', async () => {
    const names = 'punctuation.blank-missing,punctuation.blank-present'
    const { code, json } = await run('check', 'a.txt', '--json', '--rules', names)
    expect([code, json]).toEqual([
      2,
      [{ error: { code: 'usage', message: expect.stringMatching(/blank-missing and punctuation\.blank-present/u) } }],
    ])
  })

  it('English is held to the spelling that the house has chosen, or that is said, and to AP style where its layer is named', async () => {
    mkdirSync(path.join(folder, 'london'))
    writeFileSync(path.join(folder, 'london/settings.json'), '{"englishSpelling":"british"}')
    const line = `${JSON.stringify({ id: 1, text: 'The colour of the center fell 4 percent.' })}\n`
    const lint = async (...args: readonly string[]) => {
      const [told] = (await galley(folder, ['lint', '--json', ...args], line)).json
      const { findings } = told as { findings: readonly { rule: string; suggest?: string }[] }
      return findings.map(({ rule, suggest }) => `${rule} ${String(suggest)}`)
    }
    expect(await lint('--rules', 'english.house-spelling')).toEqual([])
    const named = ['--rules', 'english.house-spelling', '--user-data-dir', 'london']
    expect(await lint(...named)).toEqual(['english.house-spelling centre'])
    expect(await lint(...named, '--english', 'american')).toEqual(['english.house-spelling color'])
    expect(await lint('--rules', 'english', '--english', 'american')).toEqual(['english.house-spelling color'])
    expect(await lint('--rules', 'english.ap')).toEqual(['english.ap-percent %'])
    expect((await galley(folder, ['lint', '--json', '--english', 'scots'], line)).code).toBe(2)
  })
})
