import { describe, expect, it } from 'vitest'
import { REPAIR_KINDS, weightierKind } from '#shared/repair/kinds.ts'
import { repairText, withoutRepairs } from '#shared/repair/repair-text.ts'
import { damageLikeTheSeed } from './damage-model.ts'

const repair = (text: string): string => repairText(text, { script: 'keep' }).text

describe('references and escapes', () => {
  it('become their characters', () => {
    expect(repair('&#28180;&#x6E2F;')).toBe('渔港')
    expect(repair('老何说&ldquo;开张&rdquo;&hellip;&mdash;AT&amp;T')).toBe('老何说“开张”…—AT&T')
    expect(repair('\\u6e14\\u6e2f\\u65e9\\u5e02')).toBe('渔港早市')
    expect(repair('%u6e14%u6e2f')).toBe('渔港')
    expect(repair('&#147;quoted&#148;')).toBe('“quoted”')
    expect(repair('来源：渔港报&nbsp2024年，&ldquo早市&rdquo开张')).toBe('来源：渔港报\u00a02024年，“早市”开张')
  })

  it('in a row are one repair', () => {
    const { repairs } = repairText('早市&#28180;&#28207;', { script: 'keep' })
    expect(repairs).toHaveLength(1)
    expect(repairs[0]).toMatchObject({ start: 2, end: 4, kind: 'entity', after: '渔港' })
  })

  it.each([
    'HTML 用 &nbsp; 表示空格，&lt; 表示小于号。',
    '正则 [\\u4e00-\\u9fa5] 匹配汉字。',
    'const name = "\\u6e14\\u6e2f"; console.log(name)',
    'R&D 与 Q&A；?id=1&lang=zh&copy=2',
    '?a=1&nbsp=2&hellip1=3 与 &nbspecial',
    'see `&hellip;` and `\\u2026`',
  ])('in code, or in a text about them, stay: %s', (line) => {
    expect(repair(line)).toBe(line)
  })
})

describe('invisible characters', () => {
  it('are taken away, each place a repair', () => {
    const { text, repairs } = repairText('渔\u200B港\uFEFF早\u0007市', { script: 'keep' })
    expect(text).toBe('渔港早市')
    expect(repairs.map((item) => [item.start, item.end, item.evidence.values?.code])).toEqual([
      [1, 1, 'U+200B'],
      [2, 2, 'U+FEFF'],
      [3, 3, 'U+0007'],
    ])
  })

  it('stay where a script or a picture needs them', () => {
    for (const line of ['👨‍👩‍👧 一家人', 'می‌خواهم', 'क्‍ष', '\u202Bשלום\u202C', '1️⃣ 🏴󠁧󠁢󠁥󠁮󠁧󠁿', 'tab\there'])
      expect(repair(line)).toBe(line)
  })
})

describe('damage of which nothing is known', () => {
  it('is shown with its place', () => {
    expect(repairText('😀渔\uFFFD\uFFFD港\uE001', { script: 'keep' }).findings).toEqual([
      { start: 2, end: 4, rule: 'damage.replacement-character', values: { code: 'U+FFFD' } },
      { start: 5, end: 6, rule: 'damage.private-use', values: { code: 'U+E001' } },
    ])
    expect(repairText('内容锟斤拷锟斤拷不全', { script: 'keep' }).findings[0]?.rule).toBe('damage.known-garbage')
    expect(repairText('锟斤拷是有名的乱码', { script: 'keep' }).findings).toEqual([])
  })
})

describe('width', () => {
  const readings = new Map([
    ['開', 'kāi'],
    ['會', 'huì'],
    ['實', 'shí'],
  ])
  const roundTrip = (line: string): string => repair(damageLikeTheSeed(line, readings))

  it('is restored between Han, beside numbers and around brackets', () => {
    for (const line of [
      '開會日期：2021年',
      '佔90%，其中開會12人，2018年',
      '今天開會！下午還開會？真的；（老何說開會）',
      '開會在9:56:59，共1,037人',
      '開會（Harbour Board），而且',
      '“開會”，他慢慢地說：“今天開會？”',
    ]) {
      expect(roundTrip(line)).toBe(line)
    }
  })

  it('is left alone in a text that was not damaged so', () => {
    expect(repair('本报讯(记者 张三)昨日,新馆开放;免费.')).toBe('本报讯(记者 张三)昨日,新馆开放;免费.')
  })
})

describe('refusing', () => {
  it('puts back one repair and moves the others', () => {
    const repaired = repairText('大學(xué)生開(kāi)會(huì)', { script: 'keep' })
    const { text, repairs } = withoutRepairs(repaired, new Set([1]))
    expect(text).toBe('大學生開(kāi)會')
    expect(repairs.map((item) => [item.start, item.end])).toEqual([
      [1, 2],
      [9, 10],
    ])
  })

  it('moves findings along and drops those inside', () => {
    const repaired = repairText('渔\u200B港\uFFFD', { script: 'keep' })
    expect(withoutRepairs(repaired, new Set([0])).findings).toEqual([
      { start: 3, end: 4, rule: 'damage.replacement-character', values: { code: 'U+FFFD' } },
    ])
  })
})

describe('kinds', () => {
  it('have an order of weight', () => {
    expect(weightierKind('variant', 'gloss')).toBe('gloss')
    expect(weightierKind('gloss', 'width')).toBe('gloss')
    expect(new Set(REPAIR_KINDS).size).toBe(REPAIR_KINDS.length)
  })
})
