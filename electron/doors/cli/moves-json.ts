import type { Json } from './output.ts'

/** A suggestion as it is printed, with what its move goes by and whether it is the part to which words went. */
export interface PrintedSuggestion {
  readonly json: Json
  readonly kind: string
  readonly group: string | undefined
  readonly before: string
  readonly after: string
}

/** Suggestions as they are printed: the two parts of a move are one, at its old place, with `to` its new one (command.md). */
export function withMovesAsOne(suggestions: readonly PrintedSuggestion[]): readonly Json[] {
  const isPart = ({ kind, group }: PrintedSuggestion): boolean => kind === 'move' && group !== undefined
  const targets = new Map(
    suggestions.flatMap((each) => (isPart(each) && each.before === '' ? [[each.group, each] as const] : [])),
  )
  const sources = new Set(suggestions.flatMap((each) => (isPart(each) && each.before !== '' ? [each.group] : [])))
  return suggestions.flatMap((each): readonly Json[] => {
    const target = isPart(each) ? targets.get(each.group) : undefined
    if (target === undefined || !sources.has(each.group)) return [each.json]
    if (target === each) return []
    const { block, start, marks } = target.json
    return [
      { ...each.json, after: target.after, ...(marks === undefined ? {} : { marks }), to: { block, start } as Json },
    ]
  })
}
