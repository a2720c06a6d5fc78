import { codePointLength } from '#shared/lib/code-points.ts'
import type { DamageRule } from './kinds.ts'
import type { DamageFinding } from './types.ts'

const DAMAGE =
  /\uFFFD+|[\uE000-\uF8FF]+|[\u{F0000}-\u{10FFFD}]+|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]|[\uFDD0-\uFDEF\uFFFE\uFFFF]+|(?:锟斤拷)+锟?|(?:烫烫烫|屯屯屯)+/gu
const ABOUT_GARBAGE = /乱码|亂碼|mojibake/i

/** Damage of `text` that cannot be mended because nothing is left that could tell what stood there. */
export function findDamage(text: string): readonly DamageFinding[] {
  if (!/[\uD800-\uF8FF\uFDD0-\uFDEF\uFFFD-\uFFFF锟烫屯]/.test(text)) return []
  const findings: DamageFinding[] = []
  let done = 0
  let position = 0
  for (const match of text.matchAll(DAMAGE)) {
    const rule = ruleOf(match[0])
    position += codePointLength(text.slice(done, match.index))
    const length = codePointLength(match[0])
    done = match.index + match[0].length
    if (!(rule === 'damage.known-garbage' && ABOUT_GARBAGE.test(text))) {
      const code = (match[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
      findings.push({ start: position, end: position + length, rule, values: { code: `U+${code}` } })
    }
    position += length
  }
  return findings
}

function ruleOf(run: string): DamageRule {
  const code = run.codePointAt(0) ?? 0
  if (code === 0xfffd) return 'damage.replacement-character'
  if ((code >= 0xe000 && code <= 0xf8ff) || code >= 0xf0000) return 'damage.private-use'
  return code >= 0x4e00 && code <= 0x9fff ? 'damage.known-garbage' : 'damage.unassigned'
}
