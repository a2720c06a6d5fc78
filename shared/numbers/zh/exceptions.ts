import exceptions from './data/exceptions.json' with { type: 'json' }
import { isHanDigit, isHanScale, startsHanNumeral } from './han-signs.ts'
import { buildTrie } from '../core/trie.ts'
import { unitAt } from './units.ts'
import { anyOf } from '../../lib/any-of.ts'
import words from './data/readers.json' with { type: 'json' }

const PLACES = new RegExp(`^${anyOf(words.countedPlaces)}`, 'u')
const NAMED = new RegExp(`${anyOf(words.named)}$`, 'u')

interface Exception {
  /** Characters that, coming next, make it a number after all (一起 but 一起案件). */
  readonly unless: string
  /** A word that ends in a numeral (高三): it gives way where that numeral has a unit of its own (提高三个百分点). */
  readonly soft: boolean
  /** An event or feast with a numeral in its name (五四运动): listed as a name. */
  readonly named: boolean
}

const TRIE = buildTrie<Exception>(exceptions.words.map(parse))
/** Characters at which an exception can begin. */
export const EXCEPTION_LEADS: ReadonlySet<number> = new Set(exceptions.words.map((word) => word.charCodeAt(0)))

/**
 * End of the word at `index` of the folded text that only looks like a number: a place (九江), an idiom (三心二意), an
 * adverb (一直); undefined when there is none.
 */
export function exceptionAt(text: string, index: number): number | undefined {
  return exceptionMatch(text, index)?.end
}

/** As {@link exceptionAt}, with whether the word is the name of an event. */
export function exceptionMatch(
  text: string,
  index: number,
): { readonly end: number; readonly named: boolean } | undefined {
  const match = TRIE.matchAt(text, index)
  if (match === undefined) return undefined
  // 超百家, 逾千户: behind an approximation these are numbers, elsewhere words of their own (百家讲坛).
  if (
    /[超逾近上约]/u.test(text.charAt(index - 1)) &&
    /^[百千万][家户人名个场件位]$/u.test(text.slice(index, match.end))
  )
    return undefined
  const { unless, soft } = match.payload
  // 办了四处分店: places that are counted, where 四处 alone is “everywhere”.
  if (/^[四八]处/u.test(text.slice(index, index + 2)) && areCountedPlaces(text, index)) return undefined
  // 一块二: a price, where 一块 alone is “together”.
  if (
    /^一块[一二三四五六七八九](?:毛|$|[^\u4e00-\u9fff\d]|[一每半][^起直定样边般共同再些]|[一每]?公斤)/u.test(
      text.slice(index, index + 5),
    )
  )
    return undefined
  // 翻一番 doubles; 一番 alone is “a bout of”.
  if (text.startsWith('一番', index) && /翻了?$/u.test(text.slice(Math.max(0, index - 2), index))) return undefined
  const next = text.charAt(match.end)
  if (next !== '' && unless.includes(next)) return undefined
  if (soft && givesWay(text, match.end)) return undefined
  // 三公 is a phrase, 三公里 a length: a unit that reaches further than the word wins.
  const unit = startsHanNumeral(text.charCodeAt(index)) ? unitAt(text, index + 1) : undefined
  if (unit !== undefined && !unit.unit.weak && unit.end > match.end) return undefined
  return { end: match.end, named: match.payload.named }
}

/** 四处遗址, 共有四处, 搬了四处。: behind a word of having, or as the end of what was done, places are counted. */
function areCountedPlaces(text: string, index: number): boolean {
  const before = text.slice(Math.max(0, index - 2), index)
  const isEnd = !/[\u4e00-\u9fff]/u.test(text.charAt(index + 2))
  return (
    PLACES.test(text.slice(index + 2, index + 5)) ||
    /(?:[有共这那另达]|[共总合]计|其中|其余|另外|上述|以下|分为|全部)$/u.test(before) ||
    (isEnd && /[了成为]$/u.test(before))
  )
}

function givesWay(text: string, end: number): boolean {
  const code = text.charCodeAt(end)
  if (isHanDigit(code) || isHanScale(code)) return true
  const unit = unitAt(text, end)
  return unit !== undefined && !unit.unit.weak
}

function parse(entry: string): readonly [string, Exception] {
  const [word = '', unless = ''] = entry.split('/')
  const soft = word.endsWith('?')
  const named = NAMED.test(word)
  return [soft ? word.slice(0, -1) : word, { unless, soft, named }]
}
