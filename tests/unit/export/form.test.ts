import { describe, expect, test } from 'vitest'
import { articleMarkup } from '#electron/export/html/blocks.ts'
import { formedMarkup } from '#shared/markup/form.ts'
import { formedView } from '#electron/export/formed-view.ts'
import { markedText } from '#electron/export/html/marks.ts'
import type { Block } from '#shared/domain/block.ts'
import type { InlineMark } from '#shared/domain/mark.ts'
import type { Repair } from '#shared/domain/repair.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'

const at = (kind: InlineMark['kind'], start: number, end: number, more: Partial<InlineMark> = {}): InlineMark => ({
  kind,
  start,
  end,
  ...more,
})
const blockOf = (text: string, more: Partial<Block>): Block =>
  ({ type: 'block', id: 'b', role: 'paragraph', order: 0, text, ...more }) as Block

describe('the form of words in an exported page', () => {
  test('is written with the elements that say it; what was hidden is not written', () => {
    const marks = [
      at('superscript', 4, 5),
      at('link', 6, 8, { href: 'https://example.org/?a=1&b=2' }),
      at('link', 8, 10, { href: 'javascript:alert(1)' }),
      at('hidden', 10, 12),
      at('ruby', 12, 13, { reading: 'zhái' }),
    ]
    expect(formedMarkup({ text: '3×108米正文坏链隐去翟', marks })).toBe(
      '3×10<sup>8</sup>米<a href="https://example.org/?a=1&amp;b=2">正文</a>坏链<ruby>翟<rt>zhái</rt></ruby>',
    )
  })

  test('follows accepted suggestions, and goes back with repairs', () => {
    const block = blockOf('他种了树苗', { marks: [at('bold', 3, 5)] })
    const accepted = { id: 's', blockId: 'b', start: 0, end: 1, after: '她们', state: 'accepted' } as Suggestion
    expect(formedMarkup(formedView(block, 'clean', [accepted], []))).toBe('她们种了<b>树苗</b>')
    const repair = { id: 'r', blockId: 'b', start: 0, end: 1, before: '他(ta)' } as Repair
    expect(formedMarkup(formedView(block, 'original', [], [repair]))).toBe('他(ta)种了<b>树苗</b>')
  })

  test('stands inside of deletions in the marked view', () => {
    const block = blockOf('他种了树苗', { marks: [at('bold', 3, 5)] })
    const open = { id: 's', blockId: 'b', start: 2, end: 4, before: '了树', after: '', state: 'open' } as Suggestion
    expect(markedText(block, { suggestions: [open], numbers: [], remarks: [], blockOrder: new Map([['b', 0]]) })).toBe(
      '他种<del>了</del><del><b>树</b></del><b>苗</b>',
    )
  })

  test('keeps readings in the marked view, in deletions too', () => {
    const block = blockOf('瓮村的翟姓', {
      marks: [at('ruby', 0, 1, { reading: 'wèng' }), at('ruby', 3, 4, { reading: 'zhái' })],
    })
    const open = { id: 's', blockId: 'b', start: 2, end: 4, before: '的翟', after: '', state: 'open' } as Suggestion
    expect(markedText(block, { suggestions: [open], numbers: [], remarks: [], blockOrder: new Map([['b', 0]]) })).toBe(
      '<ruby>瓮<rt>wèng</rt></ruby>村<del>的</del><del><ruby>翟<rt>zhái</rt></ruby></del>姓',
    )
  })

  test('has the cells of a table, with heads and spans, and the numbers of a list', () => {
    const table = blockOf('年份\t棵\n2025\t<7>', {
      role: 'table',
      grid: {
        rows: [
          [
            { start: 0, end: 2, isHeader: true },
            { start: 3, end: 4, isHeader: true },
          ],
          [
            { start: 5, end: 9, rowSpan: 2 },
            { start: 10, end: 13 },
          ],
        ],
      },
    })
    const item = blockOf('选山坡', { id: 'c' as Block['id'], role: 'list-item', listNumber: '一、' })
    const none = (): string => ''
    const parts = { text: formedMarkup, cards: none, picture: none, verdict: none, missing: '' }
    const markup = articleMarkup([table, item], parts)
    expect(markup).toContain(
      '<thead><tr><th>年份</th><th>棵</th></tr></thead><tbody><tr><td rowspan="2">2025</td><td>&lt;7&gt;</td></tr>',
    )
    expect(markup).toContain('<span class="list-number">一、</span> 选山坡')
  })
})
