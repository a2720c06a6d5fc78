import data from './data/script.json' with { type: 'json' }

/**
 * Traditional and Simplified, character by character: 3,500 pairs of a Traditional character and its
 * Simplified form (OpenCC's TSCharacters, by `build/repair-data/make.ts`).
 */

interface Tables {
  readonly toSimplified: Uint16Array
  readonly isTraditional: Uint8Array
  readonly isOnlySimplified: Uint8Array
  /** For what only Simplified writes: the one Traditional character; 0 where there are several, or none. */
  readonly onlyTraditional: Uint16Array
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
  const onlyTraditional = new Uint16Array(0x10000)
  const several = new Set<number>()
  for (let index = 0; index < data.toSimplified.length; index += 2) {
    const code = data.toSimplified.charCodeAt(index + 1)
    if (onlyTraditional[code] !== 0) several.add(code)
    onlyTraditional[code] = data.toSimplified.charCodeAt(index)
  }
  for (const code of several) onlyTraditional[code] = 0
  tables = { toSimplified, isTraditional, isOnlySimplified, onlyTraditional }
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

/** The Traditional character that a Simplified one stands for, where it can be one only: 国 is 國, 发 may be 發 or 髮. */
export function traditionalOf(sign: string): string | undefined {
  const code = sign.charCodeAt(0)
  const found = sign.length === 1 && isOnlySimplifiedCode(code) ? load().onlyTraditional[code] : undefined
  return found === undefined || found === 0 ? undefined : String.fromCharCode(found)
}
