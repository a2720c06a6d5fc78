import { toCodePoint } from '#shared/lib/code-points.ts'
import { keptByText } from '#shared/lib/kept-by-text.ts'
import { gbkPair } from '#shared/repair/gbk.ts'
import type { MIXTURE_RULES } from './mixture-rules.ts'
import { otherWordsIn, type OtherWord } from './sure-words.ts'
import { isOnlySimplifiedCode, isTraditionalCode } from './script.ts'

/**
 * Simplified and Traditional in one text, found character by character (feature M2). Characters that both
 * scripts write, and variants of one script (台 and 臺, 群 and 羣), count for neither side.
 */

/** A character of the other script in a text of one script. Code points of its line. */
export interface MixedScriptFinding {
  readonly line: number
  readonly start: number
  readonly end: number
  readonly rule: (typeof MIXTURE_RULES)[number]
  readonly values: Readonly<Record<string, string | number>>
  /** What the script of the text has there, where the character alone does not tell. */
  readonly suggest?: string
}

/** Quotations and titles keep the script of their source; names stand in them most often. */
const QUOTED = /“[^“”]*”|「[^「」]*」|『[^『』]*』|《[^《》]*》|〈[^〈〉]*〉|‘[^‘’]*’/g

/** Words between two marks among which there is kana: they are Japanese. */
const JAPANESE = /[\p{Script=Han}々ー]*[\u3041-\u30fa][\p{Script=Han}\u3041-\u30fa々ー]*/gu

/** Whether a place of a line lies in a quotation or a title, which keep the script of their source, or in Japanese. */
export const quotedIn = keptByText((line): ((at: number) => boolean) => {
  const quoted = [...line.matchAll(QUOTED), ...line.matchAll(JAPANESE)].map(
    (match) => [match.index, match.index + match[0].length] as const,
  )
  return quoted.length === 0 ? () => false : (at) => quoted.some(([start, end]) => start <= at && at < end)
})

/** A text that is said to be in one script is in the other where so many times as many characters are only of that. */
const SURELY = 4

/**
 * The script of lines that are taken together: the commoner one, or the one that their language is said to have unless
 * most characters speak against it; undefined where neither tells.
 */
export function scriptOf(lines: readonly string[], language?: string): 'hans' | 'hant' | undefined {
  let [hans, hant] = [0, 0]
  for (const line of lines) {
    const own = countIn(line)
    hans += own.hans
    hant += own.hant
  }
  if (hans === 0 && hant === 0) return language === 'zh-Hant' ? 'hant' : language === 'zh-Hans' ? 'hans' : undefined
  if (language === 'zh-Hant') return hans >= SURELY * Math.max(hant, 1) ? 'hans' : 'hant'
  if (language === 'zh-Hans') return hant >= SURELY * Math.max(hans, 1) ? 'hant' : 'hans'
  return hans >= hant ? 'hans' : 'hant'
}

/**
 * Characters of the rarer script in `lines`, outside of quotations and titles; runs of them as one finding. Where both scripts
 * have a character (后) the word tells (以后 is 以後).
 */
export function findMixedScript(lines: readonly string[], language?: string): readonly MixedScriptFinding[] {
  const script = scriptOf(lines, language)
  if (script === undefined) return []
  const rule = script === 'hans' ? 'variant.traditional-in-simplified' : 'variant.simplified-in-traditional'
  const writesLi = script === 'hant' && lines.some((line) => line.includes('裏'))
  const find = script === 'hans' ? inSimplified : writesLi ? inTraditionalWithLi : inTraditional
  return lines.flatMap((line, index) => find(line).map((found) => ({ line: index, rule, ...found })))
}

type Found = Pick<MixedScriptFinding, 'start' | 'end' | 'values' | 'suggest'>

const inSimplified = keptByText((line) => findIn(line, isOnlyTraditional, otherWordsIn(line, 'hans', false)))
const inTraditional = keptByText((line) => findIn(line, isOnlySimplifiedCode, otherWordsIn(line, 'hant', false)))
const inTraditionalWithLi = keptByText((line) => findIn(line, isOnlySimplifiedCode, otherWordsIn(line, 'hant', true)))

function findIn(line: string, isForeign: (code: number) => boolean, words: readonly OtherWord[]): readonly Found[] {
  const isQuoted = quotedIn(line)
  const at = (start: number, end: number): Pick<MixedScriptFinding, 'start' | 'end' | 'values'> => ({
    start: toCodePoint(line, start),
    end: toCodePoint(line, end),
    values: { text: line.slice(start, end) },
  })
  const found: Pick<MixedScriptFinding, 'start' | 'end' | 'values'>[] = []
  for (let index = 0; index < line.length; index += 1) {
    if (!isForeign(line.charCodeAt(index))) continue
    const start = index
    while (index + 1 < line.length && isForeign(line.charCodeAt(index + 1))) index += 1
    // A word says more than the one character of it that is foreign.
    if (isQuoted(start) || words.some((word) => word.start <= start && start < word.end)) continue
    found.push(at(start, index + 1))
  }
  const told = words
    .filter(({ start }) => !isQuoted(start))
    .map(({ start, end, right }) => ({ ...at(start, end), suggest: right }))
  return [...found, ...told].toSorted((a, b) => a.start - b.start)
}

/** The characters of a line, outside of quotations and titles, that only one of both scripts has. */
const countIn = keptByText((line): { readonly hans: number; readonly hant: number } => {
  let [hans, hant] = [0, 0]
  const text = line.replace(QUOTED, '')
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code < 0x3400) continue
    if (isOnlySimplifiedCode(code)) hans += 1
    else if (isOnlyTraditional(code)) hant += 1
  }
  return { hans, hant }
})

/** The list of 2013 gave these back to names: 毕昇, 甯 as a surname. */
const OF_NAMES: ReadonlySet<number> = new Set([...'昇甯陞'].map((sign) => sign.charCodeAt(0)))

/** GB 2312 is the set of Simplified: what it has (乾, 著, 瞭) is written there too, in some words. */
function isOnlyTraditional(code: number): boolean {
  if (!isTraditionalCode(code) || OF_NAMES.has(code)) return false
  const pair = gbkPair(code)
  return pair < 0xb0a1 || (pair & 0xff) < 0xa1
}
