import { marksOf, type Checked, type CheckedBlock, type Mark, perBlock } from './checked-text.ts'
import { place } from './plausibility.ts'
import { isUnitAt } from '../packs.ts'

/** Digits in Han signs, and ten. */
const HAN_START = /[〇零○一壹二两贰弍三叁四肆五伍六陆七柒八捌九玖十]/u

type Marks = readonly Mark[]

const MEASURED =
  '(?:米|公里|千米|里|斤|公斤|吨|亩|岁|天|日|年|个|名|人|位|月|周|小时|分钟|次|件|家|户|元|块|倍|成|层|条|间|张|本|十|百|千|万|亿)'
const APPROXIMATE = new RegExp(
  `(?<![第\\d、一二三四五六七八九十百千万])(?:一、二|二、三|三、四|四、五|五、六|六、七|七、八|八、九)(?=${MEASURED})(?!(?:、|月|年级|号))|(?<![第\\d、.])([1-8])、([2-9])(?=${MEASURED})(?!月|号|年级|日|、)`,
  'gu',
)

/** 二、三米: the two digits of an approximate number stand without a pause mark (5.2.1). */
export const approximateWithPause = perBlock((block) =>
  marksOf(block, APPROXIMATE, (match) => match[1] === undefined || Number(match[2]) === Number(match[1]) + 1),
)

/** 20几岁, 几10个: with 几 a number is written in Han signs (4.2.2). */
export const approximateInDigits = perBlock((block) =>
  marksOf(block, /(?<![\d.])\d{1,3}几(?=[\u4e00-\u9fff])|(?<![\u4e00-\u9fff]茶)几\d+(?![\d.:%])/gu),
)

/** 9～16亿: a range that drops 万 or 亿 from its first half (5.1.3). */
export const rangeWithoutScale = perBlock((block) =>
  marksOf(
    block,
    /(?<![\d.,])(\d+(?:\.\d+)?) ?[~–—-] ?(\d+(?:\.\d+)?)(?=[万亿])/gu,
    (match) => Number(match[1]) < Number(match[2]) && !isDateLike(block, match),
  ),
)

/** 15～30%: a range that drops the sign % from its first half (5.1.3). */
export const rangeWithoutPercent = perBlock((block) =>
  marksOf(
    block,
    /(?<![\d.,])(\d+(?:\.\d+)?) ?[~–—-] ?(\d+(?:\.\d+)?)%/gu,
    (match) => Number(match[1]) < Number(match[2]) && block.hasHan,
  ),
)

const isDateLike = (block: CheckedBlock, match: RegExpExecArray): boolean =>
  /[年月日号:]/u.test(block.text.charAt(match.index - 1))

/** 二零一二年: numbering takes 〇, measuring 零 (5.2.5). */
export const zeroSign = perBlock((block) => [
  ...marksOf(block, /[一二三四五六七八九零〇]{2,4}年/gu, (match) => match[0].includes('零') && match[0].length === 5),
  ...marksOf(block, /[一二三四五六七八九]?[十百千万亿]〇[一二三四五六七八九]/gu),
])

