import { createHash } from 'node:crypto'
import { NOBODY } from '#shared/domain/common.ts'
import { sliceCodePoints } from '#shared/lib/code-points.ts'

/** A person's name as a file that is opened gives it. */
export function authorOf(name: string): string {
  return sliceCodePoints(name.trim(), 0, 60) || NOBODY
}

/** Who did something and in which second: what Word keeps of it, and LibreOffice. */
export function handOf(author: string, atMs: number): string {
  return `${authorOf(author)}\n${String(Math.floor(atMs / 1000))}`
}

/** The same of what a file says; undefined where it gives no time. */
export function handIn({
  author,
  date,
}: {
  readonly author: string
  readonly date: string | null
}): string | undefined {
  const time = timeIn(date)
  return time === undefined ? undefined : handOf(author, time)
}

export function timeIn(date: string | null): number | undefined {
  const time = date === null ? Number.NaN : Date.parse(date)
  return Number.isFinite(time) && time >= 0 ? time : undefined
}

/** An id that follows from what it is of, so that the same file again is the same. */
export function derivedId(...of: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(of), 'utf8').digest('hex').slice(0, 20)
}
