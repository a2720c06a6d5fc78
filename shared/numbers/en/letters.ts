import type { NumberKind } from '../core/found-number.ts'
import { anyOf } from '../../lib/any-of.ts'
import words from './data/readers.json' with { type: 'json' }

/** A unit of one or two letters that stands right after its digits. */
export interface LetterUnit {
  readonly end: number
  readonly kind: NumberKind
  readonly name: string
}

/** Words before a number that make its letter part of a place: seat 12C, Gate 4C. */
const PLACES = new RegExp(String.raw`\b${anyOf(words.places)} ?\d*$`, 'iu')

/** 12pc, 50p, 37C, 98.6F: letters of newspapers that are units only right after digits. `end` is where the digits end. */
export function letterUnitAt(text: string, end: number): LetterUnit | undefined {
  const sign = text.charAt(end)
  if (sign !== ' ' && sign !== 'p' && sign !== 'C' && sign !== 'F') return undefined
  const spaced = /^ [CF](?=$|[.,;)]| (?:[a-z(]|$))/u.exec(text.slice(end, end + 4))
  if (spaced !== null && /(?:^|[^\d.,$£€A-Za-z])[\d.,]+$/u.test(text.slice(Math.max(0, end - 9), end)))
    return { end: end + 2, kind: 'measure', name: spaced[0].trim() }
  const match = /^(?:pc|p|C|F)(?![A-Za-z\d/-])/u.exec(text.slice(end, end + 3))?.[0]
  if (match === undefined) return undefined
  const before = text.slice(Math.max(0, end - 16), end)
  const digits = /(?<![\d.,A-Za-z])\d+(?:\.\d+)?$/u.exec(before)?.[0]
  if (digits === undefined || PLACES.test(before.slice(0, before.length - digits.length))) return undefined
  const value = Number(digits)
  if (match === 'pc') return { end: end + 2, kind: 'percent', name: '%' }
  if (match === 'p') return value < 100 ? { end: end + 1, kind: 'money', name: 'p' } : undefined
  const most = match === 'C' ? 60 : 140
  return value <= most && (match === 'C' || value >= 10) ? { end: end + 1, kind: 'measure', name: match } : undefined
}
