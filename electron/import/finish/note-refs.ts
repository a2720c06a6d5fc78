import { bareLabel } from '#shared/text/bare-label.ts'
import type { InlineMark } from '#shared/domain/mark.ts'
import { countFirst } from '#shared/lib/count-first.ts'

/** What a note mark looks like: a few digits or letters, signs, brackets, and lists of them. */
const LABEL =
  /^[[(（〔［]?(?:\d{1,3}|[a-z]|[①-⑳]|[*†‡§¶#※])(?:[,，、;\-–—~～\s]*(?:\d{1,3}|[a-z]|[①-⑳]|[*†‡§¶#※]))*[\])）〕］]?$/u
const BRACKETED = /^[[(（〔［].*[\])）〕］]$/u
/** A power stands on a base: ten, a letter that is a quantity or a unit, a unit word, a closing bracket of a formula. */
const BASE =
  /(?:(?<![\d.,])10|[×xX*·^]\s*\d{1,3}|(?<![A-Za-z])[A-Za-zμµΩ°]{1,3}|(?:[分厘毫微纳千]?米|公里|[Kk]ilomet(?:er|re)s?|met(?:er|re)s?|feet|foot|inch(?:es)?|mi(?:les?)?)|[A-Za-z]\))$/u
/** Raised letters that are neither powers nor note marks: 5th, 1er, TM. */
const RAISED_WORD = /^(?:st|nd|rd|th|er|re|e|o|a|TM|SM|®|©)$/u

/** A number that may be the base of a power: bare, and of no more digits than a person raises. */
const BARE_NUMBER = /(?<![\d.,:：/\-–—])\d{1,3}$/u
/** So many characters behind a power may say what it makes: 2¹⁰ = 1024, 7² is 49. */
const RESULT_LENGTH = 24

/** Nobody counts in thousands of a power: the raised number is a note's. */
const SCALED = /^\s?(?:[百千万萬亿億兆]|%|％|per cent|percent|hundred|thousand|million|billion|trillion)/u

/** What is known of a whole document when one block of it is read. */
export interface NoteSigns {
  /** Whether it has notes, so that a raised number on a bare one is a mark of one of them. */
  readonly hasNotes: boolean
}

/**
 * Whether a document has notes: marks that its file calls such or that lead to a place of its own, raised labels that count
 * 1, 2, 3 through it, or lines at its end under the very labels that are raised on its numbers.
 */
export function noteSignsOf(
  blocks: readonly {
    readonly text: string
    readonly marks?: readonly InlineMark[] | undefined
    readonly listNumber?: string | undefined
  }[],
): NoteSigns {
  const labels: number[] = []
  const onNumbers = new Set<number>()
  let lastRaised = -1
  for (const [index, { text, marks = [] }] of blocks.entries()) {
    if (marks.some(({ kind }) => kind === 'note-ref')) return { hasNotes: true }
    const raisedMarks = marks.filter(({ kind }) => kind === 'superscript')
    if (raisedMarks.length === 0) continue
    const isInLink = coverOf(marks.filter(({ kind, href }) => kind === 'link' && isOwnPlace(href)))
    const characters = Array.from(text)
    for (const mark of raisedMarks) {
      if (isInLink(mark)) return { hasNotes: true }
      const { raised, before, after } = around(characters, mark)
      if (!/^\d{1,3}$/u.test(raised) || BASE.test(before) || before.trim() === '') continue
      if (makesWhatFollows(raised, before, after)) continue
      labels.push(Number(raised))
      if (BARE_NUMBER.test(before)) onNumbers.add(Number(raised))
      lastRaised = index
    }
  }
  if (labels.length > 1 && isCounted(labels)) return { hasNotes: true }
  const under = blocks.slice(lastRaised + 1).map(({ text, listNumber }) => labelBefore(listNumber ?? text))
  return { hasNotes: under.some((label) => label !== undefined && onNumbers.has(label)) }
}

/** 1, 2, 2, 3: each the one before it or the next, from 1 on. */
function isCounted(labels: readonly number[]): boolean {
  return (
    labels.at(-1) !== 1 &&
    labels.every((label, at) => {
      const last = labels[at - 1] ?? 0
      return label === last + 1 || (at > 0 && label === last)
    })
  )
}

function labelBefore(text: string): number | undefined {
  const [, label] = /^\s*[[(（〔［]?(\d{1,3})(?:[\])）〕］]|[.．、:：]|\s|$)/u.exec(text) ?? []
  return label === undefined ? undefined : Number(label)
}

/**
 * Tells raised note marks from powers (10⁶ people¹): a raised label on anything that is no base of a power is a note mark,
 * whatever it was in its file. On a bare number it is one only where the document has notes; in doubt it stays raised. Other
 * marks are as they were.
 */
export function tellNoteRefs(text: string, marks: readonly InlineMark[], signs: NoteSigns): readonly InlineMark[] {
  if (!marks.some(({ kind }) => kind === 'superscript')) return marks
  const characters = Array.from(text)
  const isInNote = coverOf(marks.filter(({ kind }) => kind === 'note-ref'))
  const isInLink = coverOf(marks.filter(({ kind, href }) => kind === 'link' && isOwnPlace(href)))
  return marks.flatMap((mark) => {
    if (mark.kind !== 'superscript') return [mark]
    // What its file calls a note mark is raised as one.
    if (isInNote(mark)) return []
    const { raised, before, after } = around(characters, mark)
    const isNote = isNoteLabel(raised, before) && !isPower(raised, before, after, signs)
    return [isInLink(mark) || isNote ? { ...mark, kind: 'note-ref', target: bareLabel(raised) } : mark]
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

/** 2¹⁰ = 1024 in whatever document; 5³ where there are no notes. Nobody raises a number to 0 or 1. */
function isPower(raised: string, before: string, after: string, { hasNotes }: NoteSigns): boolean {
  if (makesWhatFollows(raised, before, after)) return true
  return (
    !hasNotes &&
    !SCALED.test(after) &&
    /^[-−+]?\d{1,2}$/u.test(raised) &&
    !/^[01]$/u.test(raised) &&
    BARE_NUMBER.test(before)
  )
}

/** Whether the number before, raised so high, is a number that stands right behind. */
function makesWhatFollows(raised: string, before: string, after: string): boolean {
  const [base] = BARE_NUMBER.exec(before) ?? []
  if (base === undefined || !/^\d{1,2}$/u.test(raised)) return false
  const power = Number(base) ** Number(raised)
  return (after.match(/\d[\d,]*(?:\.\d+)?/gu) ?? []).some((number) => Number(number.replaceAll(',', '')) === power)
}

/** What is raised, and the words on both sides of it. */
function around(
  characters: readonly string[],
  { start, end }: InlineMark,
): { readonly raised: string; readonly before: string; readonly after: string } {
  return {
    raised: characters.slice(start, end).join('').trim(),
    before: characters.slice(Math.max(0, start - 12), start).join(''),
    after: characters.slice(end, end + RESULT_LENGTH).join(''),
  }
}

/** Whether one of `runs` covers a mark; asked of many marks in many runs. */
function coverOf(runs: readonly InlineMark[]): (mark: InlineMark) => boolean {
  const sorted = runs.toSorted((a, b) => a.start - b.start)
  let farthest = 0
  const reach = sorted.map(({ end }) => (farthest = Math.max(farthest, end)))
  return ({ start, end }) => {
    const begun = countFirst(sorted, (run) => run.start <= start)
    return (reach[begun - 1] ?? 0) >= end
  }
}
