import type { Carried, Fulfilment } from '#shared/domain/carried.ts'
import { REVISION_RULE, type Dismissal } from '#shared/domain/dismissal.ts'
import type { Tables } from './tables.ts'

/** A line of the revision's list (核红): a change that was asked for and what became of it, or one that nobody asked for. */
export interface RevisionLine {
  /** What it is settled under. */
  readonly key: string
  readonly outcome: Fulfilment | 'unasked'
  readonly kind: Carried['suggestions'][number]['kind']
  readonly before: string
  readonly after: string
  /** What stands there now, where it was done differently. */
  readonly stands: string | undefined
  readonly author: string | undefined
  readonly isAccepted: boolean
  /** Where it is in this version; undefined where nothing of it is there. */
  readonly place: { readonly blockId: string; readonly start: number; readonly end: number } | undefined
  /** By what it was settled; what is done needs nobody for it. */
  readonly settled: Dismissal | undefined
}

/** What became of the review when the version that is open came. */
export function carriedOf(tables: Tables): Carried | undefined {
  const article = [...tables.article.values()][0]
  return article === undefined ? undefined : tables.version.get(article.currentVersionId)?.carried
}

let made: { readonly from: readonly unknown[]; readonly lines: readonly RevisionLine[] } | undefined

/** The list of the version that is open: what was asked in the order of the text, then what was not. */
export function revisionLines(tables: Tables): readonly RevisionLine[] {
  const carried = carriedOf(tables)
  const from = [carried, tables.dismissal, tables.block]
  if (made !== undefined && from.every((each, index) => each === made?.from[index])) return made.lines
  const lines = carried === undefined ? [] : linesOf(carried, tables)
  made = { from, lines }
  return lines
}

function linesOf({ suggestions, unasked }: Carried, tables: Tables): readonly RevisionLine[] {
  const settled = new Map(
    [...tables.dismissal.values()].filter(({ rule }) => rule === REVISION_RULE).map((each) => [each.words, each]),
  )
  const placeOf = ({ blockId, start, end }: Pick<Carried['suggestions'][number], 'blockId' | 'start' | 'end'>) =>
    blockId === undefined || start === undefined || end === undefined || !tables.block.has(blockId)
      ? undefined
      : { blockId, start, end }
  const asked = suggestions.map((each): RevisionLine => {
    const { from, outcome, kind, before, after, stands, author, isAccepted } = each
    const key = `asked ${from}`
    return {
      key,
      outcome,
      kind,
      before,
      after,
      stands,
      author,
      isAccepted,
      place: placeOf(each),
      settled: settled.get(key),
    }
  })
  const others = unasked.map((each, index): RevisionLine => {
    const { kind, before, after } = each
    const key = `unasked ${String(index)}`
    const bare = { stands: undefined, author: undefined, isAccepted: false }
    return { key, outcome: 'unasked', kind, before, after, ...bare, place: placeOf(each), settled: settled.get(key) }
  })
  const order = new Map([...tables.block.values()].map(({ id, order: at }) => [id as string, at]))
  const at = ({ place }: RevisionLine): number =>
    place === undefined ? Number.POSITIVE_INFINITY : (order.get(place.blockId) ?? Number.POSITIVE_INFINITY)
  const inOrder = (lines: readonly RevisionLine[]): readonly RevisionLine[] =>
    lines.toSorted((a, b) => (at(a) === at(b) ? (a.place?.start ?? 0) - (b.place?.start ?? 0) : at(a) - at(b)))
  return [...inOrder(asked), ...inOrder(others)]
}

/** Whether somebody has to look at it still. */
export function isUnsettled({ outcome, settled }: RevisionLine): boolean {
  return outcome !== 'done' && settled === undefined
}

interface CarriedIndex {
  readonly notes: ReadonlyMap<string, Carried['notes'][number]>
  readonly numbers: ReadonlyMap<string, Carried['numbers'][number]>
  readonly verdicts: ReadonlyMap<string, Carried['verdicts'][number]>
}

const indexes = new WeakMap<Carried, CarriedIndex>()

/** What became of each record, by the id that it has in this version; of a verdict by its caption. */
function indexOf(tables: Tables): CarriedIndex | undefined {
  const carried = carriedOf(tables)
  if (carried === undefined) return undefined
  const known = indexes.get(carried)
  if (known !== undefined) return known
  const byTo = <T extends { readonly to?: string | undefined }>(list: readonly T[]): ReadonlyMap<string, T> =>
    new Map(list.flatMap((each) => (each.to === undefined ? [] : [[each.to, each] as const])))
  const fresh = {
    notes: byTo(carried.notes),
    numbers: byTo(carried.numbers),
    verdicts: new Map(carried.verdicts.map((each) => [each.blockId ?? '', each])),
  }
  indexes.set(carried, fresh)
  return fresh
}

/** What became of the suggestion that a note carried, where this version was to tell. */
export function outcomeOfNote(tables: Tables, noteId: string): Fulfilment | undefined {
  return indexOf(tables)?.notes.get(noteId)?.outcome
}

/** Why a number that somebody had looked at is unchecked again, and what it was; undefined where it is not. */
export function fallOfNumber(tables: Tables, numberId: string): Carried['numbers'][number] | undefined {
  const fallen = indexOf(tables)?.numbers.get(numberId)
  const isUnchecked = tables.number.get(numberId)?.state === 'unchecked'
  return fallen?.why !== undefined && fallen.state !== 'unchecked' && isUnchecked ? fallen : undefined
}

/** Why a caption's verdict of the version before does not hold for this one. */
export function fallOfVerdict(tables: Tables, blockId: string): Carried['verdicts'][number] | undefined {
  const fallen = indexOf(tables)?.verdicts.get(blockId)
  return fallen?.why === undefined ? undefined : fallen
}
