import { inOneGo } from '#shared/lib/steps.ts'
import { recordedPeopleSteps } from '#shared/people/told.ts'
import type { ReportContext } from './report-context.ts'

/** What {@link peopleRows} tells of a person, with the widths of the columns in characters. */
export const PEOPLE_COLUMNS = [
  ['person', 16],
  ['office', 32],
  ['firstPlace', 14],
  ['mentions', 10],
] as const

/** The people named in the text at work as the desk of people lists them: who, what office, where first, how often. */
export function peopleRows({
  review: { open },
  placeOf,
}: ReportContext): readonly (readonly [string, string, string, number])[] {
  const blocks = [...open.blocks].sort((a, b) => a.order - b.order)
  const people = inOneGo(recordedPeopleSteps({ blocks, suggestions: open.suggestions }))
  return people.map(({ name, office = '', first, mentions }) => [
    name,
    office,
    placeOf(blocks[first.block]?.id),
    mentions.length,
  ])
}
