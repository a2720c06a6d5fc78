import nouns from './data/counted.json' with { type: 'json' }
import type { ScannedNumber } from '../core/pack.ts'
import { buildReverseTrie, buildTrie, members } from '../core/trie.ts'
import { anyOf } from '../../lib/any-of.ts'
import words from './data/readers.json' with { type: 'json' }

const HEADS = buildTrie(members(nouns.heads))
const HEADS_BACK = buildReverseTrie(members(nouns.heads))
const STOPS = buildTrie(members(nouns.stops))
const STOPS_REVERSED = buildReverseTrie(members(nouns.stops))
const STOPS_BACK = buildReverseTrie(members(nouns.stopsBefore))
const LONGEST = 14
/** Between the measure word and the noun, no part of it: 十大功能模块, 34个“新连心”红色驿站. */
const LINKS = /^(?:[的大]|[“"][^”"]{1,18}[”"])/u
/** 省级以上工业园区: 以上 is no stop here. */
const GRADES = /^(?:[省市县乡镇国区]级(?:及?以上)?|[AB]级|\d?A级)(?=[\u4e00-\u9fff])/u
/** What a number of times counts is something that takes place. */
const TIMES = /[场次回趟遍]$/u
const EVENTS = new RegExp(`${anyOf(words.events)}$`, 'u')
/** Stops of one character that are not as often part of a word (在职, 社会, 线上). */
const PARTICLES = /[的了和与及将被把对向是有为由以共名个]/u
/** How far a modifier may reach: 线上活跃会员. */
const LONGEST_MODIFIER = 4
/** 全省103个: a place is not what is counted; nor is what another number counts (百人，上万名). */
const NO_THING = /(?:[全本该各整外一二三四五六七八九十百千万亿几多余来数\d][省市县区乡镇村国人店车船米社路桥井])$/u

const isHan = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff

/**
 * The thing a Chinese number counts, as written in `raw`: what follows its measure word (近10万名职工 → 职工), or else
 * what stands before it (在职人员2193名 → 在职人员); undefined where neither is a noun phrase. A reading by rule, for
 * comparing numbers with each other; it is no parse.
 */
export function countedThing(text: string, raw: string, start: number, end: number, unit: string): string | undefined {
  return following(text, raw, end) ?? preceding(text, raw, start, unit)
}

function following(text: string, raw: string, end: number): string | undefined {
  // 每千人口, 30万人口: the measure word is the noun's first character.
  const from = text.startsWith('人口', end - 1) ? end - 1 : skipLinks(text, end)
  let stop = from + (GRADES.exec(text.slice(from, from + 6))?.[0].length ?? 0)
  let head: number | undefined
  while (stop - from < LONGEST && isHan(text.charCodeAt(stop))) {
    if (STOPS.matchAt(text, stop) !== undefined && HEADS.matchAt(text, stop) === undefined) break
    const word = HEADS.matchAt(text, stop)
    // A noun of one character is the thing counted only where the words end with it (103个省 but 103个省级园区).
    const isWhole =
      word !== undefined &&
      (word.end - stop > 1 || !isHan(text.charCodeAt(word.end)) || STOPS.matchAt(text, word.end) !== undefined)
    if (word !== undefined && isWhole) {
      head = word.end
      stop = word.end
    } else stop += 1
  }
  if (head !== undefined) return raw.slice(from, head)
  // Without a known noun only a short run that ends at a pause is taken.
  // 两队五五开 counts no “五五开”.
  if (/[一二三四五六七八九十]/u.test(text.charAt(from))) return undefined
  // 2400只网箱陆续: a word that can be in no noun ends it as a pause does; one character (在职, 社会) may be in one.
  const isEnd = !isHan(text.charCodeAt(stop)) || (STOPS.matchAt(text, stop)?.end ?? stop) - stop > 1
  const isWhole = stop > from + 1 && stop - from <= 6 && isEnd
  return isWhole ? raw.slice(from, stop) : undefined
}

function skipLinks(text: string, end: number): number {
  let at = end
  for (let link = LINKS.exec(text.slice(at, at + 20)); link !== null; link = LINKS.exec(text.slice(at, at + 20)))
    at += link[0].length
  return at
}

function preceding(text: string, raw: string, start: number, unit: string): string | undefined {
  // 合作社的320名: whose they are, not what.
  if (text.charAt(start - 1) === '的') return undefined
  let end = start
  for (;;) {
    const stop = STOPS_BACK.matchAt(text, end)
    if (stop === undefined || stop.end === end) break
    end = stop.end
  }
  const head = HEADS_BACK.matchAt(text, end)
  if (head === undefined) return undefined
  if (NO_THING.test(text.slice(Math.max(0, end - 2), end)) || isCounted(text, head.end)) return undefined
  let from = head.end
  while (end - from < LONGEST) {
    const more = HEADS_BACK.matchAt(text, from)
    if (more === undefined) break
    from = more.end
  }
  if (TIMES.test(unit) && !EVENTS.test(text.slice(from, end))) return undefined
  return raw.slice(from - modifierBefore(text, from), end)
}

/** 30家企业，上百名: the noun before is what the number before it counts. */
const isCounted = (text: string, at: number): boolean =>
  /[\d一二三四五六七八九十百千万亿几两多余][\u4e00-\u9fff]{0,2}$/u.test(text.slice(Math.max(0, at - 3), at))

/** 在职人员, 线上活跃会员: characters before the noun up to a word that ends it on the left; 0 where none is near. */
function modifierBefore(text: string, from: number): number {
  for (let length = 0; length <= LONGEST_MODIFIER; length += 1) {
    const at = from - length
    const isEnd =
      !isHan(text.charCodeAt(at - 1)) ||
      at - (HEADS_BACK.matchAt(text, at)?.end ?? at) > 1 ||
      PARTICLES.test(text.charAt(at - 1)) ||
      [STOPS_BACK, STOPS_REVERSED].some((stops) => at - (stops.matchAt(text, at)?.end ?? at) > 1)
    if (isEnd) return length
  }
  return 0
}

/** Between two numbers of one unit, when the second is of what the first counts (…投入使用389个，在建112个). */
const GOES_ON = /^(?:[,;、](?:在建|新建|已建|新增|投入使用|另有|还有|增加)?(?:已达|达|约)?|[,;]其中[^,。;]{0,12})$/u

/**
 * The numbers of a text with the things they count: what stands beside them, or else what the number before them counts
 * where the sentence goes on with it.
 */
export function withCounts<T extends ScannedNumber>(numbers: readonly T[], text: string, raw: string): readonly T[] {
  let before: T | undefined
  return numbers.map((number) => {
    if (number.kind !== 'count') return number
    const own = number.counts ?? countedThing(text, raw, number.start, number.end, number.unit ?? '')
    const goesOn =
      own === undefined &&
      before?.counts !== undefined &&
      before.unit === number.unit &&
      number.unit !== undefined &&
      GOES_ON.test(withoutDates(text.slice(before.end, number.start)))
    const counted = { ...number, counts: goesOn ? before?.counts : own }
    before = counted
    return counted
  })
}

const withoutDates = (text: string): string => text.replaceAll(/\d{1,4}[年月日]/gu, '')
