import { haveOneUnit } from './amount-unit.ts'
import {
  between,
  single,
  type Checked,
  type CheckedBlock,
  type CheckedNumber,
  type Mark,
  type Sentence,
  perBlock,
} from './checked-text.ts'
import { firstFrom } from './clues.ts'
import { anyOf } from '../../lib/any-of.ts'
import { PHRASES } from '../packs.ts'

const PEOPLE = new RegExp(`^的${anyOf(PHRASES.zh.people)}`, 'u')
const NOT_SHARES = new RegExp(`${anyOf(PHRASES.zh.notShares)}[^,，]*$`, 'u')
const FALLS = new RegExp(`${anyOf(PHRASES.en.falls)}(?: by)?(?: about| nearly| almost| some| more than)? $`, 'u')
const ROSE_FROM = new RegExp(String.raw`\b${anyOf(PHRASES.en.roseFrom)}(?: [a-z]+)?,? from\s*$`, 'u')
const FELL_FROM = new RegExp(String.raw`\b${anyOf(PHRASES.en.fellFrom)}(?: [a-z]+)?,? from\s*$`, 'u')

type Marks = readonly Mark[]

/** Shares that cannot pass 100 %: a part of a whole, or a rate of those who could. Coverage of reserves and the like can. */
const SHARE = new RegExp(
  String.raw`(?:占比(?:为|达|达到|约|超|高达)?|(?:女性|男性|青年|党员|干部|学生|职工)(?:的)?比例(?:为|达|达到|约|超|高达)?|占(?:到|了|全[市省县区国]|总[人数量]*的?|[^,，。;；\d]{0,12}的)?|比重(?:为|达|达到)?|${anyOf(PHRASES.zh.rates)}[率度](?:为|达|达到|高达|超过|提高到|上升到|升至|提升至|约|均为|已达)?)[约近超达]?$`,
  'u',
)
/** 森林覆盖率由65%提高到168%: the rate stands before the first of two numbers. */
const SHARE_CHANGED = new RegExp(
  String.raw`${anyOf(PHRASES.zh.changedRates)}[率度](?:已|也)?[由从]\d+(?:\.\d+)?%(?:提高|上升|增加|增长|提升|扩大|升)(?:到|至)$`,
  'u',
)
/** 受访者中有115%的人, N % of those who could. */
const SHARE_AMONG = /中[,，]?(?:有|约有|超过|近)?$/u
const SHARE_EN = new RegExp(`${anyOf(PHRASES.en.shares)}(?: about| nearly| almost| some| more than)? $`, 'u')
const SHARE_AFTER_EN = new RegExp(
  String.raw`^ (?:of (?:the |its |their |all |those |his |her |our |${anyOf(PHRASES.en.people)}\b)|turnout|approval|attendance)`,
  'u',
)

/** 占全部的120%: a share above 100 %. */
export const shareOver100 = perNumber((block, number) => {
  const value = single(number)
  if (number.kind !== 'percent' || number.unit !== '%' || value === undefined || value <= 100) return undefined
  const before = between(block, number.start - 20, number.start).replace(/[,，。;；].*$/u, '')
  const among =
    SHARE_AMONG.test(clauseBefore(block, number.start)) && PEOPLE.test(block.text.slice(number.end, number.end + 3))
  if (among || SHARE_CHANGED.test(between(block, number.start - 24, number.start))) return place(block, number)
  const isShare =
    SHARE.test(clauseBefore(block, number.start)) &&
    !NOT_SHARES.test(before) &&
    !NOT_SHARES.test(clauseBefore(block, number.start))
  const lower = block.lower.slice(Math.max(0, number.start - 40), number.start)
  const isShareEn =
    SHARE_EN.test(lower) ||
    (SHARE_AFTER_EN.test(block.lower.slice(number.end, number.end + 16)) &&
      !/\b(?:to|by|at|rose|grew|increase|up|reach(?:ed)?|hit|about|is|was|met|exceeded|over|capacity) (?:about )?$/u.test(
        lower,
      ))
  return isShare || isShareEn ? place(block, number) : undefined
})

const DOWN = new RegExp(`${anyOf(PHRASES.zh.falls)}(?:了|近|约|达|超)*$|[降跌减]幅(?:达|达到|为|超过|超|高达)$`, 'u')

