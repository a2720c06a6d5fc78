import nouns from './data/counted.json' with { type: 'json' }
import { buildReverseTrie, buildTrie, words } from './trie.ts'

const HEADS = buildTrie(words(nouns.heads).map((word) => [word, true] as const))
const HEADS_BACK = buildReverseTrie(words(nouns.heads).map((word) => [word, true] as const))
const STOPS = buildTrie(words(nouns.stops).map((word) => [word, true] as const))
const STOPS_BACK = buildReverseTrie(words(nouns.stopsBefore).map((word) => [word, true] as const))
const LONGEST = 14
const MODIFIERS = /^(?:[的大]|[“"][^”"]{1,18}[”"]|[省市县乡镇国区]级(?:及?以上)?(?=[\u4e00-\u9fff])|[AB]级|\d?A级)/u
/** 全省103个: a place is not what is counted; nor is what another number counts (百人，上万名). */
const NO_THING = /(?:[全本该各整外一二三四五六七八九十百千万亿几多余来数\d][省市县区乡镇村国人店车船米社路桥井])$/u

const isHan = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff

/**
 * The thing a Chinese number counts, as written in `raw`: what follows its measure word (近10万名职工 → 职工), or else
 * what stands before it (在职人员2193名 → 在职人员); undefined where neither is a noun phrase. A reading by rule, for
 * comparing numbers with each other; it is no parse.
 */
export function countedThing(text: string, raw: string, start: number, end: number): string | undefined {
  return following(text, raw, end) ?? preceding(text, raw, start)
}

function following(text: string, raw: string, end: number): string | undefined {
  // 每千人口, 30万人口: the measure word is the noun's first character.
  const from = text.startsWith('人口', end - 1) ? end - 1 : skipModifiers(text, end)
  let stop = from
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
  const isWhole = stop > from + 1 && stop - from <= 6 && !isHan(text.charCodeAt(stop))
  return isWhole ? raw.slice(from, stop) : undefined
}

/** 十大功能模块, 34个“新连心”红色驿站, 103个省级以上工业园区: what stands before the noun itself. */
function skipModifiers(text: string, end: number): number {
  let at = end
  for (;;) {
    const match = MODIFIERS.exec(text.slice(at, at + 24))
    if (match === null) return at
    at += match[0].length
  }
}

function preceding(text: string, raw: string, start: number): string | undefined {
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
  return raw.slice(from, end)
}

/** 30家企业，上百名: the noun before is what the number before it counts. */
const isCounted = (text: string, at: number): boolean =>
  /[\d一二三四五六七八九十百千万亿几两多余][\u4e00-\u9fff]{0,2}$/u.test(text.slice(Math.max(0, at - 3), at))
