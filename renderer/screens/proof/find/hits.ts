import { MOST_HITS } from '#shared/find/limits.ts'
import { wordFinder, type Found, type FindQuery, type Haystack } from '#shared/find/query.ts'
import { readingsOf, shownRuns, type Reading, type ShownRun } from '../../../anchoring/readings.ts'
import type { ProofView } from '../../../store/app-store.ts'
import type { BlockBundle, Bundles } from '../../../store/by-block.ts'
import type { Tables } from '../../../store/tables.ts'
import { repliesOf } from '../../../store/threads.ts'

/** Where something was found: in what is drawn of a block, in a note or a reply to it, in a picture's alternative text. */
export type HitPlace =
  | { readonly kind: 'text'; readonly runs: readonly ShownRun[] }
  | { readonly kind: 'note'; readonly noteId: string }
  | { readonly kind: 'alt'; readonly words: string }

/** A place that was found. Hits stand in the order of `at`, which tells no more than that order. */
export interface Hit {
  readonly at: number
  readonly blockId: string
  readonly place: HitPlace
  /** What would take its place, where a pattern says so. */
  readonly replacement?: string
}

/** A text that is searched, and whose it is. */
export interface Searched {
  readonly haystack: Haystack
  readonly base: number
  readonly blockId: string
  readonly source:
    | { readonly kind: 'text'; readonly reading: Reading; readonly isSecond: boolean }
    | { readonly kind: 'note'; readonly noteId: string }
    | { readonly kind: 'alt' }
}

/** Blocks stand so far apart in `Hit.at`, and what hangs on one stands behind all of its text. */
const BLOCK_STEP = 2 ** 30
const BESIDE = 2 ** 29
/** And so far the texts that hang on one block. */
const BESIDE_STEP = 2 ** 16

/** Where a place in the text stands among the hits. */
export function hitPosition(blockIndex: number, index: number): number {
  return blockIndex * BLOCK_STEP + index
}

const recordTexts = new WeakMap<object, Haystack>()

function textOf(record: object, text: string): Haystack {
  const known = recordTexts.get(record)
  if (known !== undefined) return known
  const made = { text }
  recordTexts.set(record, made)
  return made
}

let last:
  | {
      readonly bundles: Bundles
      readonly view: ProofView
      readonly replies: Tables['reply']
      readonly list: readonly Searched[]
    }
  | undefined

/** All that is searched of an article as a view shows it; the same list as long as nothing of it changed. */
export function searchedIn(bundles: Bundles, view: ProofView, tables: Tables): readonly Searched[] {
  if (last?.bundles === bundles && last.view === view && last.replies === tables.reply) return last.list
  const list = bundles.list.flatMap((bundle, index) => searchedOf(bundle, index * BLOCK_STEP, view, tables))
  last = { bundles, view, replies: tables.reply, list }
  return list
}

function searchedOf(bundle: BlockBundle, base: number, view: ProofView, tables: Tables): readonly Searched[] {
  const { block, notes } = bundle
  const blockId = block.id
  const list: Searched[] = readingsOf(bundle, view).map((reading, index) => ({
    haystack: reading,
    base,
    blockId,
    source: { kind: 'text', reading, isSecond: index > 0 },
  }))
  const beside = (haystack: Haystack, source: Searched['source']): void => {
    if (haystack.text !== '') list.push({ haystack, base: base + BESIDE + list.length * BESIDE_STEP, blockId, source })
  }
  if (block.alt !== undefined) beside(textOf(block, block.alt), { kind: 'alt' })
  for (const { note, isLast } of notes) {
    if (!isLast) continue
    beside(textOf(note, note.body), { kind: 'note', noteId: note.id })
    for (const reply of repliesOf(tables, note.id)) beside(textOf(reply, reply.body), { kind: 'note', noteId: note.id })
  }
  return list
}

/** What was found: so many places that each is told only when somebody looks at it. */
export interface Hits {
  readonly count: number
  /** `Hit.at` of a hit. */
  readonly position: (index: number) => number
  readonly hit: (index: number) => Hit | undefined
}

