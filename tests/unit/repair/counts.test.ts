import { expect, test } from 'vitest'
import { findDamage } from '#shared/repair/damage.ts'
import { repairLines, repairText } from '#shared/repair/repair-text.ts'

const DAMAGED = [
  '我們(men)學(xué)會(huì)了現(xiàn)實(shí)里的戲(xì)劇(jù),也學(xué)會(huì)了等待。',
  '這(zhè)樣(yàng)的學(xué)習(xí),大家都說(shuō)好,見(jiàn)面時(shí)還會(huì)講(jiǎng)起。',
].join('\n')

function kindsFor(script: 'keep' | 'hans' | 'hant'): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { kind } of repairText(DAMAGED, { script }).repairs)
    if (kind !== 'variant') counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}

test('how many repairs of each kind there are does not hang on the script that is chosen', () => {
  expect(kindsFor('keep')['gloss']).toBeGreaterThan(8)
  expect(kindsFor('hans')).toEqual(kindsFor('keep'))
  expect(kindsFor('hant')).toEqual(kindsFor('keep'))
})

test.each([
  'The page showed “Ã©” instead of é, and “â€™” instead of an apostrophe.',
  'When UTF-8 is read as Latin-1, é turns into `Ã©`.',
  '网页上显示“Ã©”而不是é，咖啡馆的名字也对。',
])('signs of damage that a whole text quotes stay: %s', (text) => {
  expect(repairText(text, { script: 'keep' })).toMatchObject({ text, repairs: [] })
})

test.each([
  ['《Ã©》是编码错误的例子。', []],
  ['「Ã©」也是一个字。', []],
  ['The page showed \'Ã©\' and "Â£" all day.', []],
  ['Programs once wrote ‘锟斤拷’ into every form.', []],
  ['屏幕上满是“烫烫烫”和「锟斤拷」。', []],
  ['屏幕上满是“æ—¥æœ¬”。', []],
  ['The sign “\ufffd” stands for what cannot be read.', []],
  ['A blank is written “&nbsp;” there.', []],
  ['屏幕上满是锟斤拷，和“锟斤拷”。', ['damage.known-garbage', 'damage.known-garbage']],
  ['他说：“今天锟斤拷天气。”', ['damage.known-garbage']],
  ['一个字\ufffd坏了，还有“锟斤拷”。', ['damage.replacement-character']],
] as const)('%s: what is quoted stays, what is damaged is found', (text, rules) => {
  for (const script of ['keep', 'hans', 'hant'] as const) {
    const repaired = repairText(text, { script })
    expect(repaired.repairs.filter(({ kind }) => kind !== 'variant')).toEqual([])
    expect(repaired.findings.map(({ rule }) => rule)).toEqual(rules)
  }
})

test.each([
  'The page showed “Ã©” instead of “é” and "â€™" for an apostrophe.',
  'Where the form had “ü”, the list had “Ã¼”, and «â‚¬» stood for €.',
])('a letter that stands alone is no byte of another encoding: %s', (text) => {
  expect(repairText(text, { script: 'keep' })).toMatchObject({ text, repairs: [] })
})

test('what stands in code is shown as it is', () => {
  const [read] = repairLines(['UTF-8 writes Ã© there, and cafÃ© too.'], { script: 'keep', codes: [['Ã©', 'cafÃ©']] })
  expect(read?.repairs).toEqual([])
  expect(findDamage(['it prints 锟斤拷 twice'], [['锟斤拷']])).toEqual([[]])
  expect(findDamage(['it prints 锟斤拷 twice'])).toMatchObject([[{ rule: 'damage.known-garbage' }]])
})

test('a quoted place in a text that is damaged elsewhere too is mended with it', () => {
  expect(repairText('He wrote “Ã©” in the cafÃ© by the quay.', { script: 'keep' }).text).toBe(
    'He wrote “é” in the café by the quay.',
  )
  expect(repairText('“The cafÃ© is closed.”', { script: 'keep' }).text).toBe('“The café is closed.”')
})
