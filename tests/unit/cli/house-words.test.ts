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

it('a list that is named holds for this run; rows that are none are said, and a file that is no list ends it', async () => {
  writeFileSync(path.join(folder, '旧表.csv'), '禁用词,改为\n渡口,码头\n,甲\n')
  const ran = await galley(folder, ['lint', '--rules', 'lexicon', '--json', '--pack', '旧表.csv'], line)
  expect(ran.json[0]).toMatchObject({ findings: [{ rule: 'lexicon.forbidden', start: 4, end: 6, suggest: '码头' }] })
  expect(ran.errors).toContain('旧表.csv')
  // With the house that has it switched off.
  expect(await lint('--user-data-dir', 'desk', '--pack', '旧表.csv')).toHaveLength(2)
  writeFileSync(path.join(folder, '散记.csv'), '渡口的灯亮了\n')
  const none = await galley(folder, ['lint', '--json', '--pack', '散记.csv'], line)
  expect(none).toMatchObject({ code: 1, json: [{ error: { code: 'pack-headless' } }] })
})
