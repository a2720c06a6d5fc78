import type { Finding } from '../domain/source-document.ts'
import { toCodePoint } from '../lib/code-points.ts'
import { startWatch, type Watch } from '../lib/watch.ts'
import { withoutRivals } from './choices.ts'
import { markText, type MarkableBlock, type PunctuationMark } from './marked-text.ts'
import { PUNCTUATION_RULES, type PunctuationRule } from './rules.ts'

/** Which rules run beside or instead of the default ones. */
export interface CheckPunctuationOptions {
  /** Ids of rules switched on that are off by default, and layers (`punctuation`). */
  readonly on?: readonly string[] | undefined
  readonly off?: readonly string[] | undefined
  readonly watch?: Watch | undefined
}

type Switches = Required<{ readonly [K in 'on' | 'off']: readonly string[] }>

/** What the rules of GB/T 15834 find in the Chinese blocks of an article; each finding names its clause. */
export function checkPunctuation(
  blocks: readonly MarkableBlock[],
  options: CheckPunctuationOptions = {},
): readonly Finding[] {
  const { watch = startWatch() } = options
  const switches = { off: options.off ?? [], on: withoutRivals(options.on ?? []) }
  const chosen = PUNCTUATION_RULES.filter((rule) => isOn(rule, switches))
  if (chosen.length === 0) return []
  const text = markText(blocks)
  if (text.blocks.length === 0) return []
  const taken = new Taken()
  return chosen.flatMap((rule) => {
    if (watch.isOver()) {
      watch.rules.add(rule.id)
      return []
    }
    return rule
      .check(text)
      .filter((mark) => taken.take(mark, rule.id))
      .map((mark) => findingOf(rule, mark))
  })
}

function isOn({ id, isDefault, isChoice }: PunctuationRule, { on, off }: Switches): boolean {
  if (off.includes(id)) return false
  // The rules of numerals say the same of 二、三米; where they run, they say it.
  if (id === 'punctuation.approximate-pause' && on.includes('style')) return off.includes('style.approximate-pause')
  return isDefault || on.includes(id) || (!isChoice && on.includes('punctuation'))
}

function findingOf(rule: PunctuationRule, { block, start, end, clause, suggest, values }: PunctuationMark): Finding {
  const named = clause ?? rule.clause
  return {
    rule: rule.id,
    severity: rule.severity,
    block: block.index,
    start: toCodePoint(block.raw, start),
    end: toCodePoint(block.raw, end),
    values: { ...values, ...(named === undefined ? {} : { clause: named }) },
    ...(suggest === undefined ? {} : { suggest }),
  }
}

/** A sign that two rules find fault with is told of once. */
class Taken {
  /** By which rule each place of a block was taken. */
  readonly #byBlock = new Map<number, Map<number, string>>()

  take({ block, start, end }: PunctuationMark, by: string): boolean {
    if (end - start > MOST) return true
    const own = this.#byBlock.get(block.index) ?? new Map<number, string>()
    this.#byBlock.set(block.index, own)
    const places = Array.from({ length: end - start }, (_, at) => start + at)
    if (places.some((place) => (own.get(place) ?? by) !== by)) return false
    for (const place of places) own.set(place, by)
    return true
  }
}
/** Signs; a longer place holds words, in which another rule may have found another fault. */
const MOST = 6