/** Everything that the words of a query are found in. */
export function findWords(list: readonly Searched[], query: FindQuery): Hits {
  const find = wordFinder(query)
  let flat = new Uint32Array(3 * 1024)
  let used = 0
  let own = 0
  const push = (start: number, end: number): void => {
    if (used === flat.length) {
      const larger = new Uint32Array(2 * used)
      larger.set(flat)
      flat = larger
    }
    flat[used] = own
    flat[used + 1] = start
    flat[used + 2] = end
    used += 3
  }
  for (const { haystack } of list) {
    find(haystack, push)
    own += 1
    if (used >= 3 * MOST_HITS) break
  }
  return hitsOf(list, flat.subarray(0, used))
}

/** Hits as three numbers each: which of the list, from where, to where. `replacements`: what a pattern would put there. */
export function hitsOf(list: readonly Searched[], flat: Uint32Array, replacements?: readonly string[]): Hits {
  const order = orderOf(list, flat)
  const hit = (index: number): Hit | undefined => {
    const number = order === undefined ? index : order[index]
    if (number === undefined || number >= flat.length / 3) return undefined
    const searched = list[flat[3 * number] ?? 0]
    const replacement = replacements?.[number]
    const found = searched && hitAt(searched, { start: flat[3 * number + 1] ?? 0, end: flat[3 * number + 2] ?? 0 })
    return found && (replacement === undefined ? found : { ...found, replacement })
  }
  return { count: order?.length ?? flat.length / 3, hit, position: (index) => hit(index)?.at ?? Infinity }
}

function hitAt({ base, blockId, source, haystack }: Searched, found: Found): Hit {
  if (source.kind === 'alt')
    return { at: base + found.start, blockId, place: { kind: source.kind, words: haystack.text } }
  if (source.kind === 'note') return { at: base + found.start, blockId, place: source }
  const runs = shownRuns(source.reading, found)
  return { at: base + (runs[0]?.from ?? 0), blockId, place: { kind: 'text', runs } }
}

/**
 * The order of the hits where a block was read twice: the second reading finds again what the first found, save where it
 * reads other words. Undefined where none was: they stand in order.
 */
function orderOf(list: readonly Searched[], flat: Uint32Array): readonly number[] | undefined {
  if (!list.some(({ source }) => source.kind === 'text' && source.isSecond)) return undefined
  const order: number[] = []
  let group: { number: number; searched: Searched; hit: Hit }[] = []
  const close = (): void => {
    group.sort((a, b) => a.hit.at - b.hit.at || a.number - b.number)
    const known = new Set<string>()
    for (const { number, hit } of group) {
      const key = hit.place.kind === 'text' ? hit.place.runs.map(({ from, to }) => `${from}-${to}`).join() : ''
      if (!known.has(key)) order.push(number)
      known.add(key)
    }
    group = []
  }
  for (let number = 0; number < flat.length / 3; number += 1) {
    const searched = list[flat[3 * number] ?? 0]
    if (searched?.source.kind !== 'text' || searched.source.reading.parts === undefined) {
      close()
      order.push(number)
      continue
    }
    if (group[0]?.searched.base !== searched.base) close()
    const found = { start: flat[3 * number + 1] ?? 0, end: flat[3 * number + 2] ?? 0 }
    group.push({ number, searched, hit: hitAt(searched, found) })
  }
  close()
  return order
}

/** The number of the first hit at or behind a position; `count` where none is. */
export function firstFrom({ count, position }: Hits, at: number): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >> 1
    if (position(middle) < at) low = middle + 1
    else high = middle
  }
  return low
}

/** The hits in the text of one block, by its number among the blocks. */
export function hitsInBlock(hits: Hits, blockIndex: number): readonly Hit[] {
  const found: Hit[] = []
  const end = hitPosition(blockIndex, BESIDE)
  for (let index = firstFrom(hits, hitPosition(blockIndex, 0)); index < hits.count; index += 1) {
    const hit = hits.hit(index)
    if (hit === undefined || hit.at >= end) break
    found.push(hit)
  }
  return found
}
