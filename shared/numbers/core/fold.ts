import pairs from './data/fold.json' with { type: 'json' }

/** Characters of which the folded text says something else than they are: full width, Traditional, variant signs. */
const FOLD: ReadonlyMap<number, number> = new Map(
  Object.entries(pairs).flatMap(([plain, others]) =>
    [...others].map((other) => [other.charCodeAt(0), plain.charCodeAt(0)] as const),
  ),
)

const TABLE = buildTable()

/** Rewrites `text` to half width and Simplified characters, index by index, so that positions stay the same. */
export function fold(text: string): string {
  let at = 0
  while (at < text.length && TABLE[text.charCodeAt(at)] === text.charCodeAt(at)) at += 1
  if (at === text.length) return text
  const units = new Uint16Array(text.length)
  for (let index = 0; index < text.length; index += 1) units[index] = TABLE[text.charCodeAt(index)] ?? 0
  return decode(units)
}

/** Lower case of the ASCII letters alone: others may change in length (İ), and positions must stay. */
export function lowerCase(text: string): string {
  return text.replaceAll(/[A-Z]+/gu, (letters) => letters.toLowerCase())
}

function decode(units: Uint16Array): string {
  // `fromCharCode` takes its arguments from the stack: long texts are turned piece by piece.
  const step = 8192
  let out = ''
  for (let from = 0; from < units.length; from += step) {
    out += String.fromCharCode(...units.subarray(from, from + step))
  }
  return out
}

function buildTable(): Uint16Array {
  const table = new Uint16Array(65_536)
  for (let code = 0; code < table.length; code += 1) table[code] = code
  for (let code = 0xff01; code <= 0xff5e; code += 1) table[code] = code - 0xfee0
  for (const [from, to] of FOLD) table[from] = to
  return table
}