/** 减少了三倍, three times less: nothing falls by its whole more than once. */
export const decreaseByTimes = perNumber((block, number) => {
  if (number.kind !== 'ratio') return undefined
  if (number.unit === '倍') return DOWN.test(clauseBefore(block, number.start)) ? place(block, number) : undefined
  if (number.unit !== 'times') return undefined
  return /^ (?:less|fewer|lower|smaller|cheaper|slower|shorter|lighter)\b/u.test(
    block.lower.slice(number.end, number.end + 10),
  )
    ? place(block, number)
    : undefined
})

/** 下降120%: nothing falls by more than its whole; profits, which can turn to losses, are left out. */
export const decreaseOver100 = perNumber((block, number) => {
  const value = single(number)
  if (number.kind !== 'percent' || number.unit !== '%' || value === undefined || value <= 100) return undefined
  const before = clauseBefore(block, number.start)
  const isLoss = /利润|净利|盈利|收益|业绩|亏损|profit|earnings|income/u.test(
    block.lower.slice(Math.max(0, number.start - 40), number.start),
  )
  const isDown = DOWN.test(before) || FALLS.test(block.lower.slice(Math.max(0, number.start - 30), number.start))
  return isDown && !isLoss ? place(block, number) : undefined
})

const UP_TO = new RegExp(`${anyOf([...PHRASES.zh.rose, ...PHRASES.en.rose])}了?(?:[到至为]| to)$`, 'u')
const DOWN_TO = new RegExp(`${anyOf([...PHRASES.zh.sank, ...PHRASES.en.sank])}了?(?:[到至为]| to)$`, 'u')

interface Change {
  readonly from: CheckedNumber
  readonly to: CheckedNumber
  readonly isUp: boolean
}

/** 由300人增至200人: a rise that ends lower, or a fall that ends higher. */
export const direction = perSentence((block, sentence) =>
  changesOf(block, sentence).flatMap(({ from, to, isUp }) => {
    const low = single(from)
    const high = single(to)
    if (low === undefined || high === undefined) return []
    return (isUp && high < low) || (!isUp && high > low)
      ? [{ block, start: from.start, end: to.end, values: { from: textOf(block, from), to: textOf(block, to) } }]
      : []
  }),
)

/** 从200增至600，增长3倍: the growth is what was added, not what became of it. */
export const growthBase = perSentence((block, sentence) => {
  const changes = changesOf(block, sentence)
  if (changes.length === 0) return []
  const growths = sentence.numbers.filter((number) => isGrowth(block, number))
  return changes.flatMap(({ from, to }) => {
    const low = single(from)
    const high = single(to)
    if (low === undefined || high === undefined || low <= 0 || high <= low) return []
    const growth = firstFrom(growths, to.end)
    const stated = growth === undefined ? undefined : single(growth)
    // What changed once more in between has another base.
    const next = firstFrom(sentence.numbers, to.end)
    const isNext = next === growth || next === undefined || !comparable(next, to)
    if (growth === undefined || stated === undefined || !isNext) return []
    const added = growth.unit === '%' ? ((high - low) / low) * 100 : (high - low) / low
    const whole = growth.unit === '%' ? (high / low) * 100 : high / low
    const isWrong = close(stated, whole, 0.03) && !close(stated, added, 0.06)
    return isWrong
      ? [
          {
            ...place(block, growth),
            values: { stated: textOf(block, growth), right: String(Number(added.toFixed(1))) },
          },
        ]
      : []
  })
})

function isGrowth(block: CheckedBlock, number: CheckedNumber): boolean {
  if (number.kind === 'percent' && number.unit === '%')
    return (
      GROWTH.test(clauseBefore(block, number.start)) ||
      GROWTH_EN.test(block.lower.slice(Math.max(0, number.start - 24), number.start))
    )
  return number.unit === '倍' && GROWTH.test(clauseBefore(block, number.start))
}
const GROWTH = new RegExp(`${anyOf(PHRASES.zh.rises)}(?:了|达|为|约|近|超过)*$`, 'u')
const GROWTH_EN = new RegExp(`${anyOf(PHRASES.en.rises)}(?: about| nearly| almost| some)? $`, 'u')

