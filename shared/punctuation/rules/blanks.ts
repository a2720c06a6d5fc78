import { isGiven, surnameAt } from '../../people/words-zh.ts'
import { eachBlock, eachMatch, HAN, PROSE, UNIT_SIGNS, type PunctuationCheck } from '../marked-text.ts'

const BLANK = '[ \\t\\u00a0]'
const BLANKS = new RegExp(
  `(?<=[${HAN}A-Za-z\\d${UNIT_SIGNS}”》）])${BLANK}+(?=[，。、；：！？）》”])|(?<=[，、；：（《“])${BLANK}+(?=[${HAN}“《（])|(?<=[。！？])${BLANK}(?=[${HAN}“])`,
  'gu',
)

/** 你好 ，世界: no blank stands beside a full-width mark, which has its room in itself (5.1.1). */
export const blankBesideMark: PunctuationCheck = eachMatch(BLANKS, (match, { text, role }) => {
  if (role === 'table' || role === 'credit' || role === 'byline') return undefined
  const [before, behind] = [text.charAt(match.index - 1), text.charAt(match.index + match[0].length)]
  // 图为… 新华社记者 王迪 摄: a blank parts a credit from its caption.
  if (role === 'caption' && /[。！？]/u.test(before)) return undefined
  const beside = before + behind
  const clause = /[，。、；：]/u.test(beside) ? '5.1.1' : /[！？]/u.test(beside) ? '5.1.2' : '5.1.3'
  return { clause, suggest: '' }
})

const WORDS = new RegExp(`(?<=[${HAN}]{2})[ \\u00a0](?=[${HAN}]{2})`, 'gu')

/** 我们 今天: a blank within a sentence in Han. A text that parts its words so throughout means it. */
export const blankBetweenHan: PunctuationCheck = eachBlock((block) => {
  const { text, role } = block
  if (!PROSE.has(role) || !/[。！？；]/u.test(text)) return []
  const all = Array.from(text.matchAll(new RegExp(`(?<=[${HAN}])[ \\u00a0\\u3000]+(?=[${HAN}])`, 'gu')))
  if (all.length > 2) return []
  return Array.from(text.matchAll(WORDS)).flatMap((match) => {
    const before = text.slice(0, match.index)
    const behind = text.slice(match.index + 1)
    // 记者 王迪, 摄影 李明: names and labels are set apart.
    // 《渡口 石门》, “一镇 两港”: a title and a slogan are parted by blanks.
    if (/[《“「][^》”」]*$/u.test(before)) return []
    if (CREDITS.test(before) || CREDITS_BEHIND.test(behind)) return []
    if (!/[，。、；：！？”]/u.test(before.slice(-30)) && !/^[^\s]{3,40}[，。！？；]/u.test(behind)) return []
    if (/^[^。！？]{0,12}$/u.test(before) && !/[，、]/u.test(before)) return []
    return [{ block, start: match.index, end: match.index + 1, suggest: '' }]
  })
})
const CREDITS = /(?:记者|通讯员|摄影|摄|图|文|编辑|作者|本报|来源|电|讯|报道|第[一二三四五六七八九十\d]+[章节条回])$/u
const CREDITS_BEHIND = /^(?:记者|通讯员|摄影|摄|图|文|编辑|作者|本报|来源|责任)/u

const NAME = new RegExp(
  `(?<=[${HAN}])[ \\u00a0](?=([${HAN}]{1,2})(?:同学|同志|先生|女士|老师|说|表示|介绍|认为|告诉|是|在|，|、|的))`,
  'gu',
)

/** 王 小明说: a blank between a surname and the name that a person is given; a list of names sets them apart by it. */
export const blankInName: PunctuationCheck = eachBlock((block) => {
  const { text, role } = block
  if (!PROSE.has(role) || !/[。！？；]/u.test(text)) return []
  const all = Array.from(text.matchAll(NAME))
  return all.flatMap(({ 1: given = '', index }) => {
    const isName = surnameAt(text, index - 1).isSure && [...given].every(isGiven)
    const before = text.slice(0, index - 1)
    // 记者 王 芳: a byline sets names apart; 张 三、李 四: so does a list.
    if (!isName || /[ \u00a0\u3000]$/u.test(before) || CREDITS.test(before) || all.length > 1) return []
    return [{ block, start: index, end: index + 1, suggest: '' }]
  })
})

/** Whether a house sets a blank between Han and letters or digits: two rules, of which it may switch on one. */
export const blankMissing: PunctuationCheck = eachMatch(
  new RegExp(`(?<=[${HAN}])(?=[A-Za-z\\d])|(?<=[A-Za-z\\d%])(?=[${HAN}])`, 'gu'),
  ({ index }, { text, raw }) => {
    if (/[年月日号时点分秒第]/u.test(text.charAt(index - 1)) && /\d/.test(text.charAt(index))) return undefined
    if (/\d/.test(text.charAt(index - 1)) && /[年月日号时点分秒]/u.test(text.charAt(index))) return undefined
    return { from: -1, to: 1, suggest: `${raw.charAt(index - 1)} ${raw.charAt(index)}` }
  },
)

export const blankPresent: PunctuationCheck = eachMatch(
  new RegExp(`(?<=[${HAN}]) +(?=[A-Za-z\\d])|(?<=[A-Za-z\\d%]) +(?=[${HAN}])`, 'gu'),
  () => ({ suggest: '' }),
)
