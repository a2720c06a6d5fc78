import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { findNumbers, type FoundNumber } from '#shared/numbers/find-numbers.ts'

/** One case of Recognizers-Text in the common form of `cases/numbers/cases.jsonl`. */
export interface RecognizersCase {
  readonly id: string
  readonly lang: string
  readonly model: string
  readonly input: string
  readonly ref: string | null
  readonly expected: readonly ExpectedItem[]
}

interface ExpectedItem {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly type: string | null
  readonly value: string | null
  readonly unit: string | null
  readonly values:
    readonly { readonly value?: string; readonly start?: string; readonly end?: string; readonly type: string }[] | null
}

/** Items of one model, right and in all, with the ones missed. */
export interface ModelScore {
  readonly right: number
  readonly total: number
  readonly misses: readonly string[]
}

export function readCases(folder: string): readonly RecognizersCase[] {
  return readFileSync(join(folder, 'numbers/cases.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as RecognizersCase)
}

/** Value right: some number we found at the item's place has the item's value in its own terms. */
export function scoreModel(cases: readonly RecognizersCase[]): ModelScore {
  let right = 0
  let total = 0
  const misses: string[] = []
  for (const one of cases) {
    const found = findNumbers(one.input, { lang: one.lang, ...(one.ref === null ? {} : { asOf: one.ref }) })
    for (const item of one.expected) {
      // A unit or percent sign without a number is no number to us.
      if (item.value === null || item.value === 'null' || item.type === 'ordinal.relative') continue
      total += 1
      const near = found.filter((number) => number.start < item.end && number.end > item.start)
      if (near.some((number) => sameValue(number, item))) right += 1
      else
        misses.push(`${one.id} «${one.input}» ${item.text} = ${item.value}; ours ${near.map(show).join(', ') || '–'}`)
    }
  }
  return { right, total, misses }
}

/** Cases that expect nothing, and how many of them we leave alone too. */
export function scoreSilence(cases: readonly RecognizersCase[]): ModelScore {
  const silent = cases.filter((one) => one.expected.length === 0)
  const misses = silent.flatMap((one) => {
    const found = findNumbers(one.input, { lang: one.lang })
    return found.length === 0 ? [] : [`${one.id} «${one.input}»; ours ${found.map(show).join(', ')}`]
  })
  return { right: silent.length - misses.length, total: silent.length, misses }
}

/** Dates, months, years and relative days of the date-time cases: our ISO value is one of theirs. */
export function scoreDates(cases: readonly RecognizersCase[]): ModelScore {
  let right = 0
  let total = 0
  const misses: string[] = []
  for (const one of cases) {
    const found = findNumbers(one.input, { lang: one.lang, ...(one.ref === null ? {} : { asOf: one.ref }) })
    for (const item of one.expected) {
      const accepted = acceptedIso(item)
      if (accepted === undefined) continue
      total += 1
      const near = found.filter((number) => number.start < item.end && number.end > item.start)
      if (near.some((number) => typeof number.value === 'string' && accepted.has(number.value))) right += 1
      else
        misses.push(
          `${one.id} «${one.input}» as of ${(one.ref ?? '').slice(0, 10)} ${item.text} = ${[...accepted].join(' | ')}; ours ${near.map(show).join(', ') || '–'}`,
        )
    }
  }
  return { right, total, misses }
}

function acceptedIso(item: ExpectedItem): ReadonlySet<string> | undefined {
  if (item.type === null) return undefined
  const kind = item.type.replace('datetimeV2.', '')
  const isVague =
    /前|后|之|以|起|开始|since|before|after|later|until|early|mid|end of|最近|now/u.test(item.text) &&
    !/^(?:后|前|大后|大前)天$|後天/u.test(item.text)
  if (kind === 'date' && !isVague) {
    const values = (item.values ?? []).flatMap((value) => (value.value === undefined ? [] : [value.value]))
    return values.length === 0 ? undefined : new Set(values)
  }
  if (kind !== 'daterange' || isVague) return undefined
  const values = (item.values ?? []).flatMap((value) => wholePart(value.start, value.end))
  return values.length === 0 ? undefined : new Set(values)
}

/** A whole month or year, which Recognizers gives as a range of days, in our form. */
function wholePart(start: string | undefined, end: string | undefined): readonly string[] {
  if (start === undefined || end === undefined || !start.endsWith('-01')) return []
  const [year = 0, month = 0] = start.split('-').map(Number)
  if (start.endsWith('-01-01') && end === `${String(year + 1)}-01-01`) return [String(year)]
  const next = month === 12 ? `${String(year + 1)}-01-01` : `${String(year)}-${String(month + 1).padStart(2, '0')}-01`
  return end === next ? [start.slice(0, 7)] : []
}

function sameValue(found: FoundNumber, item: ExpectedItem): boolean {
  const { value } = found
  const expected = item.value ?? ''
  if (typeof value === 'string') return Number(value) === Number(expected) && /^\d+$/u.test(value)
  if (item.type === 'numberrange') return sameRange(value, found.approx, expected)
  const number = expected.endsWith('%') ? Number(expected.slice(0, -1)) : Number(expected)
  const ours = typeof value === 'number' ? value : value?.[0]
  if (ours === undefined || value === undefined) return false
  // Percentages are in percent with us; a share of the number model (百分之五 = 0.05) is the same share.
  return (
    near(ours, number) ||
    (found.kind === 'percent' && near(ours / 100, number)) ||
    (typeof value !== 'number' && near(value[0] / value[1], number)) ||
    (found.kind === 'ratio' && near(ours * 100, number))
  )
}

function sameRange(value: FoundNumber['value'], approx: string, expected: string): boolean {
  const [low = '', high = ''] = expected.slice(1, -1).split(',')
  if (typeof value === 'number')
    return near(value, Number(low === '' ? high : low)) && (approx !== 'none' || low === high)
  return Array.isArray(value) && near(Number(value[0]), Number(low)) && near(Number(value[1]), Number(high))
}

const near = (a: number, b: number): boolean => a === b || Math.abs(a - b) <= Math.abs(b) * 1e-6
const show = (number: FoundNumber): string => `${number.text} ${number.kind} ${JSON.stringify(number.value) ?? '?'}`
