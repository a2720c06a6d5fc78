import { toCodePoint } from '#shared/lib/code-points.ts'
import { findLookAlikes } from '#shared/repair/stages/look-alikes.ts'
import data from './data/variants.json' with { type: 'json' }
import type { VariantRule } from './mixture-rules.ts'

/** A character that neither script writes so, in a text of one. Code points of its line. */
export interface VariantForm {
  readonly line: number
  readonly start: number
  readonly end: number
  readonly rule: VariantRule
  readonly values: Readonly<Record<string, string>>
  readonly suggest: string
}

interface Forms {
  readonly variants: ReadonlyMap<string, string>
  /** A form of Japanese: its Simplified and its Traditional character. */
  readonly japanese: ReadonlyMap<string, Readonly<Record<'hans' | 'hant', string>>>
  readonly any: RegExp
}

let forms: Forms | undefined

function load(): Forms {
  if (forms !== undefined) return forms
  const variants = new Map((data.variants.match(/../gu) ?? []).map((pair) => [pair.charAt(0), pair.charAt(1)]))
  const japanese = new Map(
    (data.japanese.match(/.../gu) ?? []).map((each) => [
      each.charAt(0),
      { hans: each.charAt(1), hant: each.charAt(2) },
    ]),
  )
  forms = { variants, japanese, any: new RegExp(`[${[...variants.keys(), ...japanese.keys()].join('')}]+`, 'gu') }
  return forms
}

/** Doubled codes beyond those that are mended when a file is opened. */
const COMPATIBLE = /[\ufa10-\ufad9\u{2f800}-\u{2fa1d}]/gu

const FULL_WIDTH = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+/gu
const HALF_WIDTH = /[\dA-Za-z]/gu
/** One in so many is a slip of its own. */
const FEW = 4

/** ＡＢＣ and ３ beside letters and digits of the usual width; a text that writes next to none of them so means it. */
function hasBothWidths(lines: readonly string[]): boolean {
  const count = (pattern: RegExp): number =>
    lines.reduce((sum, line) => sum + (line.match(pattern)?.join('').length ?? 0), 0)
  const full = count(FULL_WIDTH)
  return full > 0 && count(HALF_WIDTH) * FEW >= full
}

/**
 * Japanese forms (図, 駅), variant characters (仝 for 同) and signs that only look like a character (radicals, doubled codes) in the
 * lines of a text, and letters of twice their width. What is quoted, named, or Japanese keeps the form of its source; `isExempt`
 * says so.
 */
export function findVariantForms(
  lines: readonly string[],
  script: 'hans' | 'hant',
  isExempt: (line: number, at: number) => boolean,
): readonly VariantForm[] {
  const { variants, japanese, any } = load()
  const alike = findLookAlikes(lines)
  const isMixed = hasBothWidths(lines)
  return lines.flatMap((line, index) => {
    const at = (start: number, end: number, rule: VariantRule, suggest: string): VariantForm => ({
      line: index,
      start: toCodePoint(line, start),
      end: toCodePoint(line, end),
      rule,
      values: { text: line.slice(start, end), right: suggest },
      suggest,
    })
    const signs = [
      ...(alike[index] ?? []).map(({ start, end, after }) => at(start, end, 'variant.look-alike', after)),
      ...Array.from(line.matchAll(COMPATIBLE)).flatMap(({ 0: sign, index: start }) => {
        const after = sign.normalize('NFKC')
        return after === sign ? [] : [at(start, start + sign.length, 'variant.look-alike', after)]
      }),
      ...(isMixed ? Array.from(line.matchAll(FULL_WIDTH)) : []).map(({ 0: run, index: start }) =>
        at(start, start + run.length, 'variant.full-width-letter', run.normalize('NFKC')),
      ),
    ]
    const found = Array.from(line.matchAll(any)).flatMap(({ 0: run, index: from }) =>
      [...run].flatMap((sign, offset): readonly VariantForm[] => {
        const start = from + offset
        if (isExempt(index, start)) return []
        const own = japanese.get(sign)?.[script]
        if (own !== undefined) return [at(start, start + 1, 'variant.japanese-form', own)]
        const usual = script === 'hans' ? variants.get(sign) : undefined
        return usual === undefined ? [] : [at(start, start + 1, 'variant.variant-character', usual)]
      }),
    )
    return [...signs, ...found]
  })
}
