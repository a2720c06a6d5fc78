import { applyEdits } from '../edits.ts'
import type { Edit } from '../edits.ts'
import { textCost } from '../lexicon.ts'
import { editsOf } from './line-edits.ts'
import type { ReadOptions } from './losses.ts'
import { readTokens } from './read-line.ts'
import { tokenize } from './tokens.ts'

/**
 * Runs of Han characters that lost their first byte, so that all that follows is shifted by one:
 * `?` and garbage, up to the next `?`. Believed only when the shifted reading makes far better words.
 */
const RUN = /\?!?([^\u0000-\u007F]+)/g
/** Mean cost a character from which a run after a `?` is suspicious; prose has 40 to 60. */
const SUSPICIOUS = 66
/** What the text must gain in words, in the unit of lexicon.ts, and for each character that changes. */
const LEAST_GAIN = 40
const GAIN_A_CHARACTER = 8

/** A stop at the end that was cut in two leaves `?!?`, in a line whose other signs were made half-width. */
const CUT_AT_END = /[\u4E00-\u9FFF][,:;][\u4E00-\u9FFF].*[\u4E00-\u9FFF”]\?!\?$/
const FULL_WIDTH_SIGN = /[，：；？！（）]/
const ASKING = /[吗嗎呢吧啊呀么麼谁誰哪何怎几幾啥岂豈]/

/** Edits that read such runs of `line` again. */
export function findLostLeads(line: string, options: Omit<ReadOptions, 'hasLostLeads'>): readonly Edit[] {
  if (CUT_AT_END.test(line) && !FULL_WIDTH_SIGN.test(line) && !ASKING.test(line)) {
    return editsOf(line, readTokens(line, tokenize(line), { ...options, hasLostLeads: false }))
  }
  const isSuspicious = [...line.matchAll(RUN)].some(
    ([, run = '']) => run.length > 1 && textCost(run) / run.length > SUSPICIOUS,
  )
  if (!isSuspicious) return []
  const edits = editsOf(line, readTokens(line, tokenize(line), { ...options, hasLostLeads: true }))
  if (edits.length === 0) return []
  const gain = textCost(line) - textCost(applyEdits(line, edits))
  const changed = edits.reduce((sum, edit) => sum + edit.after.length, 0)
  return gain > LEAST_GAIN + GAIN_A_CHARACTER * changed ? edits : []
}
