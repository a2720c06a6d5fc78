import { anyOf } from '../lib/any-of.ts'
import words from './data/manner-words.json' with { type: 'json' }

/** 的, 地 or 得 that surely stands for another of them. UTF-16 units of its text; `phrase`: the words with the right one. */
export interface WrongParticle {
  readonly start: number
  readonly wrong: string
  readonly right: string
  readonly phrase: string
}

const HAN = '[\\u4e00-\\u9fff]'
const [MANNER, ADVERBS, DONE, FELT, GRADED] = [
  anyOf(words.manner),
  anyOf(words.adverbs),
  `[${words.done}]`,
  anyOf(words.felt),
  `[${words.graded}]`,
]

/**
 * Only where the words around it leave no noun: what is done in that manner has 着, 了 or a direction behind it, what is said of
 * how something is done stands behind its own verb told twice (写字写得好), or behind a verb and 很快.
 */
const PLACES: readonly { readonly pattern: RegExp; readonly right: string }[] = [
  // 轻轻的推开门
  {
    pattern: new RegExp(`${ADVERBS}(的)${HAN}(?:起[来身床]?|开|住|着|了|[下上出进过回][来去了])(?!名|解)`, 'gu'),
    right: '地',
  },
  // 认真的工作着, 仔细的检查了每一个
  {
    pattern: new RegExp(
      `${MANNER}(的)${HAN}{1,2}(?:了(?!解|不|然|结|却|断|得|[，。！？；：”]|$)|着(?!名|作|装|重|落|力|手|眼|想|陆)|起来)`,
      'gu',
    ),
    right: '地',
  },
  // 写字写的特别好
  {
    pattern: new RegExp(
      `(?<verb>${DONE})${HAN}\\k<verb>(的)(?:很|特别|非常|十分|真|太|不错|比较|越来越|不好|好)`,
      'gu',
    ),
    right: '得',
  },
  // 他跑的很快; 校长的很快
  {
    pattern: new RegExp(
      `(?<![特校市家部县院成队行区镇乡村班组团站厂店])${GRADED}(的)(?:很|非常|特别|十分|太|更|越来越)[快慢高远早晚紧稳](?![的${words.measured}])`,
      'gu',
    ),
    right: '得',
  },
  // 高兴地不得了
  { pattern: new RegExp(`${FELT}(地)(?:不得了|要命|不行|够呛)`, 'gu'), right: '得' },
]

/** Where a text surely has the wrong one of 的, 地 and 得. */
export function findWrongParticles(text: string): readonly WrongParticle[] {
  return PLACES.flatMap(({ pattern, right }) =>
    Array.from(text.matchAll(pattern)).map(({ 0: found, index }): WrongParticle => {
      const wrong = right === '得' && !found.includes('的') ? '地' : '的'
      const at = found.indexOf(wrong)
      return { start: index + at, wrong, right, phrase: found.slice(0, at) + right + found.slice(at + 1) }
    }),
  )
}
