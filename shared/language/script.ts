import data from './data/script.json' with { type: 'json' }

/**
 * Traditional and Simplified, character by character: 3,500 pairs of a Traditional character and its
 * Simplified form (OpenCC's TSCharacters, by `build/repair-data/make.ts`).
 */

interface Tables {
  readonly toSimplified: Uint16Array
  readonly isTraditional: Uint8Array
  readonly isOnlySimplified: Uint8Array
}

let tables: Tables | undefined

function load(): Tables {
  if (tables !== undefined) return tables
  const toSimplified = new Uint16Array(0x10000)
  for (let code = 0; code < 0x10000; code += 1) toSimplified[code] = code
  const isTraditional = new Uint8Array(0x10000)
  for (let index = 0; index < data.toSimplified.length; index += 2) {
    const code = data.toSimplified.charCodeAt(index)
    toSimplified[code] = data.toSimplified.charCodeAt(index + 1)
    isTraditional[code] = 1
  }
  for (const character of data.toRare) isTraditional[character.charCodeAt(0)] = 1
  const isOnlySimplified = new Uint8Array(0x10000)
  for (const character of data.onlySimplified) isOnlySimplified[character.charCodeAt(0)] = 1
  tables = { toSimplified, isTraditional, isOnlySimplified }
  return tables
}

/** The Simplified form of the character `code` (a UTF-16 unit); itself where it has none of its own. */
export function simplifiedCode(code: number): number {
  return load().toSimplified[code] ?? code
}

/** Whether the character `code` (a UTF-16 unit) is written otherwise in Simplified. */
export function isTraditionalCode(code: number): boolean {
  return load().isTraditional[code] === 1
}

/** Whether Traditional never writes the character `code` (a UTF-16 unit): 会, but not 后. */
export function isOnlySimplifiedCode(code: number): boolean {
  return load().isOnlySimplified[code] === 1
}
