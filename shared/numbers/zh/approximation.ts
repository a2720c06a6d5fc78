import type { Reading, ReadingContext } from '../core/context.ts'
import type { ApproximationWord } from '../core/pack.ts'
import { approximations, buildReverseTrie, buildTrie } from '../core/trie.ts'
import { isMore } from './more-than.ts'
import lists from './data/approximations.json' with { type: 'json' }

const BEFORE = buildReverseTrie(approximations(lists.before))
const AFTER = buildTrie(approximations(lists.after))
/** 三分之一强认为 is a third and a little more; 强者, 强队 and 弱势 are words of their own. */
const SHARE =
  /^(?:强(?![者旅队国度敌手权制项势烈大化调健悍壮劲震风县市校企省镇村降光酸碱磁暴迫行攻硬盛盗身心音弱援军兵]|人(?![口员士群数])|台风|对流|基)|弱(?![者旅势点小国队电酸碱视智化项校光听冠肉磁]))/u
const isDated = ({ kind }: Reading): boolean => kind === 'date' || kind === 'time'

/** Chinese approximation word right before a number (近, 约, 至少), across the name of its currency. */
export function approximationBeforeZh({ text }: ReadingContext, reading: Reading): ApproximationWord | undefined {
  // 约合人民币7.2亿元: the name of the currency stands between.
  const currency = reading.kind === 'money' ? /(?:人民币|美元|港币|欧元|日元|英镑|新台币)$/u : undefined
  const name = currency?.exec(text.slice(Math.max(0, reading.start - 3), reading.start))?.[0].length ?? 0
  const before = wordBefore(text, reading.start - name)
  return before === undefined || isRecent(text, before.at, reading) ? undefined : before
}

/** Chinese approximation word right after a number (以上, 左右, 多). */
export function approximationAfterZh({ text }: ReadingContext, reading: Reading): ApproximationWord | undefined {
  const { end } = reading
  // 三分之一强 is a third and a little more.
  const share = reading.kind === 'ratio' || reading.kind === 'percent' ? SHARE.exec(text.slice(end, end + 3)) : null
  if (share !== null) return { at: end + 1, approx: share[0] === '强' ? 'over' : 'nearly' }
  if (!isDated(reading)) return wordAfter(text, end)
  if (text.charAt(end) === '许') return { at: end + 1, approx: 'about' }
  if (text.charAt(end) === '多' && /[点时]$/u.test(text.charAt(end - 1))) return { at: end + 1, approx: 'over' }
  const after = wordAfter(text, end)
  return after?.approx === 'about' ? after : undefined
}

/** 近三年来 is “the last three years”, not nearly three. */
function isRecent(text: string, start: number, reading: Reading): boolean {
  if (text.charAt(start) !== '近' || reading.start - start !== 1) return false
  return (
    reading.kind === 'duration' &&
    /^(?:来|间|里|内|中|以来)/u.test(text.slice(reading.end, reading.end + 2)) &&
    reading.unit !== '岁'
  )
}

/** Characters that make another word of the approximation after them: 附近, 最近, 远近, 赶超, 大于 is one itself. */
const NOT_BEFORE: Readonly<Record<string, RegExp>> = {
  近: /[附最远临邻亲靠就新拉走逼接贴]/u,
  约: /[节预相合条契公大签制履违盟邀]/u,
  超: /[赶反高英中出]/u,
  逾: /[不]/u,
}

function wordBefore(text: string, index: number): ApproximationWord | undefined {
  const from = text.charAt(index - 1) === ' ' && index > 1 ? index - 1 : index
  const match = BEFORE.matchAt(text, from)
  // 上百, 成千: before a scale word without digit they are “some hundred”.
  if (match === undefined && text.charAt(from - 1) === '上' && /[百千万亿]/u.test(text.charAt(index)))
    return { at: from - 1, approx: 'about' }
  if (match === undefined) return undefined
  const word = text.slice(match.end, from)
  if (NOT_BEFORE[word]?.test(text.charAt(match.end - 1)) === true) return undefined
  return { at: match.end, approx: match.payload }
}

function wordAfter(text: string, index: number): ApproximationWord | undefined {
  const match = AFTER.matchAt(text, index)
  if (match === undefined) return undefined
  const word = text.slice(index, match.end)
  const next = text.charAt(match.end)
  if (isMore(text, index, true)) return undefined
  // 多个, 余下, 许多, 来到, 强大 go on as words of their own; 以下 and 之下 as “the following”.
  if (word === '多' && /[次年位个项种种家样元数么少]/u.test(next) && next !== '年') return undefined
  if (word === '余' && /[下地力额款]/u.test(next)) return undefined
  if ((word === '来' || word === '许') && !/[^\u4e00-\u9fff]|^$/u.test(next)) return undefined
  if (word === '来' || word === '强' || word === '弱' || word === '许') return undefined
  // 以上述方式: by the said way.
  if (/^以[上下]$/u.test(word) && /[述列]/u.test(next)) return undefined
  if (word === '前后' && /[左右两夹]/u.test(next)) return undefined
  if (word === '上下' && /[班学楼游联级文铺半]/u.test(next)) return undefined
  return { at: match.end, approx: match.payload }
}