/** '23年, 98年5月: years are written whole (5.1.4). */
export const abbreviatedYear = perBlock((block) => [
  ...marksOf(block, /['’‘]\d{2}(?:年|(?=[届级]))/gu),
  ...marksOf(
    block,
    /(?<![\d.~–—至到-])(?:9\d|0\d|[6-8]\d)年(?=\d{1,2}月|底|初|春|夏|秋|冬|[,，]|出生|毕业|入伍|建成)/gu,
  ),
])

/** .46: a decimal below one keeps its nought (5.1.2). */
export const leadingZero = perBlock((block) =>
  marksOf(block, /(?<![\d.A-Za-z/…])\.\d+(?!\.?\d|\.[A-Za-z]|[A-Za-z])/gu, () => block.hasHan),
)

/** 4千人: beside Arabic digits only 万 and 亿 stand (5.3). */
export const mixedScaleStyle = perBlock((block) =>
  marksOf(block, /(?<![\d.万亿])\d+(?:\.\d+)?[十百千](?:多|余)?[万亿]/gu),
)

/** 一二八事变: names with January, November and December part month from day by · (5.2.3). */
export const monthDayName = perBlock((block) =>
  marksOf(
    block,
    /(?<![\d〇一二三四五六七八九十])(?:一二八|一二九|一一七|一一九|一二五|一三一)(?=事变|运动|抗战|淞沪|起义|惨案|大地震|行动)/gu,
  ),
)

/** 315晚会, 9.11事件: month and day of a name in digits are parted by · and stand in quotation marks (5.1.6). */
export const monthDayDigits = perBlock((block) =>
  marksOf(
    block,
    /(?<![\d.·])(1[0-2]|[1-9])[.·]?([0-3]?\d)(?=[”"]?(?:晚会|事件|事变|惨案|大地震|特大地震|汶川|消费者权益日|恐怖袭击))/gu,
    (match) => {
      const isName = Number(match[1]) <= 12 && Number(match[2]) >= 1 && Number(match[2]) <= 31
      const isQuoted = /[“"]/u.test(block.text.charAt(match.index - 1))
      return isName && !(block.raw.slice(match.index, match.index + match[0].length).includes('·') && isQuoted)
    },
  ),
)

/** 七八年毕业: a short year that reads like “seven or eight years” is written whole (5.2.2). */
export const shortHanYear = perBlock((block) =>
  marksOf(
    block,
    /(?<![一二三四五六七八九〇零十百千第])(?:五六|六七|七八|八九)年(?=[一二三四五六七八九十]{1,2}月|春|夏|秋|冬|底|初|毕业于|出生|入伍|考入|考上|参军)/gu,
  ),
)

/** 农历8月15: days of the Chinese calendar are written in Han signs (4.2.1). */
export const lunarDay = perBlock((block) =>
  marksOf(
    block,
    /(?<=农历|阴历|夏历|旧历)(?:\d{4}年)?(?:\d{1,2}月(?:\d{1,2}日?|初\d{1,2})?|[一二三四五六七八九十正冬腊]{1,2}月\d{1,2}日?)/gu,
  ),
)

/** 1,2345 or 12,34,567: digits are parted in threes (5.1.1). */
export const thousandsGroups = perBlock((block) =>
  marksOf(
    block,
    /(?<![\d.,])\d{1,3}(?:,\d+(?!\d))+(?![\d.]*\d)/gu,
    (match) =>
      block.hasHan &&
      block.raw.charAt(match.index + match[0].indexOf(',')) === ',' &&
      !/^\d{1,3}(?:,\d{3})+$/u.test(match[0]) &&
      match[0].split(',').some((group) => group.length > 3),
  ),
)

interface Written {
  readonly block: CheckedBlock
  readonly start: number
  readonly end: number
  readonly isHan: boolean
}

/** 3个 and 五个 for things of one kind in one text: one way of writing is kept (4.3). */
export function mixedForms({ blocks }: Checked): Marks {
  const groups = new Map<string, Written[]>()
  for (const block of blocks) {
    for (const number of block.numbers) {
      // 一 and 两 are words as much as numbers; only plain counts above them are compared.
      if (
        number.kind !== 'count' ||
        typeof number.value !== 'number' ||
        number.value < 3 ||
        number.value > 99 ||
        number.unit === undefined ||
        number.approx !== 'none'
      )
        continue
      const isHan = HAN_START.test(block.text.charAt(number.start))
      const counted = number.counts ?? ''
      if (counted.length < 2) continue
      const key = `${number.unit}|${counted.slice(-4)}`
      const written = { block, start: number.start, end: number.end, isHan }
      const group = groups.get(key)
      if (group === undefined) groups.set(key, [written])
      else group.push(written)
    }
  }
  return [...groups.values()].flatMap((group) => {
    const han = group.filter((one) => one.isHan)
    const digits = group.filter((one) => !one.isHan)
    if (han.length === 0 || digits.length === 0) return []
    return (han.length > digits.length ? digits : han).map(({ block, start, end }) => ({ block, start, end }))
  })
}

/** 三十公里 beside 20公里: measures take Arabic digits (4.1.1); only where the text also writes the unit with digits. */
export function hanMeasure({ blocks }: Checked): Marks {
  const digitUnits = new Set(
    blocks.flatMap((block) =>
      block.numbers
        .filter((number) => number.kind === 'measure' && /\d/u.test(block.text.charAt(number.start)))
        .map((number) => number.unit),
    ),
  )
  return blocks.flatMap((block) =>
    block.numbers.flatMap((number) => {
      const isHan = HAN_START.test(block.text.charAt(number.start))
      const isPlain =
        number.kind === 'measure' && typeof number.value === 'number' && number.value >= 3 && number.approx === 'none'
      return isHan && isPlain && digitUnits.has(number.unit) && !isUnitAt(block.text, number.end)
        ? [place(block, number)]
        : []
    }),
  )
}
