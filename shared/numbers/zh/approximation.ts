import approximations from './data/approximations.json' with { type: 'json' }
import type { Approximation } from '../core/found-number.ts'
import { buildReverseTrie, buildTrie, words } from '../core/trie.ts'

type Table = Readonly<Record<string, string>>
const flat = (table: Table): [string, Approximation][] =>
  Object.entries(table).flatMap(([approx, list]) =>
    words([list]).map((word) => [word, approx as Approximation] as [string, Approximation]),
  )
const phrases = (table: Table): [string, Approximation][] =>
  Object.entries(table).flatMap(([approx, list]) =>
    list
      .split(', ')
      .filter((phrase) => phrase !== '')
      .map((phrase) => [phrase, approx as Approximation] as [string, Approximation]),
  )

const BEFORE = buildReverseTrie(flat(approximations.before))
const AFTER = buildTrie(flat(approximations.after))
const BEFORE_EN = buildReverseTrie(phrases(approximations.beforeEn))
const AFTER_EN = buildTrie(phrases(approximations.afterEn))

/** An approximation word beside a number; `at` is the index where it begins (before) or ends (after). */
export interface ApproximationWord {
  readonly at: number
  readonly approx: Approximation
}

/** Characters that make another word of the approximation after them: 附近, 最近, 远近, 赶超, 大于 is one itself. */
const NOT_BEFORE: Readonly<Record<string, RegExp>> = {
  近: /[附最远临邻亲靠就新拉走逼接贴]/u,
  约: /[节预相合条契公大签制履违盟邀]/u,
  超: /[赶反高英中出]/u,
  逾: /[不]/u,
}

/** Chinese approximation word that ends at `index` of the folded text (近, 约, 至少). */
export function approximationBefore(text: string, index: number): ApproximationWord | undefined {
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

/** Chinese approximation word that starts at `index` (以上, 左右, 多). */
export function approximationAfter(text: string, index: number): ApproximationWord | undefined {
  const match = AFTER.matchAt(text, index)
  if (match === undefined) return undefined
  const word = text.slice(index, match.end)
  const next = text.charAt(match.end)
  // 多个, 余下, 许多, 来到, 强大 go on as words of their own; 以下 and 之下 as “the following”.
  if (word === '多' && /[次年位个项种种家样元数么少]/u.test(next) && next !== '年') return undefined
  if (word === '余' && /[下地力额款]/u.test(next)) return undefined
  if ((word === '来' || word === '许') && !/[^\u4e00-\u9fff]|^$/u.test(next)) return undefined
  if (word === '来' || word === '强' || word === '弱' || word === '许') return undefined
  if (word === '前后' && /[左右两夹]/u.test(next)) return undefined
  if (word === '上下' && /[班学楼游联级文铺半]/u.test(next)) return undefined
  return { at: match.end, approx: match.payload }
}

/** English approximation phrase that ends before `index`, in any case (“more than”, “nearly”). */
export function approximationBeforeEn(lower: string, index: number): ApproximationWord | undefined {
  const from = lower.charAt(index - 1) === ' ' ? index - 1 : index
  if (from === index) return undefined
  const match = BEFORE_EN.matchAt(lower, from)
  if (match === undefined || /[a-z]/u.test(lower.charAt(match.end - 1))) return undefined
  return { at: match.end, approx: match.payload }
}

/** English approximation phrase after `index` (“or more”). */
export function approximationAfterEn(lower: string, index: number): ApproximationWord | undefined {
  const glued = /^(?:-odd|-plus|\+)(?![a-z\d+])/u.exec(lower.slice(index, index + 6))?.[0]
  // 1+2+N and C++ are no approximations.
  if (
    glued !== undefined &&
    (glued !== '+' || /^(?:$|[ ,.)]|[\u4e00-\u9fff])/u.test(lower.slice(index + 1, index + 2)))
  )
    return { at: index + glued.length, approx: 'over' }
  if (lower.charAt(index) !== ' ') return undefined
  const match = AFTER_EN.matchAt(lower, index + 1)
  // “200 or greater than 190” has an “or” between two numbers.
  if (match === undefined || /[a-z]/u.test(lower.charAt(match.end)) || lower.startsWith(' than', match.end))
    return undefined
  return { at: match.end, approx: match.payload }
}
