import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { noteSignsOf, tellNoteRefs } from '#electron/import/finish/note-refs.ts'
import type { InlineMark } from '#shared/domain/mark.ts'
import { numbersOfText } from '#shared/numbers/numbers-of-text.ts'
import { carryMarks } from '#shared/text/carry-form.ts'
import { cutMarks, formedRuns, joinMarks, plainForm, readingText, tidyMarks } from '#shared/text/form.ts'

const mark = (kind: InlineMark['kind'], start: number, end: number): InlineMark => ({ kind, start, end })

describe('what is read of a text with a form', () => {
  test('is as long as the text, raised where it is raised', () => {
    expect(readingText({ text: '3×108米', marks: [mark('superscript', 4, 5)] })).toBe('3×10⁸米')
    expect(readingText({ text: 'CO2', marks: [mark('subscript', 2, 3)] })).toBe('CO₂')
  })

  test('has no number in which a note mark or a struck price stands', () => {
    const noted = numbersOfText({ text: '20194年', marks: [mark('note-ref', 4, 5)] }, { lang: 'zh' })
    expect(noted.map(({ text, value }) => [text, value])).toEqual([['20194年', '2019']])
    const struck = numbersOfText({ text: '原价300280元', marks: [mark('struck', 2, 5)] }, { lang: 'zh' })
    expect(struck.map(({ text, start, value }) => [text, start, value])).toEqual([['280元', 5, 280]])
  })

  test('has points for the commas of a language that writes 40.000,5, and of no other', () => {
    const read = (text: string, lang: string) =>
      readingText({ text, marks: [{ ...mark('lang', 0, text.length), lang }] })
    expect(read('40.000 t, un 3,5 %, 1.250.000,5; el 12.03.2026 a las 20.15; 1,2,3', 'es')).toBe(
      '40,000 t, un 3.5 %, 1,250,000.5; el 12.03.2026 a las 20.15; 1,2,3',
    )
    expect(read('40.000 y 3,5', 'es-MX')).toBe('40.000 y 3,5')
    expect(read('40.000 and 3,5', 'en')).toBe('40.000 and 3,5')
  })

  test('leaves out in plain text what was hidden or struck', () => {
    expect(plainForm({ text: 'a\tb secret', marks: [mark('hidden', 1, 10)] })).toBe('a\t')
    const marks = [mark('note-ref', 4, 5), mark('superscript', 9, 10), { ...mark('ruby', 10, 11), reading: 'zhái' }]
    expect(plainForm({ text: '20194年，108翟', marks, listNumber: '一、' })).toBe('一、2019[4]年，10⁸翟（zhái）')
  })
})

describe('raised labels', () => {
  test.each([
    ['有106个', 4, 5, 'superscript'],
    ['3×108米', 4, 5, 'superscript'],
    ['面积5km2', 5, 6, 'superscript'],
    ['面积5平方米2', 6, 7, 'superscript'],
    ['20194年', 4, 5, 'note-ref'],
    ['1202万吨', 3, 4, 'note-ref'],
    ['增长3.5%1', 6, 7, 'note-ref'],
    ['他说。12', 3, 5, 'note-ref'],
    ['words[3]', 5, 8, 'note-ref'],
    ['5th', 1, 3, 'superscript'],
    ['210 = 1024', 1, 3, 'superscript'],
    ['53 boxes', 1, 2, 'superscript'],
    ['12001 people', 4, 5, 'note-ref'],
    ['of 401 boats', 5, 6, 'note-ref'],
    ['453 million', 2, 3, 'note-ref'],
  ])('in %s at %i–%i: %s', (text, start, end, kind) => {
    expect(tellNoteRefs(text, [mark('superscript', start, end)], { hasNotes: false })[0]?.kind).toBe(kind)
  })
})

describe('a document with notes', () => {
  const raised = (text: string, start: number, end: number) => ({ text, marks: [mark('superscript', start, end)] })
  test('is told by marks that lead to them, by labels that count through it, and by lines under them', () => {
    expect(noteSignsOf([{ text: '说1', marks: [mark('note-ref', 1, 2)] }]).hasNotes).toBe(true)
    expect(noteSignsOf([raised('words1', 5, 6), raised('53 boxes', 1, 2)]).hasNotes).toBe(false)
    expect(noteSignsOf([raised('words1', 5, 6), raised('52 boxes', 1, 2)]).hasNotes).toBe(true)
    expect(noteSignsOf([raised('53 boxes', 1, 2), { text: '3 Counted by hand.' }]).hasNotes).toBe(true)
    expect(noteSignsOf([raised('53 boxes', 1, 2), { text: 'Counted by hand.' }]).hasNotes).toBe(false)
    expect(noteSignsOf([raised('210 = 1024', 1, 3), raised('72 is 49', 1, 2)]).hasNotes).toBe(false)
  })

  test('has note marks on bare numbers, and powers where the power itself stands behind', () => {
    const told = (text: string, start: number, end: number): unknown =>
      tellNoteRefs(text, [mark('superscript', start, end)], { hasNotes: true })[0]?.kind
    expect(told('53 boxes', 1, 2)).toBe('note-ref')
    expect(told('210 = 1,024 words', 1, 3)).toBe('superscript')
    expect(told('72 is 49', 1, 2)).toBe('superscript')
    expect(told('72的结果是49', 1, 2)).toBe('superscript')
  })
})

