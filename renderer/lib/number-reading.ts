import type { NumberRecord } from '#shared/domain/number.ts'

type Say = (key: string, values?: Record<string, string | number>) => string

/** How Galley reads a number, in one line: kind, value, unit, approximation, and what is counted. */
export function numberReading(number: NumberRecord, t: Say): string {
  const parts = [t(`numbers.kind.${number.kind}`), numberValue(number)]
  if (number.unit !== undefined) parts.push(number.unit)
  if (number.approx !== 'none') parts.push(t(`numbers.approx.${number.approx}`))
  if (number.counts !== undefined) parts.push(t('numbers.counts', { what: number.counts }))
  return parts.filter((part) => part !== '').join(' · ')
}

/** The value as it is compared: digits with thin groups, a range with a dash, a date in ISO, without the dashes for no year. */
export function numberValue(number: Pick<NumberRecord, 'value'>): string {
  const { value } = number
  if (value === undefined) return ''
  if (typeof value === 'string') return value.replace(/^--/u, '').replace('T', ' ')
  const format = (amount: number): string => amount.toLocaleString('en', { maximumFractionDigits: 6 })
  return typeof value === 'number' ? format(value) : `${format(value[0])}–${format(value[1])}`
}
