import type { SuggestionId } from '../domain/ids.ts'
import type { NumberRecord } from '../domain/number.ts'
import type { Suggestion } from '../domain/suggestion.ts'
import { codePointLength, sliceCodePoints } from '../lib/code-points.ts'
import { carryForm } from '../text/carry-form.ts'
import { plainForm, type FormedText } from '../text/form.ts'
import { standingPart } from '../text/formed-part.ts'
import { numbersOfText } from './numbers-of-text.ts'

/** A number as it stands once the suggestions that touch its words, open or accepted, are carried out. */
export interface CurrentNumber {
  /** The words that then stand there, as plain text reads them (3×10⁸); empty when they are taken away. */
  readonly text: string
  readonly value: NumberRecord['value']
  readonly unit: string | undefined
  readonly approx: NumberRecord['approx']
  /** The suggestion that changed it; absent when it stands as it was found. */
  readonly changedBy?: SuggestionId
}

/**
 * What a number comes to, seen with the suggestions on its words: those in place, and the one that puts it right.
 * A rejected suggestion changes nothing; a number in an accepted suggestion's own words is as it was read there.
 * `block`: the text that it stands in, for a raised 8 behind 3×10 is its exponent.
 */
export function currentNumber(
  number: NumberRecord,
  suggestions: readonly Suggestion[],
  block: FormedText | undefined,
): CurrentNumber {
  const asFound = { text: number.text, value: number.value, unit: number.unit, approx: number.approx }
  if (number.suggestionId !== undefined) return asFound
  const own = suggestions.filter((each) => isOn(number, each)).toSorted((a, b) => a.start - b.start || a.end - b.end)
  const [first] = own
  if (first === undefined) return asFound
  const words = wordsAfter(number, own, block)
  if (words.text === number.text) return asFound
  const [read] = numbersOfText(words)
  return {
    text: plainForm(words),
    value: read?.value,
    unit: read?.unit,
    approx: read?.approx ?? 'none',
    changedBy: first.id,
  }
}

/** An insertion right beside the number's words makes another number of it as often as not (42 → 42万). */
function isOn(number: NumberRecord, { state, blockId, numberId, start, end }: Suggestion): boolean {
  if (state === 'rejected' || blockId !== number.blockId) return false
  if (numberId !== undefined && numberId !== number.id) return false
  return start === end ? start >= number.start && start <= number.end : start < number.end && end > number.start
}

/** The number's words with the suggestions carried out; what a suggestion writes beyond them belongs to it. */
function wordsAfter(number: NumberRecord, own: readonly Suggestion[], block: FormedText | undefined): FormedText {
  const words = standingPart(block, number.start, number.end, number.text)
  const length = codePointLength(number.text)
  const edits: { start: number; end: number; length: number; marks: Suggestion['marks'] }[] = []
  let text = ''
  let at = 0
  for (const { start, end, after, marks } of own) {
    const [from, to] = [Math.max(0, start - number.start), Math.min(length, end - number.start)]
    // Of two that overlap the first stands, as in the clean text.
    if (from < at && text !== '') continue
    text += sliceCodePoints(number.text, at, from) + after
    edits.push({ start: from, end: to, length: codePointLength(after), marks })
    at = Math.max(at, to)
  }
  return { text: text + sliceCodePoints(number.text, at, length), ...carryForm(words, edits) }
}
