import { skipDigits } from './arabic.ts'
import { named, type Reading, type ReadingContext } from './context.ts'

/** “1269”, “1+2+N”, 3·15: numerals in a name. */
export function readName({ text, raw }: ReadingContext, at: number): Reading | undefined {
  // 3·15, 9·11: the month and day of a name (GB/T 15835-2011, 5.1.6).
  const day = /^\d{1,2}[·•・]\d{1,2}(?!\d)/u.exec(raw.slice(at, at + 6))?.[0]
  const code = day ?? /^\d{1,2}(?:\+(?:\d{1,3}|[A-Z]))+/u.exec(text.slice(at, at + 24))?.[0]
  if (code !== undefined) return named(at, at + code.length)
  const end = skipDigits(text, at)
  const isQuoted = /[“‘"「『]/u.test(text.charAt(at - 1)) && /[”’"」』]/u.test(text.charAt(end)) && end - at >= 2
  return isQuoted ? named(at, end) : undefined
}
