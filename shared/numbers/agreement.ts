import { toCodePoint } from '../lib/code-points.ts'
import { between, type Checked, type CheckedBlock, type CheckedNumber, type Mark } from './checked-text.ts'
import { place, textOf } from './plausibility.ts'

/** Roles whose words repeat what the body says. */
const DISPLAY: ReadonlySet<string> = new Set([
  'headline',
  'kicker',
  'subheadline',
  'lead',
  'caption',
  'quotation',
  'section-heading',
])
const HEADLINES: ReadonlySet<string> = new Set(['headline', 'kicker', 'subheadline'])
const BODY: ReadonlySet<string> = new Set([
  'paragraph',
  'lead',
  'list-item',
  'headline',
  'subheadline',
  'caption',
  'table',
])
const COMPARED: ReadonlySet<string> = new Set(['count', 'money', 'percent', 'measure', 'duration'])

/** Words that narrow what is counted: two numbers with different ones are two facts. */
const SCOPES = [
  '新增',
  '新建',
  '新',
  '累计',
  '每',
  '平均',
  '人均',
  '户均',
  '日均',
  '月均',
  '年均',
  '在建',
  '投入使用',
  '另',
  '另外',
  '还有',
  '其余',
  '剩余',
  '首批',
  '增加',
  '减少',
  '超过',
  '比',
  '同比',
  '环比',
  '计划',
  '预计',
  '将',
  '力争',
  '目标',
  '曾',
  '原',
  '此前',
  '过去',
  '上半年',
  '下半年',
  '季度',
  '前三季度',
  '第一',
  '第二',
  '每年',
  '每天',
  '每月',
  '每周',
  '一天',
  '当天',
  '当日',
  '当月',
  '当年',
] as const
const SCOPES_EN = [
  'new',
  'another',
  'other',
  'remaining',
  'each',
  'every',
  'per',
  'average',
  'more',
  'extra',
  'additional',
  'first',
  'second',
  'planned',
  'target',
  'previously',
  'originally',
  'daily',
  'monthly',
  'weekly',
  'annual',
  'a year',
  'a day',
  'a month',
  'a week',
] as const
const TOTALS =
  /全县|全市|全省|全国|全区|全镇|全村|全校|全厂|全州|共计|总计|合计|总共|一共|共有|in all|in total|altogether|total/u

interface Fact {
  readonly block: CheckedBlock
  readonly number: CheckedNumber
  readonly value: readonly [number, number]
  /** The noun counted, or the words right before an amount: what the number is of. */
  readonly label: string
  readonly scopes: string
  readonly years: string
  readonly isTotal: boolean
  readonly words: ReadonlySet<string>
}

/** Two places of an article that give one fact two values. */
export interface Conflict {
  readonly first: Mark
  readonly second: Mark
}

/**
 * The same fact with two values across headline, lead, captions and body. Precision first: the same thing must be
 * counted in the same unit, in the same scope and year, by words that also agree around it.
 */
export function conflictsOf({ blocks, asOf }: Checked): readonly Conflict[] {
  const facts = blocks.filter((block) => BODY.has(block.role) || DISPLAY.has(block.role)).flatMap(factsOf)
  const groups = new Map<string, Fact[]>()
  for (const fact of facts) {
    const key = `${fact.number.kind}|${unitKey(fact.number.unit)}|${fact.label}`
    groups.set(key, [...(groups.get(key) ?? []), fact])
  }
  const conflicts: Conflict[] = []
  for (const group of groups.values()) {
    // Quadratic only within one thing counted; a group of hundreds is a table, not a fact told twice.
    if (group.length > 40) continue
    for (const [index, first] of group.entries()) {
      for (const second of group.slice(index + 1))
        if (isConflict(first, second, asOf?.year)) conflicts.push(conflictOf(first, second))
    }
  }
  return conflicts
}

