import type { Reading, ReadingContext } from '../core/context.ts'
import { tidy } from '../core/numeral.ts'

const FEET = String.raw`^(\d{1,2})(['’‘′])`
/** 5'11", 6′ 3″: whatever signs stand for feet and inches. */
const MARKED = new RegExp(String.raw`${FEET} ?(\d{1,2})(?:["”“″]|['’′]{2})`, 'u')
/** 6’4 leaves the sign of the inches out; then it is as tall as people, doors and horses are. */
const OPEN = new RegExp(String.raw`${FEET}(\d{1,2})(?![\w'’′"”″]|[.,:]\d)`, 'u')

/** Feet and inches told by their signs, as one height in feet; seconds behind degrees or minutes of an hour are none. */
export function readHeightEn({ raw }: ReadingContext, start: number): Reading | undefined {
  if (/[\d°º'’′.,:]/u.test(raw.charAt(start - 1))) return undefined
  const slice = raw.slice(start, start + 10)
  const marked = MARKED.exec(slice)
  const [whole, feet, sign, inches] = marked ?? OPEN.exec(slice) ?? []
  if (whole === undefined || Number(inches) > 11) return undefined
  if (marked === null && (Number(feet) < 3 || Number(feet) > 8)) return undefined
  const value = tidy(Number(feet) + Number(inches) / 12)
  return { start, end: start + whole.length, kind: 'measure', value, unit: sign, approx: 'none' }
}
