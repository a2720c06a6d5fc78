import data from './data/script.json' with { type: 'json' }

/**
 * Traditional and Simplified, character by character: 3,500 pairs of a Traditional character and its
 * Simplified form (OpenCC's TSCharacters, by `build/repair-data/make.ts`).
 */

let table: Uint16Array | undefined

function load(): Uint16Array {
  if (table !== undefined) return table
  table = new Uint16Array(0x10000)
  for (let index = 0; index < data.toSimplified.length; index += 2) {
    table[data.toSimplified.charCodeAt(index)] = data.toSimplified.charCodeAt(index + 1)
  }
  return table
}

/** The Simplified form of the character `code` (a UTF-16 unit); itself where it has none of its own. */
export function simplifiedCode(code: number): number {
  const found = load()[code] ?? 0
  return found === 0 ? code : found
}

/** Whether the character `code` (a UTF-16 unit) is written otherwise in Simplified. */
export function isTraditionalCode(code: number): boolean {
  return (load()[code] ?? 0) !== 0
}