/** The marks of rule number.two-values: one for each conflict, at its second place. */
export function twoValues(checked: Checked): readonly Mark[] {
  return conflictsOf(checked).map(({ second }) => second)
}

function conflictOf(first: Fact, second: Fact): Conflict {
  const mark = (fact: Fact, other: Fact): Mark => ({
    ...place(fact.block, fact.number),
    values: {
      here: textOf(fact.block, fact.number),
      there: textOf(other.block, other.number),
      otherBlock: other.block.index,
      otherStart: toCodePoint(other.block.raw, other.number.start),
      what: fact.label,
    },
  })
  return { first: mark(first, second), second: mark(second, first) }
}

function isConflict(a: Fact, b: Fact, asOfYear: number | undefined): boolean {
  if (a.block === b.block) return false
  if (a.scopes !== b.scopes || (a.years !== '' && b.years !== '' && a.years !== b.years)) return false
  // What is planned for a later year is another fact than what is.
  if (asOfYear !== undefined && isLater(a.years, asOfYear) !== isLater(b.years, asOfYear)) return false
  if (agrees(a, b)) return false
  // Two paragraphs of the body speak of one fact less often than a headline or caption and the body do.
  const isDisplay = DISPLAY.has(a.block.role) || DISPLAY.has(b.block.role)
  const isHeadline = HEADLINES.has(a.block.role) || HEADLINES.has(b.block.role)
  return strength(a, b) + (isHeadline ? 1 : 0) >= (isDisplay ? 4 : 6)
}

const isLater = (years: string, asOfYear: number): boolean => years.split(',').some((year) => Number(year) > asOfYear)

/** Equal, or as equal as approximations ask: 近10万 and 9.8万 agree. */
function agrees(a: Fact, b: Fact): boolean {
  if (a.value[0] <= b.value[1] && b.value[0] <= a.value[1]) return true
  const isLoose = a.number.approx !== 'none' || b.number.approx !== 'none'
  const [low, high] = a.value[1] < b.value[0] ? [a.value[1], b.value[0]] : [b.value[1], a.value[0]]
  return isLoose && low >= high * 0.9
}

/** How surely two places speak of one fact; slips of a digit look different from two facts. */
function strength(a: Fact, b: Fact): number {
  const [low, high] = a.value[0] < b.value[0] ? [a.value[0], b.value[0]] : [b.value[0], a.value[0]]
  if (low <= 0) return 0
  const near = (high - low) / high
  const digits = (value: number): string => [...String(value).replaceAll(/[^1-9]/gu, '')].sort().join('')
  const isSlip = digits(low) === digits(high) && digits(low).length > 1
  const nearness =
    isSlip && (near <= 0.05 || digits(low).length > 2)
      ? 4
      : near <= 0.05
        ? 3
        : isSlip
          ? 3
          : near <= 0.2
            ? 2
            : near <= 0.5
              ? 1
              : -1
  const shared = [...a.words].filter((word) => b.words.has(word)).length
  const label = a.label.length >= (a.number.kind === 'count' ? 4 : 3) ? 1 : 0
  const total = a.isTotal && b.isTotal ? 1 : 0
  // Small counts of people and things differ from scene to scene.
  const small = high < 10 ? -2 : 0
  return nearness + label + total + Math.min(4, shared) + (a.number.kind === 'count' ? 0 : -1) + small
}

function factsOf(block: CheckedBlock): readonly Fact[] {
  return block.numbers.flatMap((number) => {
    const value = typeof number.value === 'number' ? ([number.value, number.value] as const) : undefined
    if (value === undefined || !COMPARED.has(number.kind)) return []
    const label = labelOf(block, number)
    if (label === undefined) return []
    const sentence = block.sentences.find((one) => one.start <= number.start && one.end >= number.end)
    const clause = clauseAround(block, number)
    return [
      {
        block,
        number,
        value,
        label,
        scopes: [
          ...SCOPES.filter((scope) => clause.narrow.includes(scope)),
          ...SCOPES_EN.filter((scope) => new RegExp(`\\b${scope}\\b`, 'u').test(clause.narrow)),
        ].join(),
        years: yearsIn(sentence?.numbers ?? []),
        isTotal: TOTALS.test(clause.text),
        words: wordsOf(clause.text, label),
      },
    ]
  })
}

