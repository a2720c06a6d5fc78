import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { galley } from '../../helpers/run-galley.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'galley-words-'))
  mkdirSync(path.join(folder, 'desk/house/packs'), { recursive: true })
  writeFileSync(
    path.join(folder, 'desk/house/packs/本社.csv'),
    '类别,词语,改为,理由\n改用,青溪县,青溪市,2019年撤县设市\n',
  )
  writeFileSync(path.join(folder, 'desk/house/packs/旧表.csv'), '禁用词\n渡口\n')
  writeFileSync(path.join(folder, 'desk/settings.json'), '{"packsOff":["旧表"]}')
})

const line = `${JSON.stringify({ id: 1, text: '青溪县的渡口修好了。' })}\n`
const lint = async (...args: readonly string[]) => {
  const ran = await galley(folder, ['lint', '--rules', 'lexicon', '--json', ...args], line)
  return (ran.json[0] as { findings: readonly unknown[] }).findings
}

it('packs of a house are held against a text, those that are switched off are not', async () => {
  expect(await lint('--user-data-dir', 'desk')).toEqual([
    {
      rule: 'lexicon.preferred',
      severity: 'warning',
      start: 0,
      end: 3,
      message: expect.stringContaining('2019年撤县设市 · 本社'),
      suggest: '青溪市',
    },
  ])
  expect(await lint('--no-house')).toEqual([])
})
