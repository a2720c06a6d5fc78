import { NOT_CHECKED } from './not-checked.ts'
import { RULES, type RuleSwitches } from './rules.ts'

/** The switches by which only the rules of some names run, and which findings are theirs. */
export interface OnlyRules extends RuleSwitches {
  readonly isAsked: (rule: string) => boolean
}

/**
 * Those that `names` (ids and areas) ask for run alone, also where they are off by default; absent: those that `otherwise`
 * says, all that run by default where it says nothing.
 * That time was up before all was read is always told.
 */
export function onlyRules(names: readonly string[] | undefined, otherwise: Partial<RuleSwitches> = {}): OnlyRules {
  if (names === undefined) return { off: otherwise.off ?? [], on: otherwise.on ?? [], isAsked: () => true }
  const isAsked = (rule: string): boolean =>
    rule === NOT_CHECKED || names.some((name) => name === rule || rule.startsWith(`${name}.`))
  return { off: RULES.filter(({ id }) => !isAsked(id)).map(({ id }) => id), on: names, isAsked }
}
