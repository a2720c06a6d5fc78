import type { Carried, Fulfilment } from '#shared/domain/carried.ts'
import { revisionLinesOf, type RevisionLine } from '#shared/revision/revision-lines.ts'
import type { Tables } from './tables.ts'

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
  const lines = carried === undefined ? [] : revisionLinesOf(carried, tables.block.values(), tables.dismissal.values())
  made = { from, lines }
  return lines
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
