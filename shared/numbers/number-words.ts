import type { Block } from '../domain/block.ts'
import type { NumberRecord } from '../domain/number.ts'
import type { Suggestion } from '../domain/suggestion.ts'
import { codePointLength } from '../lib/code-points.ts'
import { plainForm, type FormedText } from '../text/form.ts'
import { formInPlace } from '../text/form-in-place.ts'
import { partsOf } from '../text/formed-part.ts'
import type { CurrentNumber } from './current-number.ts'

/**
 * The words of numbers as they stand in the article: 3×10⁸ keeps its raised 8, 2019 the mark of a note behind it. A number in
 * a suggestion's new words has the form that they have. A block is cut up once, however many numbers are asked for.
 */
export function wordsOfNumbers(
  blocks: readonly Block[],
  suggestions: readonly Suggestion[],
): (number: NumberRecord) => FormedText {
  const byId = new Map(blocks.map((block) => [block.id, block]))
  const putIn = new Map(suggestions.map((suggestion) => [suggestion.id, suggestion]))
  return (number) => {
    const block = byId.get(number.blockId)
    if (block === undefined) return { text: number.text }
    if (number.suggestionId !== undefined) return wordsPutIn(number, block, putIn.get(number.suggestionId))
    const words = partsOf(block)(number.start, number.end)
    // What has no form is said in the number's own words: the finder may have evened them out.
    return words.marks === undefined ? { text: number.text } : words
  }
}

function wordsPutIn(number: NumberRecord, block: Block, suggestion: Suggestion | undefined): FormedText {
  const at = suggestion?.after.indexOf(number.text) ?? -1
  if (suggestion === undefined || at === -1) return { text: number.text }
  const { start, end, after, marks } = suggestion
  const from = codePointLength(after.slice(0, at))
  const form = formInPlace(block)({ start, end, text: after, marks })
  return partsOf({ text: after, marks: form })(from, from + codePointLength(number.text))
}

/** A number's words in a format that knows no form, as they read with what suggestions make of them. */
export function plainCurrent(
  number: NumberRecord,
  now: CurrentNumber,
  words: (of: NumberRecord) => FormedText,
): string {
  return now.changedBy === undefined ? plainForm(words(number)) : now.text
}
