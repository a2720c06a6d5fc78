import type { Reading } from '../core/context.ts'

/** 2025/26赛季, 2025-26学年: two years that follow each other, the second in two digits. */
const SEASON = /^((?:19|20)\d\d)[/-](\d\d)(?=赛季|学年|财年|年度|雪季|榨季)/u

/** The years of a season, a school year or a financial year at `start`. */
export function readSeason(text: string, start: number): Reading | undefined {
  const match = SEASON.exec(text.slice(start, start + 9))
  if (match === null || /[\d/.-]/u.test(text.charAt(start - 1))) return undefined
  const first = Number(match[1])
  if ((first + 1) % 100 !== Number(match[2])) return undefined
  const value = `${String(first)}/${String(first + 1)}`
  return { start, end: start + match[0].length, kind: 'date', value, unit: undefined, approx: 'none' }
}
