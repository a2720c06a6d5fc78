import context from './data/context.json' with { type: 'json' }
import { DOUBLED, type Change } from './changes.ts'
import { findWord } from './find-word.ts'
import { codesIn, isHanCode } from './signs.ts'
import type { WordModel } from './word-model.ts'

type Words = Pick<WordModel, 'child' | 'wordAt'>

const BODIES = codesIn(context.bodies + context.places + '国')
const FOREIGN = codesIn(context.foreignNames)
/** Words whose verb is said twice and whose noun is not: 露露面, 散散步. */
const SEPARABLE: ReadonlySet<string> = new Set(context.separable)
/** What ends a word and is a preposition besides, with what its clause then holds: 作为|为…服务, 没想到|到九点. */
const PREPOSITIONS: Readonly<Record<string, RegExp>> = {
  到: /^(?:\d|[一二三四五六七八九十两]|[那这最后])/u,
  为: /服务|奋斗|[的了而所]/u,
  以: /方式|方法|形式|[为的来而]/u,
  在: /[上中下里前后时内外间的]/u,
  对: /[的进行]/u,
  给: /[的了]/u,
}
const CLAUSE = /^[^，。！？；：,;!?:]*/u
/** Nothing more of the clause. */
const AT_END = /^(?:[^\p{Script=Han}]|$|[吧呢啊吗了])/u
/** Nothing more but what the verb is done to: 驱驱寒。 */
const NEAR_END = /^\p{Script=Han}(?:[^\p{Script=Han}]|$)/u
/** Before these words a verb of two signs is said twice: 也要检查检查。 */
const ASKED = /[要得去来想该让给快能以好请再]\p{Script=Han}{0,3}$/u
/** Behind what is told one by one: 案案有着落. */
const ONE_BY_ONE = /^[有皆见]/u
/** Before a verb that is said twice though more follows: 想耍耍威风, 去逛逛书店. */
const WANTED = /[想要去来得能该让]$/u
/** So many signs in one row without a mark: lines of a poem that were joined. */
const LONGEST_CLAUSE = 30

/**
 * Whether what stands twice at a place was meant to: verse without marks (粗犷粗犷), pairs of pairs (含含混混), verbs with
 * and without what they are done to (驱驱寒, 纠正纠正), names (伊拉拉), manner (成宿成宿地), what ends one word and begins
 * another (作为为…服务). `start`: in UTF-16 units of the sentence.
 */
export function isSaidTwice(text: string, start: number, { length, right, kind }: Change, model: Words): boolean {
  const end = start + length
  const [before, behind] = [text.slice(0, start), text.slice(end)]
  const isPrecededBy = (pattern: RegExp): boolean => pattern.test(before)
  if (text.indexOf(right + right, end) >= 0 || before.includes(right + right)) return true
  if (length > 2 && isLongRow(text, start)) return true
  // 一筐一筐一筐 and 筐一筐一筐.
  if (right.includes('一') && behind.startsWith(right.charAt(0))) return true
  // 县中队|中队长.
  if (kind === DOUBLED + 2 && /^[长员]/u.test(behind) && findWord(model, right + behind.charAt(0)) >= 0) return true
  if (kind === DOUBLED + 2) return behind.startsWith('地') || (AT_END.test(behind) && isPrecededBy(ASKED))
  if (kind !== DOUBLED + 1) return false
  return (
    isPair(text, start - 2) ||
    isPair(text, end) ||
    isInForeignName(text, start, end) ||
    SEPARABLE.has(right + behind.charAt(0)) ||
    isEndAndBegin(before, right, behind, model) ||
    (isOpen(before, right, behind, model) && findWord(model, before.slice(-1) + right) < 0)
  )
}

/** Whether a verb said twice may stand between these. */
const isOpen = (before: string, right: string, behind: string, model: Words): boolean =>
  AT_END.test(behind) ||
  ONE_BY_ONE.test(behind) ||
  WANTED.test(before) ||
  (NEAR_END.test(behind) && findWord(model, right + behind.charAt(0)) < 0)

const isPair = (text: string, at: number): boolean =>
  at >= 0 && text.charAt(at) === text.charAt(at + 1) && isHanCode(text.charCodeAt(at))

function isLongRow(text: string, at: number): boolean {
  let [from, to] = [at, at]
  while (from > 0 && isHanCode(text.charCodeAt(from - 1))) from -= 1
  while (to < text.length && isHanCode(text.charCodeAt(to))) to += 1
  return to - from > LONGEST_CLAUSE
}

/** Three signs or more of those by which foreign names are written, or behind the point of such a name. */
function isInForeignName(text: string, start: number, end: number): boolean {
  if (/[·•]\p{Script=Han}?$/u.test(text.slice(0, start))) return true
  let [from, to] = [start, end]
  while (from > 0 && FOREIGN.has(text.charCodeAt(from - 1))) from -= 1
  while (to < text.length && FOREIGN.has(text.charCodeAt(to))) to += 1
  return FOREIGN.has(text.charCodeAt(start)) && to - from > 2
}

function isEndAndBegin(before: string, sign: string, behind: string, model: Words): boolean {
  const isWord = (length: number): boolean =>
    before.length >= length && findWord(model, before.slice(-length) + sign) >= 0
  if (![1, 2, 3, 4, 5].some(isWord)) return false
  const frame = PREPOSITIONS[sign]
  return frame === undefined
    ? BODIES.has(sign.charCodeAt(0)) && isHanCode(behind.charCodeAt(0))
    : frame.test(CLAUSE.exec(behind)?.[0] ?? '')
}
