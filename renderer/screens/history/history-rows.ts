import { stepsTo, type History, type LoggedAct } from '#shared/change/history.ts'

/** One act of the list; `isTaken`: it was taken back and can be brought back. */
export interface HistoryRow {
  readonly act: LoggedAct
  readonly isTaken: boolean
}

/** The acts, the newest first; those that were taken back stand before what is. */
export function historyRows({ undo, redo }: History): readonly HistoryRow[] {
  return [...redo.map((act) => ({ act, isTaken: true })), ...undo.toReversed().map((act) => ({ act, isTaken: false }))]
}

/** What going to a moment would do, and whose acts go with it. */
export interface Way {
  readonly by: 'undo' | 'redo'
  readonly ids: ReadonlySet<string>
  /** How many acts of each person, in the order in which they are met. */
  readonly people: readonly (readonly [name: string | undefined, count: number])[]
}

/** The way to the moment right after an act; undefined where one is there already. */
export function wayTo(history: History, id: LoggedAct['id'] | undefined): Way | undefined {
  const steps = stepsTo(history, id)
  if (steps === undefined || steps.acts.length === 0) return undefined
  const people = Map.groupBy(steps.acts, ({ author }) => author)
  return {
    by: steps.by,
    ids: new Set(steps.acts.map((act) => act.id)),
    people: [...people].map(([name, acts]) => [name, acts.length] as const),
  }
}
