/** Which rows are chosen: the one at hand, where a run of them began, and those chosen together (none: the one at hand). */
export interface Choice<Id extends string> {
  readonly active: Id | undefined
  readonly anchor: Id | undefined
  readonly chosen: ReadonlySet<Id>
}

/** How a row is come to: alone, with all from the anchor to it, as one more or one fewer, or only as the row at hand. */
export type ChoiceWay = 'one' | 'run' | 'toggle' | 'move'

/** The keys held say which way: Shift a run, Ctrl or Cmd one more with the pointer, and only a move with the arrows. */
export function choiceWay(
  keys: { readonly shiftKey: boolean; readonly ctrlKey: boolean; readonly metaKey: boolean },
  by: 'pointer' | 'arrows',
): ChoiceWay {
  if (keys.shiftKey) return 'run'
  if (keys.ctrlKey || keys.metaKey) return by === 'pointer' ? 'toggle' : 'move'
  return 'one'
}

/** The choice after a row was come to; `rows` in the order in which they are listed. */
export function chooseRow<Id extends string>(
  before: Choice<Id>,
  rows: readonly Id[],
  row: Id,
  way: ChoiceWay,
): Choice<Id> {
  const anchor = before.anchor !== undefined && rows.includes(before.anchor) ? before.anchor : (before.active ?? row)
  switch (way) {
    case 'one':
      return { active: row, anchor: row, chosen: new Set() }
    case 'move':
      return { active: row, anchor, chosen: together(before) }
    case 'run': {
      const [a, b] = [rows.indexOf(anchor), rows.indexOf(row)].sort((x, y) => x - y)
      return { active: row, anchor, chosen: new Set(rows.slice(a, (b ?? 0) + 1)) }
    }
    case 'toggle': {
      const chosen = new Set(together(before))
      if (!chosen.delete(row)) chosen.add(row)
      return { active: row, anchor: row, chosen }
    }
  }
}

/** Those chosen; without any, the one at hand counts as chosen. */
function together<Id extends string>({ active, chosen }: Choice<Id>): ReadonlySet<Id> {
  return chosen.size === 0 && active !== undefined ? new Set([active]) : chosen
}
