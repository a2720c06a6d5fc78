import { eachMatch, HAN, type PunctuationCheck } from '../marked-text.ts'
import words from '../data/words.json' with { type: 'json' }
import { anyOf } from '../../lib/any-of.ts'

const NAME = '《[^《》\\n]{0,30}'

const NOT_WORKS: readonly RegExp[] = [
  // 颁发《敬老证》: papers that somebody is given.
  new RegExp(`${anyOf(words.given)}[^，。《》]{0,8}${NAME}${anyOf(words.papers)}》`, 'gu'),
  // 颁发《先进单位》奖状: and what they are called by.
  new RegExp(`${anyOf(words.given)}[^，。《》]{0,8}${NAME}》(?:荣誉)?(?:奖状|证书|称号|锦旗|奖牌)`, 'gu'),
  // 《闪光》牌, 举行《墨宝杯》: brands and prizes.
  new RegExp(`${NAME}》牌(?!子|照|匾|坊|楼)`, 'gu'),
  new RegExp(`${anyOf(words.held)}[^，。《》]{0,10}${NAME}${anyOf(words.events)}》`, 'gu'),
  new RegExp(`《[^《》\\n，。]{2,10}杯》(?=[${HAN}]{0,8}(?:大赛|比赛|赛|锦标赛|联赛))`, 'gu'),
  // 开设《会计学》课程, 选修《会计学》《市场学》两门课.
  new RegExp(
    `(?:${NAME}》[、和]?){1,8}(?:等)?(?:[一二两三四五六七八九十\\d]+门)?(?:课程|专业课|选修课|必修课)(?!标准|思政|设置|改革|教学|体系|大纲|方案)`,
    'gu',
  ),
  // 《文史杂志社》, 《市志愿者协会》.
  new RegExp(`${NAME}[^《》\\n]{2}${anyOf(words.bodies)}》(?!${anyOf(words.ofWorks)})`, 'gu'),
]

/** 《…》 around what is no work: a course, a paper that is given, a prize, a brand, a body, a meeting (A.13.1). */
export const titleScope: PunctuationCheck = (text) =>
  notWorks
    .flatMap((check) => check(text))
    .filter(
      ({ block, start }, index, all) => all.findIndex((each) => each.block === block && each.start === start) === index,
    )

const notWorks = NOT_WORKS.map((pattern) =>
  eachMatch(pattern, ([found]) => {
    const from = found.indexOf('《')
    const to = found.lastIndexOf('》') + 1
    return { from, to, values: { name: found.slice(from + 1, to - 1) } }
  }),
)

/** 《水星·火星和金星》: what · sets side by side is joined by no word (A.12). */
export const dotAndWord: PunctuationCheck = eachMatch(
  new RegExp(`《([${HAN}]{1,6})((?:·[${HAN}]{1,6})*)·([${HAN}]{1,6}?)([和与及])([${HAN}]{1,6})》`, 'gu'),
  (match) => {
    const [found, first = '', middle = '', last = '', word = '', end = ''] = match
    const items = [first, ...middle.split('·').slice(1), last, end]
    // 《史记·项羽和刘邦》: · parts a book from its chapter.
    if (words.books.includes(first) || items.some((each) => each.length !== first.length)) return undefined
    const from = found.lastIndexOf(word + end)
    return { from, to: from + 1, suggest: '·' }
  },
)
