import type { Block } from '#shared/domain/block.ts'
import { isPlaced, type Note } from '#shared/domain/note.ts'
import type { NumberRecord } from '#shared/domain/number.ts'
import type { Repair } from '#shared/domain/repair.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import type { Verdict } from '#shared/domain/verdict.ts'
import type { TextView } from '#shared/text/derive.ts'
import { figureAmong, ordinalsOf, type Ordinal } from '#shared/text/ordinals.ts'
import { inReadingOrder, leftPlaces, openMoveOf } from '#shared/text/reading-order.ts'
import { inOneGo, type Steps } from '#shared/lib/steps.ts'
import type { Tables } from './tables.ts'
import { isSettled } from '#shared/acts/numbers.ts'
import { leadOf, thingOf } from '#shared/acts/waiting.ts'
import { isSingleOne } from '#shared/numbers/single-one.ts'
import { appStore } from './app-store.ts'

/** A note as one block sees it: `end` is undefined where the note goes on behind the block. */
export interface NoteRun {
  readonly note: Note
  readonly start: number
  readonly end: number | undefined
  /** The block in which the note ends carries its pin and card. */
  readonly isLast: boolean
}

/** Everything that lies on one block, in the order of the text. The same object as long as nothing of it changed. */
export interface BlockBundle extends Ordinal {
  readonly block: Block
  readonly notes: readonly NoteRun[]
  readonly suggestions: readonly Suggestion[]
  readonly numbers: readonly NumberRecord[]
  readonly repairs: readonly Repair[]
  readonly verdict: Verdict | undefined
}

/** The blocks of the current version with what lies on them. */
export interface Bundles {
  /** The blocks alone, in the order in which they stand, whatever is proposed. */
  readonly blocks: readonly Block[]
  /** In the order in which the view at work reads them. */
  readonly list: readonly BlockBundle[]
  readonly byId: ReadonlyMap<string, BlockBundle>
  /** Blocks whose move waits, by the block that stands behind their old place; behind all others: under `''`. */
  readonly left: ReadonlyMap<string, readonly BlockBundle[]>
  /** Notes without a sure place, by the block that is nearest to it: they lie on nothing, and have their own desk. */
  readonly unplaced: readonly Note[]
  /** The other parts of moves, each with the part that leads it: a move is one thing, with one card. */
  readonly led: ReadonlyMap<string, Suggestion>
}

/** The caption that belongs to a picture; of several the first. */
export function captionOfFigure({ list }: Bundles, figureId: string): BlockBundle | undefined {
  return list.find(({ block }) => block.role === 'caption' && block.figureId === figureId)
}

interface Made {
  readonly tables: Tables
  readonly hasOnes: boolean
  readonly view: TextView
  readonly bundles: Bundles
}

let last: Made | undefined
/** Made beforehand for tables that are not on screen yet: those that are keep theirs. */
let next: Made | undefined

/** Bundles of the tables; parts that did not change keep their identity, so that only changed blocks draw again. */
export function bundlesOf(tables: Tables): Bundles {
  const { view, settings } = appStore.getState()
  const hasOnes = settings.hasSingleOnes
  const made = [last, next].find((one) => one?.tables === tables && one.hasOnes === hasOnes && one.view === view)
  if (made === next) next = undefined
  last = made ?? inOneGo(makeBundles(tables, { hasOnes, view }, last?.bundles.byId))
  return last.bundles
}

/** Makes the bundles of tables that will come on screen, a part a step: what is asked of {@link bundlesOf} then is at hand. */
export function* bundlesBeforehand(tables: Tables): Steps<void> {
  const { view, settings } = appStore.getState()
  next = yield* makeBundles(tables, { hasOnes: settings.hasSingleOnes, view }, last?.bundles.byId)
}

function* makeBundles(
  tables: Tables,
  { hasOnes, view }: Pick<Made, 'hasOnes' | 'view'>,
  old: Bundles['byId'] | undefined,
): Steps<Made> {
  const blocks = currentBlocks(tables)
  yield
  const order = new Map(blocks.map((block, index) => [block.id as string, index]))
  const notes = notesByBlock(tables, blocks, order)
  yield
  const suggestions = group(tables.suggestion.values(), byStart)
  yield
  const numbers = group(hasOnes ? tables.number.values() : withoutOnes(tables.number.values()), byStart)
  yield
  const repairs = group(tables.repair.values(), byStart)
  yield
  const verdicts = new Map([...tables.verdict.values()].map((verdict) => [verdict.blockId as string, verdict]))
  const ordinals = ordinalsOf(blocks, figureAmong(blocks))
  yield
  const list = blocks.map((block, index) => {
    const fresh: BlockBundle = {
      block,
      ordinal: ordinals[index]?.ordinal ?? 0,
      caption: ordinals[index]?.caption,
      notes: notes.get(block.id) ?? [],
      suggestions: suggestions.get(block.id) ?? [],
      numbers: numbers.get(block.id) ?? [],
      repairs: repairs.get(block.id) ?? [],
      verdict: verdicts.get(block.id),
    }
    const before = old?.get(block.id)
    return before !== undefined && isSameBundle(before, fresh) ? before : fresh
  })
  yield
  const byId = new Map(list.map((bundle) => [bundle.block.id as string, bundle]))
  yield
  const shown = inReadingOrder(blocks, tables.suggestion.values(), view)
  // As a rule nothing is moved, and the lists are the same.
  const isMoved = shown.some((block, index) => block !== blocks[index])
  const inView = isMoved ? shown.flatMap(({ id }) => byId.get(id) ?? []) : list
  const left =
    isMoved && view === 'marked'
      ? leftPlaces(
          inView,
          (bundle) => bundle.block,
          ({ block, suggestions }) => openMoveOf(block.id, suggestions),
        )
      : NONE_LEFT
  return {
    tables,
    hasOnes,
    view,
    bundles: { blocks, list: inView, byId, left, led: ledParts(tables), unplaced: unplacedIn(tables, order) },
  }
}

