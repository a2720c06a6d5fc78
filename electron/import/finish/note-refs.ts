import type { InlineMark } from '#shared/domain/mark.ts'

/** What a note mark looks like: a few digits or letters, signs, brackets, and lists of them. */
const LABEL =
  /^[[(（〔［]?(?:\d{1,3}|[a-z]|[①-⑳]|[*†‡§¶#※])(?:[,，、;\-–—~～\s]*(?:\d{1,3}|[a-z]|[①-⑳]|[*†‡§¶#※]))*[\])）〕］]?$/u
const BRACKETED = /^[[(（〔［].*[\])）〕］]$/u
/** A power stands on a base: ten, a letter that is a quantity or a unit, a unit word, a closing bracket of a formula. */
const BASE =
  /(?:(?<![\d.,])10|[×xX*·^]\s*\d{1,3}|(?<![A-Za-z])[A-Za-zμµΩ°]{1,3}|(?:[分厘毫微纳千]?米|公里|[Kk]ilomet(?:er|re)s?|met(?:er|re)s?|feet|foot|inch(?:es)?|mi(?:les?)?)|[A-Za-z]\))$/u
/** Raised letters that are neither powers nor note marks: 5th, 1er, TM. */
const RAISED_WORD = /^(?:st|nd|rd|th|er|re|e|o|a|TM|SM|®|©)$/u

/**
 * Tells raised note marks from powers (10⁶ people¹): a raised label on anything that is no base of a power is a note mark,
 * whatever it was in its file. Other marks are as they were.
 */
export function tellNoteRefs(text: string, marks: readonly InlineMark[]): readonly InlineMark[] {
  if (!marks.some(({ kind }) => kind === 'superscript')) return marks
  const characters = Array.from(text)
  const isInNote = coverOf(marks.filter(({ kind }) => kind === 'note-ref'))
  const isInLink = coverOf(marks.filter(({ kind, href }) => kind === 'link' && isOwnPlace(href)))
  return marks.flatMap((mark) => {
    if (mark.kind !== 'superscript') return [mark]
    // What its file calls a note mark is raised as one.
    if (isInNote(mark)) return []
    const raised = characters.slice(mark.start, mark.end).join('').trim()
    const before = characters.slice(Math.max(0, mark.start - 12), mark.start).join('')
    return [
      isInLink(mark) || isNoteLabel(raised, before) ? { ...mark, kind: 'note-ref', target: labelOf(raised) } : mark,
    ]
  })
}

function isOwnPlace(href: string | undefined): boolean {
  return href?.startsWith('#') === true
}

function isNoteLabel(raised: string, before: string): boolean {
  if (!LABEL.test(raised) || RAISED_WORD.test(raised)) return false
  if (BRACKETED.test(raised) || /[*†‡§¶※①-⑳]/u.test(raised)) return true
  // A letter over a number or a word is more often a power or an ordinal than a note.
  if (/^[a-z]$/u.test(raised)) return false
  return before.trim() !== '' && !BASE.test(before)
}

function labelOf(raised: string): string {
  return raised.replace(/^[[(（〔［]|[\])）〕］]$/gu, '')
}

/** Whether one of `runs` covers a mark; asked of many marks in many runs. */
function coverOf(runs: readonly InlineMark[]): (mark: InlineMark) => boolean {
  const sorted = runs.toSorted((a, b) => a.start - b.start)
  let farthest = 0
  const reach = sorted.map(({ end }) => (farthest = Math.max(farthest, end)))
  return ({ start, end }) => {
    let low = 0
    let high = sorted.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sorted[middle]?.start ?? 0) <= start) low = middle + 1
      else high = middle
    }
    return (reach[low - 1] ?? 0) >= end
  }
}
