import context from './data/context.json' with { type: 'json' }
import { IS_FIXED, IS_IN_MODEL } from './packing.ts'
import { DOUBLED, type Change } from './changes.ts'
import { findWord } from './find-word.ts'
import { isSaidTwice } from './said-twice.ts'
import type { WordModel } from './word-model.ts'

const NUMERAL = /^[一二三四五六七八九十百千万亿零〇○]+$/u
/** Behind these a word tells how something is done: 更高地, 较好地, 一步一步地. */
const MANNER = /(?:[更较最很越甚]\p{Script=Han}{1,2}|(\p{Script=Han})\p{Script=Han}{0,3}\1\p{Script=Han}{0,3})$/u

/**
 * Whether what stands at a place is usual there, though the model of words finds it rare: numbers, points won (胜一局得1分),
 * what is said twice on purpose, manner told by 地 (审时度势地提出). `start`: in UTF-16 units of the text.
 */
export function isUsual(
  text: string,
  start: number,
  change: Change,
  model: Pick<WordModel, 'child' | 'wordAt' | 'flags'>,
): boolean {
  const { length, right, kind } = change
  const end = start + length
  const wrong = text.slice(start, end)
  const [before, behind] = [text.slice(Math.max(0, start - 8), start), text.slice(end, end + 1)]
  if (NUMERAL.test(wrong) && (NUMERAL.test(right) || NUMERAL.test(behind) || NUMERAL.test(before.slice(-1))))
    return true
  if (wrong === '得' && /^\p{N}/u.test(behind)) return true
  if (wrong === '地' && right === '的') return MANNER.test(before) || isFixedWord(model, before.slice(-4))
  return kind > DOUBLED && isSaidTwice(text, start, change, model)
}

function isFixedWord(model: Pick<WordModel, 'child' | 'wordAt' | 'flags'>, signs: string): boolean {
  const word = findWord(model, signs)
  return word >= 0 && ((model.flags[word] ?? 0) & IS_FIXED) !== 0
}

/** Word lists hold misspelt idioms too (按步就班, 再接再励): seen next to never, in one list alone. */
const SELDOM = 16.5
const FAR_SELDOMER = 2

/** Whether a fixed expression stands there as nearly nobody writes it, one sign away from what everybody does. */
export function isMisspeltExpression(
  model: Pick<WordModel, 'child' | 'wordAt' | 'flags' | 'jiebaCosts'>,
  oldWord: string,
  newWord: string,
): boolean {
  const [old, usual] = [findWord(model, oldWord), findWord(model, newWord)]
  if (old < 0 || usual < 0 || oldWord.length < 4 || ((model.flags[old] ?? 0) & IS_IN_MODEL) !== 0) return false
  if (isOfWords(model, oldWord, newWord)) return false
  const [oldCost = 0, usualCost = 0] = [model.jiebaCosts[old], model.jiebaCosts[usual]]
  return oldCost >= SELDOM && usualCost > 0 && usualCost + FAR_SELDOMER <= oldCost
}

/** Whether the half that differs is a word by itself: 难以想像 is written so by choice. */
function isOfWords(model: Pick<WordModel, 'child' | 'wordAt' | 'flags'>, oldWord: string, newWord: string): boolean {
  return [0, 2].some((at) => {
    const half = oldWord.slice(at, at + 2)
    return half !== newWord.slice(at, at + 2) && findWord(model, half) >= 0
  })
}

const LOOK_ALIKES: ReadonlySet<string> = new Set(
  context.lookAlikes.split(' ').flatMap((group) => [...group].flatMap((a) => [...group].map((b) => `${a}${b}`))),
)

/** Whether it is one of the mistakes that everybody makes who writes by shape: 己经 for 已经. */
export const isLookAlike = (text: string, { start, length, right }: Change): boolean =>
  length === 1 && LOOK_ALIKES.has(`${text.charAt(start)}${right}`)
