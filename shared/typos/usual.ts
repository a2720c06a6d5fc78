import { NEAR_SOUND, SHAPE } from './alike.ts'
import { anyOf } from '../lib/any-of.ts'
import context from './data/context.json' with { type: 'json' }
import { IS_FIXED, IS_IN_MODEL } from './packing.ts'
import { DOUBLED, type Change } from './changes.ts'
import { findWord } from './find-word.ts'
import { isInName } from './in-name.ts'
import { isSaidTwice } from './said-twice.ts'
import { isHanCode } from './signs.ts'
import type { WordModel } from './word-model.ts'

const NUMERAL = /^[一二三四五六七八九十百千万亿零〇○]+$/u
/** Behind these a word tells how something is done: 更高地, 较好地, 一步一步地. */
const MANNER = /(?:[更较最很越甚]\p{Script=Han}{1,2}|(\p{Script=Han})\p{Script=Han}{0,3}\1\p{Script=Han}{0,3})$/u

/** What follows only where 地 tells how something is done: 不受歧视地参与合作, 多渠道地把资金引进来. */
const ACTS = new RegExp(`^(?:${anyOf(context.acts)}(?=\\p{Script=Han})|[${context.opensAct}])`, 'u')
/** What ends a clause behind 得: 投入得少。 Or how far it goes: 矮得抬脚即可跨过. */
const TOLD_HOW =
  /^(?:[多少好快慢高低早晚远近大小深浅重轻](?:[，。！？；、）”]|$)|\p{Script=Han}{0,4}(?:即可|就能|都能))/u
/** A clause begins with 得 where one gets something; behind a word in marks it tells how that was done (“弹”得好). */
const NO_OWNER = /(?:^|[，。；：！？、』」\s])$/u
/** Whose it is, not how: 我们地组织. */
const OWNER = /[们你我他她它]$/u
const PARTICLE: ReadonlySet<string> = new Set('的地得了')
/** Pairs that are alike only by a reading that nobody means (无 mó and 没 mò), or are both right in most places (对美元, 她 and 他). */
const NEVER_MEANT: ReadonlySet<string> = new Set(context.neverMeant)

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
  if (kind > DOUBLED) return isSaidTwice(text, start, change, model)
  if (wrong === '地' && right === '的')
    return (
      MANNER.test(before) || isFixedWord(model, before.slice(-4)) || (ACTS.test(text.slice(end)) && !OWNER.test(before))
    )
  if (wrong === '得' && right === '的') return NO_OWNER.test(before) || TOLD_HOW.test(text.slice(end))
  // 自己提的那些 would be 自己的的那些.
  if (length === 1 && PARTICLE.has(right) && (behind === right || before.endsWith(right))) return true
  if (isOfPattern(text, change)) return true
  return NEVER_MEANT.has(wrong + right) || isInName(text, start, end) || isContrast(text, change)
}

const BODIES: ReadonlySet<string> = new Set('委局厅部院办处')

/** A title that plays on words (《画里有话》), a pattern that takes any word (以尺为准 as 以此为准, 八易其稿), a word with 的 behind it, a body by its short name (教卫委). */
function isOfPattern(text: string, { start, length, wordStart, wordEnd, wrong, right, kind }: Change): boolean {
  if (wordEnd - wordStart < 4 || length !== 1) return false
  if (text.charAt(wordStart - 1) === '《' && text.charAt(wordEnd) === '》') return true
  if (kind === SHAPE && /[了八九十]/u.test(wrong)) return true
  if ('之此其'.includes(right)) return kind === NEAR_SOUND || kind === SHAPE
  if (start + 1 !== wordEnd) return false
  return wrong === '的' || (BODIES.has(right) && BODIES.has(text.charAt(wordEnd)))
}

/** What is set against each other has one sign again: 多收少收, 分裂分治. */
function isContrast(text: string, { start, length, wordStart, wordEnd }: Change): boolean {
  if (length !== 1 || wordEnd - wordStart > 2) return false
  const isAgain = (at: number, not = ''): boolean =>
    isHanCode(text.charCodeAt(at)) && text.charAt(at) === text.charAt(at - 2) && text.charAt(at) !== not
  return isAgain(start) || isAgain(start - 1, '不') || (!isHanCode(text.charCodeAt(start + 1)) && isAgain(start + 2))
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
