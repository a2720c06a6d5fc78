import { sliceCodePoints } from '../lib/code-points.ts'
import { readingText, type FormedText } from '../text/form.ts'
import { findNumbers, type FindNumbersOptions } from './find-numbers.ts'
import type { FoundNumber } from './core/found-number.ts'
import type { Header } from './table-headers.ts'
import { withHeaders } from './tables.ts'

/**
 * The numbers of a text that has a form: exponents are read as such, what is a note mark, struck or hidden is not read, and
 * a number in a table's cell knows the unit of its header, or else that of the whole table (`ofAll`). Their words are the text's own characters.
 */
export function numbersOfText(
  text: FormedText,
  options: FindNumbersOptions = {},
  ofAll?: Header,
): readonly FoundNumber[] {
  const reading = readingText(text)
  const found = withHeaders(findNumbers(reading, options), reading, text.grid, ofAll)
  if (reading === text.text) return found
  return found.map((number) => ({ ...number, text: sliceCodePoints(text.text, number.start, number.end) }))
}
