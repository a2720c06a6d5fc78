import { eachMatch, HAN, type PunctuationCheck } from '../marked-text.ts'

const BESIDE = `[${HAN}，。、；：！？“”‘’（）《》「」』]`
const DOTS = new RegExp(`\\.{3,}|。{2,}|·{3,}|•{3,}|[…⋯]+|．{3,}`, 'gu')

/** ... 。。。 … for ……, and more than two of them in a row (4.11.2, A.9.1). */
export const ellipsisForm: PunctuationCheck = eachMatch(DOTS, ({ 0: dots, index }, { text, role }) => {
  const [before, behind] = [text.charAt(index - 1), text.charAt(index + dots.length)]
  const length = dots.length
  if (dots.startsWith('…') || dots.startsWith('⋯')) {
    if (/^(?:……){1,2}$/u.test(dots)) return undefined
    if (length > 4) return { clause: 'A.9.1', values: { mark: '……' }, suggest: '……' }
    return isBesideHan(before, behind) ? { clause: '4.11.2', values: { mark: dots }, suggest: '……' } : undefined
  }
  // A row of dots to a page number is no ellipsis (A.9.1), and two full stops are a slip of the key.
  if (dots.startsWith('。') && length === 2) return undefined
  if (/\d/.test(behind) && (length > 6 || role === 'list-item')) return undefined
  if (!isBesideHan(before, behind) || /[A-Za-z\d_$]/.test(before + behind)) return undefined
  return { clause: '4.11.2', values: { mark: dots }, suggest: length > 12 ? '…………' : '……' }
})

const isBesideHan = (before: string, behind: string): boolean =>
  new RegExp(BESIDE, 'u').test(before) || (before === '' && new RegExp(BESIDE, 'u').test(behind))

/** What “and so on” is followed by, so that 等 is no verb (……等他来). */
const SO_ON =
  '(?=[，。；：！？、）”’》]|$|\\n|[一二两三四五六七八九十几多数\\d]+[种个项类家名位件条大座所]|人[，。也都]|地[，。的]|方面|领域|地区|城市|国家|单位|部门|问题|内容|工作|产品|项目|活动)'
const WITH_SO_ON = new RegExp(
  `(?:……|\\.{3,}|…)[，、]?(?:等等?|之类|什么的)${SO_ON}|(?<=、[^。！？；\\n]{1,24})(?:……|…)等(?![他她我你它了着到待候于级下会])|(?<=、[^。！？；\\n]{1,30})等等?……`,
  'gu',
)

/** A、B……等: the dots and the word say the same (A.9.2). */
export const ellipsisAndSoOn: PunctuationCheck = eachMatch(WITH_SO_ON, ({ 0: words }) => ({
  suggest: words.replaceAll(/[….，、]/gu, ''),
}))

/** A、B、……: before the dots stands no mark of a list (B.2.4). */
export const markBeforeEllipsis: PunctuationCheck = eachMatch(/、(?:…{1,2}|\.{3,})/gu, () => ({ suggest: '……' }))

const DASHES = new RegExp(
  `(?<![-－─—―])(?:-{2,4}|－{1,2}|－{4}|─{1,4}|―{1,4}|—{4,}|— —|–{2,3}|_{2,4}(?=${BESIDE})|ーー+)(?![-－─—―])`,
  'gu',
)

/** -- ── ——— for —— (4.10.2). */
export const dashForm: PunctuationCheck = eachMatch(DASHES, ({ 0: dashes, index }, { text }) => {
  const [before, behind] = [text.charAt(index - 1), text.charAt(index + dashes.length)]
  const isChinese =
    new RegExp(BESIDE, 'u').test(before) || (/^$|\n/.test(before) && new RegExp(BESIDE, 'u').test(behind))
  if (!isChinese || /[A-Za-z\d_]/.test(behind) || behind === '' || behind === '\n') return undefined
  // One full-width sign between two words joins them.
  if (dashes.length === 1 && !/[─―]/u.test(dashes)) return undefined
  if (/[─―]/u.test(dashes) && dashes.length === 1 && !/[，。！？；：”]/u.test(before)) return undefined
  return { values: { mark: dashes }, suggest: '——' }
})

/** ———: what some programs of setting make of a dash, all through a text (4.10.2). */
export const longDash: PunctuationCheck = eachMatch(/(?<![—－])(?:———|－－－)(?![—－])/gu, () => ({
  values: { mark: '———' },
  suggest: '——',
}))