function unplacedIn(tables: Tables, order: ReadonlyMap<string, number>): readonly Note[] {
  const at = ({ target }: Note): number =>
    order.get(target.kind === 'text' ? target.start.blockId : target.blockId) ?? Number.POSITIVE_INFINITY
  const offset = ({ target }: Note): number => (target.kind === 'text' ? target.start.offset : 0)
  const unplaced = [...tables.note.values()].filter((note) => !isPlaced(note))
  return unplaced.length === 0
    ? NONE_UNPLACED
    : unplaced.sort((a, b) => at(a) - at(b) || offset(a) - offset(b) || a.createdAtMs - b.createdAtMs)
}

const NONE_UNPLACED: readonly Note[] = []

function ledParts(tables: Tables): Bundles['led'] {
  const parts = [...tables.suggestion.values()].filter((each) => thingOf(each) !== each.id)
  const led = new Map<string, Suggestion>()
  for (const own of Map.groupBy(parts, thingOf).values()) {
    const lead = leadOf(own)
    for (const each of own) if (lead !== undefined && each !== lead) led.set(each.id, lead)
  }
  return led
}

const NONE_LEFT: Bundles['left'] = new Map()

/** What somebody has looked at stays, whatever it is. */
const withoutOnes = (numbers: Iterable<NumberRecord>): readonly NumberRecord[] =>
  [...numbers].filter((number) => isSettled(number) || !isSingleOne(number))

function currentBlocks(tables: Tables): readonly Block[] {
  const article = [...tables.article.values()][0]
  return [...tables.block.values()]
    .filter((block) => block.versionId === article?.currentVersionId)
    .sort((a, b) => a.order - b.order)
}

function notesByBlock(tables: Tables, blocks: readonly Block[], order: ReadonlyMap<string, number>) {
  const runs = new Map<string, NoteRun[]>()
  const push = (blockId: string, run: NoteRun): void => {
    const list = runs.get(blockId)
    if (list === undefined) runs.set(blockId, [run])
    else list.push(run)
  }
  for (const note of tables.note.values()) {
    const { target } = note
    // Nothing is drawn at a place that is not sure.
    if (!isPlaced(note)) continue
    if (target.kind === 'region') {
      push(target.blockId, { note, start: 0, end: 0, isLast: true })
      continue
    }
    const from = order.get(target.start.blockId)
    const to = order.get(target.end.blockId)
    if (from === undefined || to === undefined) continue
    for (let index = from; index <= to; index += 1) {
      const block = blocks[index]
      if (block === undefined) continue
      push(block.id, {
        note,
        start: index === from ? target.start.offset : 0,
        end: index === to ? target.end.offset : undefined,
        isLast: index === to,
      })
    }
  }
  for (const list of runs.values()) list.sort((a, b) => a.start - b.start || a.note.createdAtMs - b.note.createdAtMs)
  return runs
}

function byStart(a: { readonly start: number }, b: { readonly start: number }): number {
  return a.start - b.start
}

function group<T extends { readonly blockId: string }>(records: Iterable<T>, order: (a: T, b: T) => number) {
  const groups = new Map<string, T[]>()
  for (const record of records) {
    const list = groups.get(record.blockId)
    if (list === undefined) groups.set(record.blockId, [record])
    else list.push(record)
  }
  for (const list of groups.values()) list.sort(order)
  return groups
}

function isSameBundle(a: BlockBundle, b: BlockBundle): boolean {
  return (
    a.block === b.block &&
    a.ordinal === b.ordinal &&
    a.caption === b.caption &&
    a.verdict === b.verdict &&
    isSameList(a.suggestions, b.suggestions) &&
    isSameList(a.numbers, b.numbers) &&
    isSameList(a.repairs, b.repairs) &&
    a.notes.length === b.notes.length &&
    a.notes.every((run, index) => {
      const other = b.notes[index]
      return run.note === other?.note && run.start === other.start && run.end === other.end
    })
  )
}

function isSameList<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index])
}