/** From A to B of the same kind in one sentence, with a verb that says which way. */
function changesOf(block: CheckedBlock, sentence: Sentence): readonly Change[] {
  const changes: Change[] = []
  for (let index = 1; index < sentence.numbers.length; index += 1) {
    const to = sentence.numbers[index]
    if (to === undefined) continue
    const from = comparableBefore(sentence.numbers, index, to)
    if (from === undefined) continue
    const middle = block.lower
      .slice(from.end, to.start)
      .trimEnd()
      .replace(/(?:\d{4}年(?:底|末|初)?|今年|去年)的?$/u, '')
      .replace(/(?:约|近|about|nearly|almost|over)$/u, '')
      .trimEnd()
    if (/[。;；]/u.test(middle)) continue
    const lead = block.lower.slice(Math.max(0, from.start - 14), from.start)
    const isFrom = /(?:从|由|from)(?:\s?\d{4}年?)?(?:[^,，。;；\d]{0,12}的?)\s*$/u.test(lead)
    if (!isFrom) continue
    // English puts the verb before “from”.
    const verb = block.lower.slice(Math.max(sentence.start, from.start - 40), from.start)
    const isTo = / to$/u.test(middle)
    if (UP_TO.test(middle) || (isTo && ROSE_FROM.test(verb))) changes.push({ from, to, isUp: true })
    else if (DOWN_TO.test(middle) || (isTo && FELL_FROM.test(verb))) changes.push({ from, to, isUp: false })
  }
  return changes
}

/** The nearest number of the same kind before one, at most forty characters away. */
function comparableBefore(
  numbers: readonly CheckedNumber[],
  index: number,
  to: CheckedNumber,
): CheckedNumber | undefined {
  for (let at = index - 1; at >= 0; at -= 1) {
    const from = numbers[at]
    if (from === undefined || to.start - from.end > 40) return undefined
    if (comparable(from, to)) return from
  }
  return undefined
}

const comparable = (a: CheckedNumber, b: CheckedNumber): boolean =>
  a.kind === b.kind &&
  a.kind !== 'date' &&
  a.kind !== 'time' &&
  a.kind !== 'ordinal' &&
  a.kind !== 'name' &&
  typeof a.value === 'number' &&
  typeof b.value === 'number' &&
  haveOneUnit(a, b)

/** “From 40 % to 20 %”, 从10楼到1楼: a way from one to the other, whatever the verb; */
const WAY = /\bfrom (?:about |around |nearly |some |almost |roughly )?[$£€¥]?$|[从由自](?:[^,，。;；]{0,6})$/u
/** but not where the words call it a range. */
const RANGING =
  /\b(?:rang(?:e|es|ed|ing)|var(?:y|ies|ied|ying)|anywhere|anything|spans?|spanned|spanning)\b[^.;]{0,24}$/u
const RANGED = /^[^,，。;；]{0,4}(?:不等|之间|区间|范围)/u

function isWay({ lower }: CheckedBlock, { start, end }: CheckedNumber): boolean {
  const before = lower.slice(Math.max(0, start - 48), start)
  const way = WAY.exec(before)
  return way !== null && !RANGING.test(before.slice(0, way.index)) && !RANGED.test(lower.slice(end, end + 10))
}

/** 20—10人: a range whose second half is the smaller. */
export const rangeUpsideDown = perNumber((block, number) => {
  const { value } = number
  if (typeof value === 'string') {
    const [first, second] = value.split('/')
    const isDate =
      number.kind === 'date' && first !== undefined && second !== undefined && first.length === second.length
    return isDate && /^\d{4}/u.test(first) && first > second ? place(block, number) : undefined
  }
  if (value === undefined || typeof value === 'number' || number.kind === 'ratio') return undefined
  // 零下5到零下8摄氏度 goes down from a mild to a bitter cold, and is said so.
  return value[0] > value[1] && value[0] > 0 && !isWay(block, number) ? place(block, number) : undefined
})

const AREA = new RegExp(`^${anyOf([...PHRASES.zh.areaUnits, ...PHRASES.en.areaUnits])}`, 'u')
const VOLUME = new RegExp(`^${anyOf([...PHRASES.zh.volumeUnits, ...PHRASES.en.volumeUnits])}`, 'u')
const LENGTH = new RegExp(
  `^(?:${anyOf([...PHRASES.zh.lengthUnits, ...PHRASES.en.lengthUnits])}|${anyOf(PHRASES.en.lengthSigns)}$)`,
  'u',
)
const MASS = new RegExp(
  `^(?:${anyOf([...PHRASES.zh.massUnits, ...PHRASES.en.massUnits])}|${anyOf(PHRASES.en.massSigns)}$)`,
  'u',
)
const HEAT = new RegExp(`^${anyOf([...PHRASES.zh.heatUnits, ...PHRASES.en.heatUnits])}`, 'u')
/** A noun of what is measured right before its number: 面积约, “a length of about ”. */
const measured = (nouns: `${string}Nouns` & keyof (typeof PHRASES)['zh'] & keyof (typeof PHRASES)['en']): RegExp =>
  new RegExp(
    `${anyOf(PHRASES.zh[nouns])}${anyOf(PHRASES.zh.links)}*$|${anyOf(PHRASES.en[nouns])}(?: ${anyOf(PHRASES.en.links)})? $`,
    'u',
  )
