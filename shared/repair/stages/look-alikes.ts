import radicals from '../data/radicals.json' with { type: 'json' }
import type { Edit } from '../edits.ts'

/** Kangxi radicals, whole signs of the radicals' supplement, doubled codes of Korean sets, Latin ligatures. */
const SIGN = /[\u2E80-\u2EF3\u2F00-\u2FD5\uF900-\uFA0B\uFB00-\uFB06]/
const SIGNS = new RegExp(SIGN.source, 'g')
const WRITTEN = /[\u3400-\u9FFF\u{20000}-\u{3FFFF}A-Za-z]/u
const SUPPLEMENT: ReadonlyMap<string, string> = new Map(
  radicals.pairs.map((pair) => [pair.charAt(0), pair.slice(1)] as const),
)

/**
 * Edits that put the character in the place of a sign that only looks like it, as text copied from a PDF has them. A radical
 * that stands alone between signs or spaces is meant as a radical, unless the text writes its words with radicals too.
 */
export function findLookAlikes(lines: readonly string[]): readonly (readonly Edit[])[] {
  const isSpelt = lines.some(
    (line) => SIGN.test(line) && [...line.matchAll(SIGNS)].some((at) => isInWord(line, at.index)),
  )
  return lines.map((line) => {
    if (!isSpelt || !SIGN.test(line)) return []
    return [...line.matchAll(SIGNS)].flatMap(({ 0: sign, index }): readonly Edit[] => {
      const after = SUPPLEMENT.get(sign) ?? sign.normalize('NFKC')
      if (after === sign || isQuoted(line, index)) return []
      return [
        {
          start: index,
          end: index + 1,
          after,
          kind: 'look-alike',
          evidence: { rule: 'repair.look-alike', values: { sign } },
          isGuess: false,
        },
      ]
    })
  })
}

function isInWord(line: string, index: number): boolean {
  return [line.charAt(index - 1), line.charAt(index + 1)].some((beside) => WRITTEN.test(beside) || SIGN.test(beside))
}

/** “⽊”: the sign itself is spoken of. */
function isQuoted(line: string, index: number): boolean {
  return /[“‘「『《"']/.test(line.charAt(index - 1)) && /[”’」』》"']/.test(line.charAt(index + 1))
}
