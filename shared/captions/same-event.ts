import type { CaptionFacts, TimeMention } from './facts.ts'
import { bareTown } from './same-place.ts'
import { viewText } from './view.ts'

export const isDay = (value: string | undefined): boolean => /^\d{4}-\d{2}-\d{2}(?:T|$)/u.test(value ?? '')
export const daysOf = (times: readonly TimeMention[]): readonly TimeMention[] => times.filter((one) => isDay(one.value))
export const dayOf = (value: string | undefined): string => /^\d{4}(?:-\d{2}){0,2}/u.exec(value ?? '')?.[0] ?? ''

type Placed = Pick<CaptionFacts, 'places'>

/** Whether two tellings do not name different places: one place named in both, or none in one of them. */
export function isPlacedAlike(one: Placed, other: Placed): boolean {
  const names = (facts: Placed): readonly string[] =>
    facts.places.filter((place) => place.isSure).map((place) => viewText(place.words).text)
  const [ours, theirs] = [names(one), names(other)]
  if (ours.length === 0 || theirs.length === 0) return true
  return ours.some((a) => theirs.some((b) => a.includes(bareTown(b)) || b.includes(bareTown(a))))
}

/** Whether both tellings give the same day: undefined when one gives none. */
export function sameDay(one: readonly TimeMention[], other: readonly TimeMention[]): boolean | undefined {
  const [ours, theirs] = [daysOf(one), daysOf(other)]
  if (ours.length === 0 || theirs.length === 0) return undefined
  return ours.some((a) => theirs.some((b) => dayOf(a.value) === dayOf(b.value)))
}
