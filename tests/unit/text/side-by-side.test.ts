import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sideBySide, type SideBlock } from '#shared/text/side-by-side.ts'

const blocks = (...texts: readonly string[]): readonly SideBlock[] =>
  texts.map((text, at) => ({ id: String(at), text }))
const told = (old: readonly string[], fresh: readonly string[]): readonly string[] =>
  sideBySide(blocks(...old), blocks(...fresh)).map((row) =>
    [row.kind, 'old' in row ? row.old.text : '', 'fresh' in row ? row.fresh.text : ''].join(' | '),
  )

test('the same paragraphs stand beside each other, a rewritten one beside what it was, the others alone', () => {
  expect(
    told(
      ['渡船停了三天', '山上住着26户人家，每天要送40斤豆腐。', '这一段要删。', '老人说，明年还来。'],
      ['渡船停了三天', '山上住着26户人家，每天要送50斤豆腐。', '老人说，明年还来。', '新添的一段。'],
    ),
  ).toEqual([
    'same | 渡船停了三天 | 渡船停了三天',
    'changed | 山上住着26户人家，每天要送40斤豆腐。 | 山上住着26户人家，每天要送50斤豆腐。',
    'gone | 这一段要删。 | ',
    'same | 老人说，明年还来。 | 老人说，明年还来。',
    'added |  | 新添的一段。',
  ])
})

test('a paragraph that stands twice is not taken for another; one that moved is gone there and added here', () => {
  expect(told(['※', '甲乙丙丁', '※', '戊己庚辛'], ['※', '戊己庚辛', '※', '甲乙丙丁'])).toEqual([
    'same | ※ | ※',
    'gone | 甲乙丙丁 | ',
    'gone | ※ | ',
    'same | 戊己庚辛 | 戊己庚辛',
    'added |  | ※',
    'added |  | 甲乙丙丁',
  ])
})

test('each side is there whole and in its own order, and what is called the same is', () => {
  const text = fc.array(fc.stringMatching(/^[甲乙丙]{1,6}$/), { maxLength: 12 })
  fc.assert(
    fc.property(text, text, (old, fresh) => {
      const rows = sideBySide(blocks(...old), blocks(...fresh))
      expect(rows.flatMap((row) => ('old' in row ? [row.old.text] : []))).toEqual(old)
      expect(rows.flatMap((row) => ('fresh' in row ? [row.fresh.text] : []))).toEqual(fresh)
      for (const row of rows)
        if ('old' in row && 'fresh' in row) expect(row.kind === 'same').toBe(row.old.text === row.fresh.text)
    }),
  )
})
