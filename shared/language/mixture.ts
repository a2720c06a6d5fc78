import { toCodePoint } from '#shared/lib/code-points.ts'
import { gbkPair } from '#shared/repair/gbk.ts'
import type { MIXTURE_RULES } from './mixture-rules.ts'
import { isOnlySimplifiedCode, isTraditionalCode } from './script.ts'

/**
 * Simplified and Traditional in one text, found character by character (feature M2). Characters that both
 * scripts write, and variants of one script (台 and 臺, 群 and 羣), count for neither side.
 */

/** The script of a text, by the characters that only one script has. */
export type ScriptOfText = 'hans' | 'hant' | 'mixed' | 'none'

/** A character of the other script in a text of one script. Code points of its line. */
export interface MixedScriptFinding {
  readonly line: number
  readonly start: number
  readonly end: number
  readonly rule: (typeof MIXTURE_RULES)[number]
  readonly values: Readonly<Record<string, string | number>>
}

/** One side must be so many times as frequent as the other to be the script of the text. */
const DOMINANCE = 4
/** Quotations and titles keep the script of their source; names stand in them most often. */
const QUOTED = /“[^“”]*”|「[^「」]*」|『[^『』]*』|《[^《》]*》|〈[^〈〉]*〉|‘[^‘’]*’/g

/** The script of `text`. */
export function detectScript(text: string): ScriptOfText {
  const { hans, hant } = count([text])
  if (hans === 0 && hant === 0) return 'none'
  if (hans >= hant * DOMINANCE) return 'hans'
  return hant >= hans * DOMINANCE ? 'hant' : 'mixed'
}

/** Characters of the rarer script in `lines`, outside of quotations and titles; runs of them as one finding. */
export function findMixedScript(lines: readonly string[]): readonly MixedScriptFinding[] {
  const { hans, hant } = count(lines.map((line) => line.replace(QUOTED, '')))
  if (hans === 0 || hant === 0) return []
  const isHans = hans >= hant
  const isForeign = isHans ? isOnlyTraditional : isOnlySimplifiedCode
  const rule = isHans ? 'variant.traditional-in-simplified' : 'variant.simplified-in-traditional'
  return lines.flatMap((line, index) => findIn(line, isForeign).map((found) => ({ line: index, rule, ...found })))
}

function findIn(
  line: string,
  isForeign: (code: number) => boolean,
): readonly Pick<MixedScriptFinding, 'start' | 'end' | 'values'>[] {
  const exempt = [...line.matchAll(QUOTED)].map((match) => ({ start: match.index, end: match.index + match[0].length }))
  const found: Pick<MixedScriptFinding, 'start' | 'end' | 'values'>[] = []
  let next = 0
  for (let index = 0; index < line.length; index += 1) {
    if (!isForeign(line.charCodeAt(index))) continue
    const start = index
    while (index + 1 < line.length && isForeign(line.charCodeAt(index + 1))) index += 1
    while ((exempt[next]?.end ?? Infinity) <= index) next += 1
    if (start >= (exempt[next]?.start ?? Infinity)) continue
    const position = toCodePoint(line, start)
    const text = line.slice(start, index + 1)
    found.push({ start: position, end: position + text.length, values: { text } })
  }
  return found
}

function count(lines: readonly string[]): { readonly hans: number; readonly hant: number } {
  let hans = 0
  let hant = 0
  for (const line of lines) {
    for (let index = 0; index < line.length; index += 1) {
      const code = line.charCodeAt(index)
      if (code < 0x3400) continue
      if (isOnlySimplifiedCode(code)) hans += 1
      else if (isOnlyTraditional(code)) hant += 1
    }
  }
  return { hans, hant }
}

/** GB 2312 is the set of Simplified: what it has (乾, 著, 瞭) is written there too, in some words. */
function isOnlyTraditional(code: number): boolean {
  if (!isTraditionalCode(code)) return false
  const pair = gbkPair(code)
  return pair < 0xb0a1 || (pair & 0xff) < 0xa1
}
