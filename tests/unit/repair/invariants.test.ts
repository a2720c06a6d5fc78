import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { composeEdits, applyEdits } from '#shared/repair/edits.ts'
import type { Edit } from '#shared/repair/edits.ts'
import { repairLines, repairText, withoutRepairs } from '#shared/repair/repair-text.ts'
import { undoAll } from './undo.ts'

const PIECES = [
  ...'的山水橋樑長説學会后里😀𠮷é“”《》，。！？',
  ...'abc019 ,.!?()&;:',
  '學(xué)',
  '會(huì)',
  '?qǐng)',
  '?!',
  '?',
  '(cháng)',
  '&#38889;',
  '&nbsp;',
  '&amp;',
  '\\u4f60\\u597d',
  'ä½ å¥½',
  'ÄãºÃ',
  '浣犲ソ',
  'Â©',
  '\u200B',
  '\uFEFF',
  '\u0007',
  '\u0085',
  '\uFFFD',
  '\uE000',
  '\uD800',
  '\r\n',
  '\n',
]
const texts = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join(''))
const scripts = fc.constantFrom('keep' as const, 'hans' as const, 'hant' as const)

describe('every repair', () => {
  it('can be put back: all of them give the text as it came', () => {
    fc.assert(
      fc.property(texts, scripts, (text, script) => {
        expect(undoAll(repairText(text, { script }))).toBe(text)
      }),
      { numRuns: 400 },
    )
  })

  it('lies in order, beside the others, and says what stands there now', () => {
    fc.assert(
      fc.property(texts, scripts, (text, script) => {
        const repaired = repairText(text, { script })
        const characters = [...repaired.text]
        let end = 0
        for (const repair of repaired.repairs) {
          expect(repair.start).toBeGreaterThanOrEqual(end)
          expect(characters.slice(repair.start, repair.end).join('')).toBe(repair.after)
          expect(repair.before).not.toBe(repair.after)
          end = repair.end
        }
        for (const finding of repaired.findings) expect(finding.end).toBeLessThanOrEqual(characters.length)
      }),
      { numRuns: 300 },
    )
  })

  it('is done once: a repaired text has nothing left to repair', () => {
    fc.assert(
      fc.property(texts, scripts, (text, script) => {
        const once = repairText(text, { script }).text
        expect(repairText(once, { script }).text).toBe(once)
      }),
      { numRuns: 400 },
    )
  })

  it('can be refused alone, and all refused give the text as it came', () => {
    fc.assert(
      fc.property(texts, scripts, fc.array(fc.nat(20)), (text, script, chosen) => {
        const repaired = repairText(text, { script })
        const all = new Set(repaired.repairs.map((_, index) => index))
        expect(withoutRepairs(repaired, all).text).toBe(text)
        const some = withoutRepairs(repaired, new Set(chosen.filter((index) => all.has(index))))
        expect(undoAll(some)).toBe(text)
      }),
      { numRuns: 300 },
    )
  })

  it('stays in its line: lines and their count are kept', () => {
    fc.assert(
      fc.property(
        fc.array(
          texts.map((text) => text.replace(/[\r\n]/g, '')),
          { maxLength: 5 },
        ),
        (lines) => {
          const repaired = repairLines(lines, { script: 'keep' })
          expect(repaired.map(undoAll)).toEqual(lines)
        },
      ),
      { numRuns: 150 },
    )
  })
})

describe('two stages as one', () => {
  const edit = (start: number, end: number, after: string): Edit => ({
    start,
    end,
    after,
    kind: 'width',
    evidence: { rule: 'repair.width' },
    isGuess: false,
  })
  const edits = (length: number): fc.Arbitrary<readonly Edit[]> =>
    fc
      .array(fc.tuple(fc.nat(length), fc.integer({ min: 1, max: 4 }), fc.string({ maxLength: 3 })), { maxLength: 5 })
      .map((list) => {
        const sorted = [...list].sort((a, b) => a[0] - b[0])
        const kept: Edit[] = []
        for (const [start, width, after] of sorted) {
          if (start >= (kept.at(-1)?.end ?? 0) && start + width <= length) kept.push(edit(start, start + width, after))
        }
        return kept
      })

  it('lead to the same text as one after the other', () => {
    const cases = fc.string({ minLength: 12, maxLength: 20 }).chain((text) =>
      edits(text.length).chain((first) => {
        const middle = applyEdits(text, first)
        return edits(middle.length).map((second) => ({ text, first, second }))
      }),
    )
    fc.assert(
      fc.property(cases, ({ text, first, second }) => {
        const composed = composeEdits(text, first, second)
        expect(applyEdits(text, composed)).toBe(applyEdits(applyEdits(text, first), second))
        for (const [index, item] of composed.entries())
          expect(item.start).toBeGreaterThanOrEqual(composed[index - 1]?.end ?? 0)
      }),
      { numRuns: 500 },
    )
  })
})
