import { replaceUnits } from '../../lib/replace-units.ts'
import { simplifiedCode } from '../../language/script.ts'
import pairs from './data/fold.json' with { type: 'json' }

/** Variant signs and characters that the table of scripts does not have, or that say something else of a number. */
const FOLD: ReadonlyMap<number, number> = new Map(
  Object.entries(pairs).flatMap(([plain, others]) =>
    [...others].map((other) => [other.charCodeAt(0), plain.charCodeAt(0)] as const),
  ),
)

const TABLE = buildTable()

/** Rewrites `text` to half width and Simplified characters, index by index, so that positions stay the same. */
export function fold(text: string): string {
  return replaceUnits(text, (unit) => TABLE[unit] ?? unit)
}

/** Lower case of the ASCII letters alone: others may change in length (İ), and positions must stay. */
export function lowerCase(text: string): string {
  return text.replaceAll(/[A-Z]+/gu, (letters) => letters.toLowerCase())
}

function buildTable(): Uint16Array {
  const table = new Uint16Array(65_536)
  for (let code = 0; code < table.length; code += 1) table[code] = simplifiedCode(code)
  for (let code = 0xff01; code <= 0xff5e; code += 1) table[code] = code - 0xfee0
  for (const [from, to] of FOLD) table[from] = to
  return table
}