describe('marks that are carried', () => {
  test('take in what is written inside of them, and leave out what is put beside them', () => {
    const bold = [mark('bold', 2, 6)]
    expect(carryMarks(bold, [{ start: 4, end: 4, length: 3 }])).toEqual([mark('bold', 2, 9)])
    expect(carryMarks(bold, [{ start: 2, end: 2, length: 3 }])).toEqual([mark('bold', 5, 9)])
    expect(carryMarks(bold, [{ start: 6, end: 6, length: 3 }])).toEqual(bold)
    expect(carryMarks(bold, [{ start: 2, end: 6, length: 1 }])).toEqual([mark('bold', 2, 3)])
    expect(carryMarks(bold, [{ start: 0, end: 4, length: 1 }])).toEqual([mark('bold', 1, 3)])
    expect(carryMarks(bold, [{ start: 4, end: 8, length: 1 }])).toEqual([mark('bold', 2, 4)])
    expect(carryMarks(bold, [{ start: 1, end: 7, length: 9 }])).toEqual([])
    expect(carryMarks([mark('note-ref', 2, 3)], [{ start: 2, end: 3, length: 1 }])).toEqual([])
  })

  test('stay inside of the text, and in order, whatever is done to it', () => {
    const runs = fc.array(fc.tuple(fc.nat(19), fc.nat(19)), { maxLength: 6 })
    const edits = fc.array(fc.tuple(fc.nat(4), fc.nat(4), fc.nat(4)), { maxLength: 5 })
    fc.assert(
      fc.property(runs, edits, (marks, steps) => {
        let at = 0
        let grown = 20
        const list = steps.flatMap(([gap, cut, length]) => {
          const start = at + gap
          const end = start + cut
          if (end > 20) return []
          at = end + 1
          grown += length - cut
          return [{ start, end, length }]
        })
        for (const each of carryMarks(
          marks.map(([a, b]) => mark('bold', Math.min(a, b), Math.max(a, b) + 1)),
          list,
        )) {
          expect(each.start).toBeGreaterThanOrEqual(0)
          expect(each.end).toBeGreaterThan(each.start)
          expect(each.end).toBeLessThanOrEqual(grown)
        }
      }),
    )
  })

  test('give way to the form that new words bring, and meet again where it is the same', () => {
    const bold = [mark('bold', 2, 8)]
    expect(carryMarks(bold, [{ start: 4, end: 5, length: 3, marks: [] }])).toEqual([
      mark('bold', 2, 4),
      mark('bold', 7, 10),
    ])
    expect(carryMarks(bold, [{ start: 4, end: 5, length: 3, marks: [mark('bold', 0, 3)] }])).toEqual([
      mark('bold', 2, 10),
    ])
    expect(carryMarks([], [{ start: 1, end: 1, length: 4, marks: [mark('superscript', 2, 3)] }])).toEqual([
      mark('superscript', 3, 4),
    ])
  })

  test('leave new words with a form of their own in that form, sign for sign', () => {
    const runs = fc.array(fc.tuple(fc.constantFrom('bold', 'italic'), fc.nat(19), fc.nat(19)), { maxLength: 6 })
    const edits = fc.array(fc.tuple(fc.nat(4), fc.nat(4), fc.integer({ min: 1, max: 4 }), fc.nat(4)), { maxLength: 5 })
    fc.assert(
      fc.property(runs, edits, (marks, steps) => {
        let at = 0
        let grown = 0
        const words: [number, number, number][] = []
        const list = steps.flatMap(([gap, cut, length, own]) => {
          const start = at + gap
          const end = start + cut
          if (end > 20) return []
          at = end + 1
          words.push([start + grown, length, Math.min(own, length)])
          grown += length - cut
          return [{ start, end, length, marks: own === 0 ? [] : [mark('bold', 0, Math.min(own, length))] }]
        })
        const carried = carryMarks(
          marks.map(([kind, a, b]) => mark(kind as InlineMark['kind'], Math.min(a, b), Math.max(a, b) + 1)),
          list,
        )
        const kindsAt = (place: number): readonly string[] =>
          carried.filter(({ start, end }) => start <= place && place < end).map(({ kind }) => kind)
        for (const [start, length, own] of words)
          for (let sign = 0; sign < length; sign += 1) expect(kindsAt(start + sign)).toEqual(sign < own ? ['bold'] : [])
      }),
    )
  })

  test('are cut and joined to what they were', () => {
    const marks = [mark('bold', 1, 8), mark('link', 3, 5)]
    expect(joinMarks(cutMarks(marks, 0, 4), cutMarks(marks, 4, 9), 4)).toEqual(tidyMarks(marks))
  })

  test('cut a text into runs of one form each', () => {
    const runs = formedRuns({ text: 'abcdef', marks: [mark('bold', 1, 4), mark('italic', 3, 6)] })
    expect(runs.map(({ text, marks }) => [text, marks.map(({ kind }) => kind).join('+')])).toEqual([
      ['a', ''],
      ['bc', 'bold'],
      ['d', 'bold+italic'],
      ['ef', 'italic'],
    ])
  })
})
