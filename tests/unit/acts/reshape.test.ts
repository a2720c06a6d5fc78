import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mergeBlocks, splitBlock, type OfArticle } from '#shared/acts/reshape.ts'
import { applyChange, changeOf } from '#shared/change/change-set.ts'
import type { Block } from '#shared/domain/block.ts'
import type { Note } from '#shared/domain/note.ts'
import type { NumberRecord } from '#shared/domain/number.ts'
import { recordKey, type DomainRecord } from '#shared/domain/records.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import { codePointLength, sliceCodePoints } from '#shared/lib/code-points.ts'
import { inReadingOrder } from '#shared/text/reading-order.ts'

const text = '渡口修好了三座桥。𠮷祥桥是最后一座，花了1.15万元。'
const base = { revision: 1, articleId: 'a', versionId: 'v' }

function block(id: string, order: number, words: string): Block {
  return { ...base, type: 'block', id, order, role: 'paragraph', text: words, confidence: 1 } as Block
}

function note(start: number, end: number): Note {
  const quote = { exact: sliceCodePoints(text, start, end), prefix: '', suffix: '' }
  const target = { kind: 'text', start: { blockId: 'b', offset: start }, end: { blockId: 'b', offset: end }, quote }
  return { ...base, type: 'note', id: `n${start}-${end}`, kind: 'comment', body: '', target } as unknown as Note
}

function number(start: number, end: number): NumberRecord {
  return {
    ...base,
    type: 'number',
    id: `x${start}`,
    blockId: 'b',
    start,
    end,
    text: sliceCodePoints(text, start, end),
  } as NumberRecord
}

const numbers = [number(5, 7), number(20, 26)]

function on(notes: readonly Note[]): OfArticle {
  return [...notes, ...numbers]
}

function after(records: readonly DomainRecord[], change: Parameters<typeof changeOf>[0]): readonly DomainRecord[] {
  return [...applyChange(new Map(records.map((record) => [recordKey(record), record])), changeOf(change)).values()]
}

/** The words that a record stands on, read from the blocks. */
function wordsAt(records: readonly DomainRecord[], blockId: string, start: number, end: number): string {
  const found = records.find((record) => record.type === 'block' && record.id === blockId)
  return found?.type === 'block' ? sliceCodePoints(found.text, start, end) : ''
}

describe('cutting and joining blocks', () => {
  test('every number keeps its words, wherever the cut is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: codePointLength(text) - 1 }), (offset) => {
        const whole = block('b', 1, text)
        const change = splitBlock(whole, offset, block('c', 2, '下一段'), on([]))
        const isInside = numbers.some((each) => each.start < offset && each.end > offset)
        expect(change === undefined).toBe(isInside)
        if (change === undefined) return
        const records = after([whole, ...numbers], change)
        for (const record of records) {
          if (record.type === 'number')
            expect(wordsAt(records, record.blockId, record.start, record.end)).toBe(record.text)
        }
      }),
    )
  })

  test('a paragraph that is to be moved behind it comes behind both parts, and no two stand at one place', () => {
    const [whole, last, far] = [block('b', 1, text), block('c', 2, '下一段'), block('d', 3, '末段')]
    const edit = { kind: 'move', state: 'open', blockId: 'd', start: 0, end: 0, orders: { from: 3, to: 1.5 } }
    const move = { ...base, type: 'suggestion', id: 's', ...edit } as Suggestion
    const records = after([whole, last, far, move], splitBlock(whole, 5, last, [whole, last, far, move]) ?? {})
    const blocks = records.filter((each) => each.type === 'block')
    expect(inReadingOrder(blocks, [move], 'marked').map((each) => each.text.slice(0, 2))).toEqual([
      '渡口',
      '三座',
      '末段',
      '下一',
    ])
    expect(blocks.map(({ order }) => order)).not.toContain(1.5)
  })

  test('joined again, text and notes are what they were', () => {
    fc.assert(
      fc.property(
        fc.nat(20),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 30 }),
        (start, width, offset) => {
          const whole = block('b', 1, text)
          const one = note(start, start + width)
          const change = splitBlock(whole, offset, undefined, [one])
          if (change === undefined) return
          const cut = after([whole, one], change)
          const [head, tail] = cut.filter((record) => record.type === 'block').sort((a, b) => a.order - b.order)
          const moved = cut.find((record) => record.type === 'note')
          if (head === undefined || tail === undefined || moved === undefined) throw new Error('the cut lost a record')
          const joined = after(cut, mergeBlocks(head, tail, [moved]) ?? {})
          expect(joined.find((record) => record.type === 'block')).toEqual(whole)
          expect(joined.find((record) => record.type === 'note')).toEqual(one)
        },
      ),
    )
  })

  test('Latin words are parted by a space, Han characters are not', () => {
    const join = (a: string, b: string): unknown =>
      mergeBlocks(block('b', 1, a), block('c', 2, b), [])?.updated?.[0]?.[1]
    expect(join('The tide', 'went out.')).toMatchObject({ text: 'The tide went out.' })
    expect(join('潮水', '退了。')).toMatchObject({ text: '潮水退了。' })
  })

  test('a picture is never joined to a text', () => {
    const figure = { ...block('f', 1, ''), role: 'figure' } as Block
    expect(mergeBlocks(figure, block('c', 2, '图注'), on([]))).toBeUndefined()
  })
})