/** — alone at the head of a paragraph or behind a mark: a dash is two signs long (4.10.2), and one joins. */
export const singleDash: PunctuationCheck = eachMatch(
  new RegExp(
    `(?<=^|\\n|[，。！？；：”）])(?<!——[^\\n]{0,4})—(?!—)(?=[${HAN}“《])|(?<=[${HAN}])(?<!—)—(?=[！？”])`,
    'gu',
  ),
  ({ 0: words }) => ({ values: { mark: words }, suggest: '——' }),
)

const UNIT =
  '(?:年|月|日|号|时|点|分钟|分|秒|岁|世纪|[%％‰℃]|摄氏度|度|级|元|万|亿|千|百|人|名|位|个|件|次|倍|米|厘米|公里|千米|毫米|里|斤|公斤|千克|克|吨|升|毫升|亩|公顷|平方米|小时|天|周|层|页|章|集|期|届|辆|台|套|只|条|km|kg|cm|mm|m|kW|mL|ml)'
const NUMBER = '\\d+(?:\\.\\d+)?'
const RANGE = new RegExp(
  `(?<![\\d.\\-–A-Za-z/:：第№#])(${NUMBER})(${UNIT}|[%％℃])?\\s?(-|–|~|——|--|－)\\s?(${NUMBER})(?![\\d.\\-–/:]|—)\\s?(${UNIT}(?:${UNIT})?)(?![a-zA-Z])`,
  'gu',
)
/** What stands before a range that is a number of something: a flight, a model, a house. */
const NUMBERED =
  /(?:型|机|号|式|第|枪|弹|舰|艇|编号|电话|航班|波音|空客|歼|运|轰|直|东风|长征|比分|以|大比分|[A-Za-z])$/u

/**
 * 5-7级, 15-30%, 1999——2002年: numbers from one to another are joined by — or ～ (4.13.3.2, 4.13.3.3), not by a hyphen, nor by
 * a dash; only where the second is the larger, with a unit behind it.
 */
export const rangeMark: PunctuationCheck = eachMatch(RANGE, (match, { text, raw }) => {
  const [words, low = '', lowUnit = '', mark = '', high = '', unit = ''] = match
  const before = text.slice(0, match.index)
  // 零下12～8℃ falls from the colder to the warmer.
  const isRising = Number(low) < Number(high) || (Number(low) > Number(high) && /(?:零下|负)$/u.test(before))
  if (NUMBERED.test(before) || !isRising) return undefined
  // 3-1 in a match, 2-0 of games; 737-800 of an aircraft.
  if (/^[个名位人]/u.test(unit) && Number(low) < 4 && Number(high) < 5) return undefined
  const isTime = /^[年月日号时点世]/u.test(unit) || /^[年月日号时点世]/u.test(lowUnit)
  if (isTime && low.length === 4 && high.length === 2 && unit.startsWith('月')) return undefined
  const start = words.indexOf(mark, low.length + lowUnit.length)
  const [from, to] = [match.index + start, match.index + start + mark.length]
  const blankBefore = raw.charAt(from - 1) === ' ' ? 1 : 0
  const blankBehind = raw.charAt(to) === ' ' ? 1 : 0
  return {
    from: start - blankBefore,
    to: start + mark.length + blankBehind,
    clause: isTime ? '4.13.3.2' : '4.13.3.3',
    values: { mark },
    suggest: isTime ? '—' : '～',
  }
})

/** 2010、03、02: year, month and day in digits are joined by hyphens (A.4.2). */
export const dateWithPauses: PunctuationCheck = eachMatch(
  /(?<!\d)((?:19|20)\d{2})、(0?[1-9]|1[0-2])、(0?[1-9]|[12]\d|3[01])(?![\d、年月日])/gu,
  ({ 0: words }) => ({ suggest: words.replaceAll('、', '-') }),
)

/** 穆罕默德•杰登: the parts of a name are parted by · (4.14.2). */
export const middleDot: PunctuationCheck = eachMatch(
  new RegExp(`(?<=[${HAN}])[•・‧∙⋅●․](?=[${HAN}])`, 'gu'),
  ({ 0: sign }) => ({ values: { mark: sign }, suggest: '·' }),
)
