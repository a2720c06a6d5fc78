import { parseIsoDate } from './core/calendar.ts'
import type { FoundNumber } from './core/found-number.ts'
import type { ScannedNumber } from './core/pack.ts'
import { countsPer, scanText } from './packs.ts'
import type { Scanner } from './scan-once.ts'
import type { Watch } from '../lib/watch.ts'
import { UNREAD } from '../text/form.ts'

export type { Approximation, FoundNumber, NumberKind, NumberValue } from './core/found-number.ts'

/** What helps to read a text's numbers. */
export interface FindNumbersOptions {
  /** Publication date, ISO, as exact as known; dates without a year and relative dates are resolved by it. */
  readonly asOf?: string
  /** Language of the text; told from its script when absent. */
  readonly lang?: string
  /** When its time is up, the rest of the text is left unread; block 0 of it then stands for the text. */
  readonly watch?: Watch | undefined
  /** Reads the text; another one may have it read already. */
  readonly scan?: Scanner | undefined
}

/**
 * Every number of a text, in Arabic digits, Han numerals or English words, with its value, unit, kind and approximation.
 * Places run from the approximation word to the unit; a range, and a date with its time of day, are one number; they are
 * disjoint and in order. Idioms, place names, telephone numbers and postal addresses are left alone.
 */
export function findNumbers(text: string, options: FindNumbersOptions = {}): readonly FoundNumber[] {
  return text.includes(UNREAD) ? findAround(text, options) : findIn(text, options)
}

/** Numbers are found as if what is not read were not there; their places take it in where it stands inside of them. */
function findAround(text: string, options: FindNumbersOptions): readonly FoundNumber[] {
  const characters = Array.from(text)
  const places = characters.flatMap((character, at) => (character === UNREAD ? [] : [at]))
  return findIn(text.replaceAll(UNREAD, ''), options).map((found) => {
    const start = places[found.start] ?? 0
    const end = (places[found.end - 1] ?? 0) + 1
    return { ...found, start, end, text: characters.slice(start, end).join('') }
  })
}

function findIn(text: string, options: FindNumbersOptions): readonly FoundNumber[] {
  const { numbers } = (options.scan ?? scanText)(text, {
    lang: options.lang,
    asOf: parseIsoDate(options.asOf),
    isOver: options.watch?.isOver,
  })
  const found = place(text, numbers)
  if (options.watch?.isOver() === true) options.watch.blocks.add(0)
  return found
}

/** Turns UTF-16 indexes into code points, walking the text once. */
function place(raw: string, scanned: readonly ScannedNumber[]): readonly FoundNumber[] {
  let at = 0
  let passed = 0
  const toPosition = (index: number): number => {
    for (; at < index; at += 1) {
      const code = raw.charCodeAt(at)
      // The second half of a surrogate pair is no position of its own.
      const isTrail = code >= 0xdc00 && code <= 0xdfff && at > 0 && (raw.charCodeAt(at - 1) & 0xfc00) === 0xd800
      if (!isTrail) passed += 1
    }
    return passed
  }
  return scanned.map((found) => {
    const start = toPosition(found.start)
    const end = toPosition(found.end)
    return {
      start,
      end,
      text: raw.slice(found.start, found.end),
      kind: found.kind,
      value: found.value,
      unit: found.unit,
      approx: found.approx,
      counts: found.kind === 'count' ? countsPer(raw, found, found.counts) : undefined,
    }
  })
}
