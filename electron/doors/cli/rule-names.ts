import { RULE_AREAS, RULES } from '#shared/checks/rules.ts'
import { UsageFailure } from './failure.ts'

/** Names of rules or of areas, parted by commas; one that is none is wrong usage. */
export function namesOf(list: string | undefined): readonly string[] | undefined {
  const names = list?.split(',').map((name) => name.trim())
  for (const name of names ?? [])
    if (!RULES.some(({ id }) => id === name) && !RULE_AREAS.some((area) => area === name))
      throw new UsageFailure('option', { detail: `--rules ${name}` })
  return names
}
