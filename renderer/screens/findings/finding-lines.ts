import type { FindingsFilter } from '../../store/findings-filter.ts'
import { areaOf, RULE_AREAS, type RuleArea } from '#shared/checks/rules.ts'
import type { FindingState, PlacedFinding, Stands } from '#shared/checks/stands.ts'

/** A finding and how it stands. */
export interface ListedFinding {
  readonly finding: PlacedFinding
  readonly state: FindingState
}

/** A line of the list: the head of an area, of a rule that found more than one, or a finding. */
export type FindingLine =
  | { readonly kind: 'area'; readonly area: RuleArea; readonly count: number }
  | { readonly kind: 'rule'; readonly rule: string; readonly count: number }
  | ({ readonly kind: 'finding'; readonly isGrouped: boolean } & ListedFinding)

/** The findings of the areas that are shown, each area under its head, and in it those of one rule together. */
export function findingLines(
  listed: readonly ListedFinding[],
  { areas, severity }: Pick<FindingsFilter, 'areas' | 'severity'>,
): readonly FindingLine[] {
  const shown = severity === undefined ? listed : listed.filter(({ finding }) => finding.severity === severity)
  const byArea = Map.groupBy(shown, ({ finding }) => areaOf(finding.rule))
  return RULE_AREAS.filter((name) => areas.length === 0 || areas.includes(name)).flatMap(
    (name): readonly FindingLine[] => {
      const own = byArea.get(name) ?? []
      if (own.length === 0) return []
      return [
        { kind: 'area', area: name, count: own.length },
        ...[...Map.groupBy(own, ({ finding }) => finding.rule)].flatMap(ruleLines),
      ]
    },
  )
}

function ruleLines([rule, own]: readonly [string, readonly ListedFinding[]]): readonly FindingLine[] {
  const isGrouped = own.length > 1
  const rows = own.map((each): FindingLine => ({ kind: 'finding', isGrouped, ...each }))
  return isGrouped ? [{ kind: 'rule', rule, count: own.length }, ...rows] : rows
}

/** The findings with how they stand. */
export function listFindings(findings: readonly PlacedFinding[], stands: Stands): readonly ListedFinding[] {
  return findings.map((finding) => ({ finding, state: stands.get(finding.id) ?? { kind: 'open' } }))
}

/** Rules that are put right by giving the caption its picture. */
export const WITHOUT_PICTURE: ReadonlySet<string> = new Set([
  'structure.caption-without-picture',
  'structure.picture-file-missing',
])
