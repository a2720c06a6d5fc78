import type { ReadingContext } from '../core/context.ts'
import { readEnglishNumeral } from './words.ts'
import type { FoundUnit } from './unit.ts'

/** 5 ft 2 in, 6 feet and 3 inches, 3 dollars and 20 cents are one amount. */
export function compound(
  context: ReadingContext,
  unit: FoundUnit,
): { readonly end: number; readonly value: number } | undefined {
  const parts: Readonly<Record<string, readonly [RegExp, number]>> = {
    ft: [/^in(?:ches|ch)?$/u, 12],
    feet: [/^in(?:ches|ch)?$/u, 12],
    foot: [/^in(?:ches|ch)?$/u, 12],
    lb: [/^(?:oz|ounces?)$/u, 16],
    pounds: [/^(?:oz|ounces?)$/u, 16],
    dollars: [/^cents?$/u, 100],
    dollar: [/^cents?$/u, 100],
    hours: [/^min(?:ute)?s?$/u, 60],
    hour: [/^min(?:ute)?s?$/u, 60],
  }
  const part = parts[unit.name.toLowerCase()]
  const cents = /dollars?$/iu.test(unit.name) ? centsAfter(context, unit.end) : undefined
  if (cents !== undefined) return cents
  if (part === undefined) return undefined
  const match = /^,? (?:and )?(\d{1,2}) ?([a-z]+)/u.exec(context.lower.slice(unit.end, unit.end + 24))
  if (match === null || !part[0].test(match[2] ?? '')) return undefined
  return { end: unit.end + match[0].length, value: Number(match[1]) / part[1] }
}

/** “15 dollars and 50.” leaves its cents unnamed at the end of a sentence. */
/** x */
export function centsAfter(
  { lower, raw, text }: ReadingContext,
  end: number,
): { readonly end: number; readonly value: number } | undefined {
  if (!/^ and (?:\d{2}|[a-z]+)/u.test(lower.slice(end, end + 20))) return undefined
  const cents = readEnglishNumeral(lower, raw, text, end + 5)
  if (cents?.low === undefined || cents.low < 10 || cents.low > 99 || cents.sort !== 'plain' || cents.scale > 1)
    return undefined
  return /^ *(?:[.!?](?!\d)|$)/u.test(lower.slice(cents.end, cents.end + 3))
    ? { end: cents.end, value: cents.low / 100 }
    : undefined
}
