import type { Block } from '../domain/block.ts'
import type { FallReason } from '../domain/carried.ts'
import type { NumberId } from '../domain/ids.ts'
import type { NumberRecord } from '../domain/number.ts'
import { newId } from '../lib/ids.ts'
import { runText, sentenceAt } from '../text/sentences.ts'
import type { PlaceOfWords } from './hold-against.ts'
import type { TextPlaces } from './text-places.ts'

/** The blocks of a version in reading order, and its ledger. */
export interface VersionLedger {
  readonly blocks: readonly Block[]
  readonly numbers: readonly NumberRecord[]
}

/**
 * A number of the old version that somebody looked at or named, and what became of it; without `to` it stayed behind.
 * `digits`: `to` is another number that stands in its place, and nothing was found out about that one.
 */
export interface CarriedNumber {
  readonly from: NumberRecord
  readonly to?: NumberRecord
  readonly why?: FallReason
}

export interface CarriedLedger {
  /** The new version's ledger, with what was found out about the old one. */
  readonly numbers: readonly NumberRecord[]
  readonly carried: readonly CarriedNumber[]
}

/**
 * Carries what was found out about numbers to the next text. A state holds where the same number stands in the same
 * sentence; where its digits, its unit or its sentence changed it falls back to unchecked, and what shows it is right is kept
 * beside it. What stands in a suggestion's words, or was taken away by one, belongs to the old version's suggestions.
 * `named`: numbers that other records name, looked at or not.
 */
export function carryNumbers(
  old: VersionLedger,
  fresh: VersionLedger,
  { place, slot }: TextPlaces,
  named: ReadonlySet<string> = new Set(),
): CarriedLedger {
  const judged = old.numbers.filter((number) => (isJudged(number) || named.has(number.id)) && isOfText(number))
  const blocks = new Map(fresh.blocks.map((block) => [block.id as string, block]))
  const before = new Map(old.blocks.map((block) => [block.id as string, block]))
  const there = new Map(fresh.numbers.map((number) => [keyOf(number), number]))
  const known = new Map<string, NumberRecord>()
  const added: NumberRecord[] = []
  const carried = judged.map((from): CarriedNumber => {
    const { blockId, start, end } = from
    const run = place({ blockId, offset: start }, { blockId, offset: end })
    const block = 'start' in run && run.start.blockId === run.end.blockId ? blocks.get(run.start.blockId) : undefined
    if (!('start' in run) || block === undefined) {
      const other = otherIn(slot({ blockId, offset: start }, { blockId, offset: end }), fresh.numbers)
      if (other !== undefined) return { from, to: other, why: 'digits' }
      return { from, why: run.status === 'ambiguous' ? 'digits' : 'gone' }
    }
    const own = { blockId: block.id, start: run.start.offset, end: run.end.offset }
    const twin = there.get(keyOf(own))
    const isSame = run.status !== 'changed'
    if (twin === undefined && !(isSame && from.origin === 'editor')) return { from, why: isSame ? 'unit' : 'digits' }
    const { articleId, versionId } = block
    const bare = twin ?? { ...from, ...own, id: newId() as NumberId, revision: 1, articleId, versionId }
    const why = isSame ? whyFallen(from, bare, before.get(blockId), block) : 'unit'
    const to = why === undefined ? withState(bare, from) : withEvidence(bare, from)
    if (twin === undefined) added.push(to)
    else known.set(twin.id, to)
    return why === undefined ? { from, to } : { from, to, why }
  })
  const numbers = fresh.numbers.map((number) => known.get(number.id) ?? number)
  return { numbers: [...numbers, ...added], carried }
}

/** The one number that stands in the place of another. */
function otherIn(place: PlaceOfWords | undefined, numbers: readonly NumberRecord[]): NumberRecord | undefined {
  if (place === undefined || place.start.blockId !== place.end.blockId) return undefined
  const there = numbers.filter(
    ({ blockId, start, end }) =>
      blockId === place.start.blockId && start < place.end.offset && place.start.offset < end,
  )
  return there.length === 1 ? there[0] : undefined
}

/** Whether somebody found something out about it, or put it into the ledger. */
export function isJudged({ state, evidence, isStruck, origin }: NumberRecord): boolean {
  return state !== 'unchecked' || evidence !== undefined || isStruck || origin === 'editor'
}

function isOfText(number: NumberRecord): boolean {
  return number.suggestionId === undefined && number.replacedBy === undefined
}

function keyOf({ blockId, start, end }: Pick<NumberRecord, 'blockId' | 'start' | 'end'>): string {
  return `${blockId}:${String(start)}-${String(end)}`
}

function whyFallen(
  from: NumberRecord,
  to: NumberRecord,
  before: Block | undefined,
  block: Block,
): FallReason | undefined {
  if (from.unit !== to.unit) return 'unit'
  const [was, is] = [before && sentenceOf(before, from.start), sentenceOf(block, to.start)]
  if (was !== is) return 'sentence'
  // The same words by another date are another day: nobody has verified that one.
  const isOther = from.state === 'verified' && JSON.stringify(from.value) !== JSON.stringify(to.value)
  return isOther ? 'value' : undefined
}

function sentenceOf({ text }: Block, at: number): string {
  return runText(text, sentenceAt(text, at))
}

function withState(
  number: NumberRecord,
  { state, by, atMs, rightValue, evidence, isStruck }: NumberRecord,
): NumberRecord {
  return { ...number, state, by, atMs, rightValue, evidence, isStruck }
}

function withEvidence(number: NumberRecord, { evidence, isStruck }: NumberRecord): NumberRecord {
  const bare = { ...number, state: 'unchecked' as const, by: undefined, atMs: undefined, rightValue: undefined }
  return { ...bare, evidence, isStruck }
}