/** 同比增长12.3% may be said of anything. */
const CHANGE = /(?:增长|下降|提高|上升|减少|增加|提升|降低|增幅|降幅|涨幅|上涨|下跌|增|降|占|和|与|及|或|至|到)$/u

/** The thing counted; for amounts without one the noun right before them (满意度94.3%). */
function labelOf(block: CheckedBlock, number: CheckedNumber): string | undefined {
  if (number.kind === 'count') {
    const counts = number.counts?.trim().toLowerCase()
    if (counts !== undefined) return counts.length >= 2 ? headOf(counts) : undefined
  }
  const before = between(block, number.start - 12, number.start).replace(
    /(?:约|近|超过|超|达到|达|为|了|是|共|有|逾|仅|计)+$/u,
    '',
  )
  const han = /[\u4e00-\u9fff]{2,6}$/u.exec(before)?.[0]
  if (han !== undefined) return CHANGE.test(han) ? undefined : han.slice(number.kind === 'count' ? -2 : -3)
  const english =
    /([a-z]+)(?: (?:of|was|is|at|about|nearly|to|by|for|reached|cost|costs|costing|will cost|stands at|stood at))*\s*$/u.exec(
      block.lower.slice(Math.max(0, number.start - 40), number.start),
    )
  return english?.[1] !== undefined && english[1].length > 3 ? english[1] : undefined
}

/** 少儿图书 and 图书 are counted alike only where the text writes them alike; English keeps its last noun. */
const headOf = (counts: string): string => (/[a-z]/u.test(counts) ? (counts.split(' ').pop() ?? counts) : counts)

const unitKey = (unit: string | undefined): string =>
  unit === '名' || unit === '位' || unit === '人' || unit === '个' ? '个' : (unit ?? '')

/** Words around a number: of its sentence, and of its clause alone, in which what narrows it stands. */
function clauseAround(block: CheckedBlock, number: CheckedNumber): { readonly text: string; readonly narrow: string } {
  const before = block.lower.slice(Math.max(0, number.start - 26), number.start)
  const after = block.lower.slice(number.end, number.end + 26)
  return { text: piece(before, after, '。;；!?\n'), narrow: piece(before, after, '。;；!?\n,、:') }
}

function piece(before: string, after: string, stops: string): string {
  const from = Math.max(...[...stops].map((sign) => before.lastIndexOf(sign)))
  const to = Math.min(...[...stops].map((sign) => after.indexOf(sign)).map((at) => (at < 0 ? after.length : at)))
  return `${before.slice(from + 1)} ${after.slice(0, to)}`
}

function yearsIn(numbers: readonly CheckedNumber[]): string {
  return numbers
    .filter((number) => number.kind === 'date' && typeof number.value === 'string' && /^\d{4}/u.test(number.value))
    .map((number) => String(number.value).slice(0, 4))
    .join()
}

const COMMON = new Set(
  'this that with from have were been they their there which about after before said more than'.split(' '),
)

/** Content around a number: pairs of Han characters, English words of four letters and more. */
function wordsOf(text: string, label: string): ReadonlySet<string> {
  const words = new Set<string>()
  for (const run of text.match(/[\u4e00-\u9fff]+/gu) ?? []) {
    for (let at = 0; at + 2 <= run.length; at += 1) {
      const pair = run.slice(at, at + 2)
      if (!label.includes(pair) && !/[的了在和与个名位万亿一是有为]/u.test(pair)) words.add(pair)
    }
  }
  for (const word of text.match(/[a-z]{4,}/gu) ?? []) if (!COMMON.has(word) && !label.includes(word)) words.add(word)
  return words
}