const FITS: readonly (readonly [RegExp, RegExp, readonly RegExp[]])[] = [
  [measured('areaNouns'), AREA, [LENGTH, MASS, HEAT, VOLUME]],
  [measured('lengthNouns'), LENGTH, [AREA, MASS, HEAT, VOLUME]],
  [measured('massNouns'), MASS, [AREA, LENGTH, HEAT, VOLUME]],
  [measured('volumeNouns'), VOLUME, [AREA, LENGTH, HEAT]],
  [measured('heatNouns'), HEAT, [AREA, LENGTH, MASS, VOLUME]],
  [measured('timeNouns'), /^$/u, [AREA, LENGTH, MASS, HEAT]],
]

const TIMELESS = new RegExp(`${anyOf(PHRASES.zh.timeless)}(?:约|为|达|达到|是|近|超过|超|仅|约为)*$`, 'u')

/** 面积500公里, a length of 30 acres: a unit that measures something else. */
export const unitMisfit = perNumber((block, number) => {
  const unit = number.unit
  if (unit === undefined) return undefined
  // 海拔15分钟; a film is 90分钟 long, so 全长 is none of these.
  if (number.kind === 'duration')
    return TIMELESS.test(between(block, number.start - 8, number.start)) && unit !== '岁' && unit !== '周岁'
      ? { ...place(block, number), values: { unit } }
      : undefined
  if (number.kind !== 'measure') return undefined
  const before = block.lower.slice(Math.max(0, number.start - 24), number.start)
  const before0 = between(block, number.start - 12, number.start)
  const plain = unit.replaceAll('-', ' ')
  const rule = FITS.find(([noun]) => noun.test(before0) || noun.test(before))
  if (rule === undefined || rule[1].test(plain)) return undefined
  return rule[2].some((other) => other.test(plain)) ? { ...place(block, number), values: { unit } } : undefined
})

/** 4千人, 3百元: beside Arabic digits only 万 and 亿 stand. */
export const mixedScale = perBlock((block) =>
  [
    ...block.text.matchAll(
      /(?<![\d.万亿])\d+(?:\.\d+)?(?:十|百|千)(?:零?\d+(?:\.\d+)?(?:十|百|千)?(?![\d.]))*(?:多|余|几)?(?![米克瓦伏帕焦卡赫字比周度分年强里佳大日强校科货合万亿])/gu,
    ),
  ].map((match) => ({ block, start: match.index, end: match.index + match[0].length })),
)

/** Part of the clause before `index`, at most twenty characters, without approximation words' blanks. */
function clauseBefore(block: CheckedBlock, index: number): string {
  const before = between(block, index - 20, index)
  const cut = Math.max(...[...',，。;；:：、('].map((sign) => before.lastIndexOf(sign)))
  return before.slice(cut + 1)
}

/** The number's place as a mark. */
export const place = (block: CheckedBlock, number: CheckedNumber): Mark => ({
  block,
  start: number.start,
  end: number.end,
})

/** The number as written. */
export const textOf = (block: CheckedBlock, number: CheckedNumber): string => block.raw.slice(number.start, number.end)

const close = (a: number, b: number, tolerance: number): boolean => Math.abs(a - b) <= Math.abs(b) * tolerance

function perNumber(
  check: (block: CheckedBlock, number: CheckedNumber) => Mark | undefined,
): (checked: Checked) => Marks {
  return perBlock((block) => block.numbers.flatMap((number) => check(block, number) ?? []))
}

function perSentence(check: (block: CheckedBlock, sentence: Sentence) => Marks): (checked: Checked) => Marks {
  return perBlock((block) =>
    block.sentences.flatMap((sentence) => (sentence.numbers.length === 0 ? [] : check(block, sentence))),
  )
}
