import { codePointLength } from '#shared/lib/code-points.ts'
import { lostDotsIn } from './lost-dots.ts'
import { DAMAGE_RULES } from './kinds.ts'
import type { DamageRule } from './kinds.ts'
import { ABOUT_ENCODING, withoutQuoted } from './stages/quoted.ts'
import type { DamageFinding } from './types.ts'

const DAMAGE =
  /\uFFFD+|[\uE000-\uF8FF]+|[\u{F0000}-\u{10FFFD}]+|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]|[\uFDD0-\uFDEF\uFFFE\uFFFF]+|(?:[锟錕]斤拷)+[锟錕]?|(?:烫烫烫|燙燙燙|屯屯屯)+/gu

/** A damaged place of a line, in UTF-16 units. */
interface Place {
  readonly start: number
  readonly end: number
  readonly rule: DamageRule
}

/**
 * Damage of a document's lines (or blocks) that cannot be mended because nothing is left that could tell what stood there.
 * What a whole text only quotes is none, kind by kind. `codes`: the runs of code of each line.
 */
export function findDamage(
  lines: readonly string[],
  codes: readonly (readonly string[])[] = [],
): readonly (readonly DamageFinding[])[] {
  const found = lines.map(placesIn)
  if (found.every((places) => places.length === 0)) return found.map(() => [])
  const kept = DAMAGE_RULES.map((rule) =>
    withoutQuoted(
      lines,
      found.map((places) => places.filter((place) => place.rule === rule)),
      codes,
    ),
  )
  return lines.map((line, index) =>
    findingsAt(
      line,
      kept.flatMap((byLine) => byLine[index] ?? []).sort((a, b) => a.start - b.start),
    ),
  )
}

const NONE: readonly Place[] = []

function placesIn(text: string): readonly Place[] {
  const dots = lostDotsIn(text).map((at): Place => ({ start: at, end: at + 1, rule: 'damage.lost-dot' }))
  const lost = lostIn(text)
  return dots.length === 0 ? lost : [...lost, ...dots]
}

function lostIn(text: string): readonly Place[] {
  if (!/[\uD800-\uF8FF\uFDD0-\uFDEF\uFFFD-\uFFFF锟錕烫燙屯]/.test(text)) return NONE
  const isAbout = ABOUT_ENCODING.test(text)
  return Array.from(text.matchAll(DAMAGE), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
    rule: ruleOf(match[0]),
  })).filter(({ rule }) => rule !== 'damage.known-garbage' || !isAbout)
}

function findingsAt(text: string, places: readonly Place[]): readonly DamageFinding[] {
  let done = 0
  let position = 0
  return places.map(({ start, end, rule }) => {
    const from = position + codePointLength(text.slice(done, start))
    position = from + codePointLength(text.slice(start, end))
    done = end
    const code = (text.codePointAt(start) ?? 0).toString(16).toUpperCase().padStart(4, '0')
    return { start: from, end: position, rule, values: { code: `U+${code}` } }
  })
}

function ruleOf(run: string): DamageRule {
  const code = run.codePointAt(0) ?? 0
  if (code === 0xfffd) return 'damage.replacement-character'
  if ((code >= 0xe000 && code <= 0xf8ff) || code >= 0xf0000) return 'damage.private-use'
  return code >= 0x4e00 && code <= 0x9fff ? 'damage.known-garbage' : 'damage.unassigned'
}
