import { RULE_AREAS, RULES } from '#shared/checks/rules.ts'
import { AP_LAYER, AP_RULES } from '#shared/english/rules.ts'
import { withoutRivals } from '#shared/punctuation/choices.ts'
import { UsageFailure } from './failure.ts'

/** Names of rules, of areas or of the layer of AP style (`english.ap`: all its rules), parted by commas; one that is none is wrong usage, and so are two that contradict each other. */
export function namesOf(list: string | undefined): readonly string[] | undefined {
  const given = list?.split(',').map((name) => name.trim())
  const names = given?.flatMap((name) => (name === AP_LAYER ? AP_RULES : [name]))
  for (const name of names ?? [])
    if (!RULES.some(({ id }) => id === name) && !RULE_AREAS.some((area) => area === name))
      throw new UsageFailure('rule', { name, areas: RULE_AREAS.join(', ') })
  const [rival] = (names ?? []).filter((name) => !withoutRivals(names ?? []).includes(name))
  const other = rival && names?.find((name) => name !== rival && !withoutRivals([rival, name]).includes(rival))
  if (rival !== undefined && other !== undefined) throw new UsageFailure('rivals', { one: rival, other })
  return names
}
