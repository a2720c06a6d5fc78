import { expect, it } from 'vitest'
import { assignRoles } from '#shared/structure/assign-roles.ts'

const BODY =
  'The ferry at Marrow Point has carried school children across the sound every weekday for 27 years, and nobody on either shore can remember a morning when it did not run.'

const rolesOf = (lines: readonly string[]): readonly string[] =>
  assignRoles(lines.map((text) => (text === '' ? { text, hint: { role: 'figure', confidence: 1 } } : { text }))).map(
    ({ role }) => role,
  )

it('who took a picture and for whom, in brackets behind a picture, ends its caption', () => {
  const caption = 'Ines Valdez, 62, at the wheel on Friday. (Tessa Okafor/Harbor Courier)'
  const roles = rolesOf(['The last winter', BODY, '', caption, 'What happens in spring?', BODY, BODY])
  expect(roles.slice(3, 5)).toEqual(['caption', 'section-heading'])
})
