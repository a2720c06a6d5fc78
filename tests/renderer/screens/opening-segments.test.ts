import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { placedBlocks } from '#renderer/screens/opening/roles.ts'
import { contextOf, repairsByBlock, segmentsOf } from '#renderer/screens/opening/segments.ts'
import { repairLines } from '#shared/repair/repair-text.ts'
import { preview } from '../../helpers/window/fixtures.ts'

describe('a mended text in runs', () => {
  test('the runs make up the text, and with every repair taken back the text as it came', () => {
    const { document, originals } = preview(3)
    const byBlock = repairsByBlock(document)
    expect(document.repairs.length).toBeGreaterThan(50)
    for (const [index, block] of document.blocks.entries()) {
      const segments = segmentsOf(block.text, byBlock.get(index) ?? [])
      expect(segments.map(({ text }) => text).join('')).toBe(block.text)
      expect(segments.map(({ text, repair }) => repair?.repair.before ?? text).join('')).toBe(originals[index])
    }
  })

  test('that holds for any text with letters beyond the first plane', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('𠮷', '舊', '&#38889;', '家', '，', '\u200b', 'a'), { maxLength: 30 }),
        (parts) => {
          const text = parts.join('')
          const mended = repairLines([text], { script: 'hans' })[0]
          if (mended === undefined) throw new Error('no line')
          const numbered = mended.repairs.map((repair, index) => ({ index, repair: { ...repair, block: 0 } }))
          const segments = segmentsOf(mended.text, numbered)
          expect(segments.map(({ text: run, repair }) => repair?.repair.before ?? run).join('')).toBe(text)
        },
      ),
    )
  })

  test('a repair is shown with its neighbours, never with half a character', () => {
    const repair = {
      block: 0,
      start: 2,
      end: 3,
      kind: 'gloss',
      before: '',
      after: '',
      evidence: { rule: 'r' },
      isGuess: false,
    }
    expect(contextOf('𠮷𠮷家𠮷𠮷', repair, 1)).toEqual({ before: '𠮷', after: '𠮷' })
  })
})

describe('blocks before they are kept', () => {
  const blocks = [
    { role: 'section-heading', text: '一', confidence: 0.4 },
    { role: 'paragraph', text: '二', confidence: 0.4 },
    { role: 'caption', text: '三', confidence: 0.9 },
    { role: 'caption', text: '四', confidence: 0.9 },
  ] as const

  test('a role that the rules doubt is asked for, a plain paragraph is not', () => {
    expect(placedBlocks(blocks, []).map(({ isDoubtful }) => isDoubtful)).toEqual([true, false, false, false])
  })

  test('what the editor set stands and is in doubt no more; captions are counted by what they are now', () => {
    const placed = placedBlocks(blocks, [
      { block: 0, role: 'furniture' },
      { block: 2, role: 'paragraph' },
    ])
    expect(placed.map(({ role }) => role)).toEqual(['furniture', 'paragraph', 'paragraph', 'caption'])
    expect(placed[0]?.isDoubtful).toBe(false)
    expect(placed[3]?.caption).toBe(1)
  })
})
