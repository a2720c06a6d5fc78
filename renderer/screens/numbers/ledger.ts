import { isCounted, isSettled } from '#shared/acts/numbers.ts'
import type { Role } from '#shared/domain/block.ts'
import { NUMBER_KINDS, NUMBER_STATES, type NumberRecord } from '#shared/domain/number.ts'
import { countsOf } from '#shared/lib/counts.ts'
import { codePointLength, sliceCodePoints } from '#shared/lib/code-points.ts'
import type { BlockBundle, Bundles } from '../../store/by-block.ts'
import { firstWords, lastWords, widthOf } from '../../lib/words-around.ts'
import type { LedgerFilter, LedgerSort } from '../../store/numbers-desk.ts'

/** One number with the words around it. */
export interface LedgerEntry {
  readonly number: NumberRecord
  readonly bundle: BlockBundle
  readonly before: string
  readonly after: string
  /** More stands before these words. */
  readonly isCutBefore: boolean
  /** More stands behind the words after it. */
  readonly isCutAfter: boolean
  /** It needs the room of the words before it. */
  readonly isLong: boolean
  /** Names, struck ones and those whose words were taken away count for nothing. */
  readonly isCounted: boolean
}

/** The numbers under one section heading; the first section is what stands before any. */
export interface LedgerSection {
  /** The heading's block; `lead` for what stands before the first. */
  readonly id: string
  readonly title: string
  readonly entries: readonly LedgerEntry[]
  readonly done: number
  readonly total: number
}

/** What is drawn: a heading or a number. */
export type LedgerLine =
  | { readonly kind: 'section'; readonly section: LedgerSection; readonly isFolded: boolean }
  | { readonly kind: 'number'; readonly entry: LedgerEntry; readonly isFirstOfBlock: boolean }

/** How much room the words before a number may take, in Han characters; Latin letters take half as much. */
const BEFORE = 5.5
/** As much is read of those behind it at most; the row shows whole words of them as far as there is room. */
const AFTER = 20
/** A number that is wider than this, in Han characters, has the room of the words before it as well. */
const LONG = 6

const made = new WeakMap<BlockBundle, readonly LedgerEntry[]>()

/** The entries of one block; made once as long as nothing of it changed. */
function entriesOf(bundle: BlockBundle): readonly LedgerEntry[] {
  const kept = made.get(bundle)
  if (kept !== undefined) return kept
  const { text } = bundle.block
  const fresh = bundle.numbers.map((number) => {
    const near = sliceCodePoints(text, Math.max(0, number.start - Math.ceil(2 * BEFORE) - 8), number.start)
    const before = lastWords(near, BEFORE)
    const behind = sliceCodePoints(text, number.end, number.end + 2 * AFTER)
    const after = firstWords(behind, AFTER)
    return {
      number,
      bundle,
      before,
      after,
      isCutAfter: after.length < behind.length,
      isCutBefore: before.length < near.length || number.start > codePointLength(near),
      isLong: widthOf(number.text) > LONG,
      isCounted: isCounted(number),
    }
  })
  made.set(bundle, fresh)
  return fresh
}

/** The article's numbers by section, in the order of the text, without those in furniture. */
export function ledgerSections(bundles: Bundles): readonly LedgerSection[] {
  const groups: { id: string; title: string; entries: LedgerEntry[] }[] = [{ id: 'lead', title: '', entries: [] }]
  for (const bundle of bundles.list) {
    const { block } = bundle
    if (block.role === 'furniture') continue
    if (block.role === 'section-heading') groups.push({ id: block.id, title: block.text.trim(), entries: [] })
    groups.at(-1)?.entries.push(...entriesOf(bundle))
  }
  return groups
    .filter(({ entries }) => entries.length > 0)
    .map((group) => {
      const counted = group.entries.filter((entry) => entry.isCounted)
      return {
        ...group,
        total: counted.length,
        done: counted.filter(({ number }) => isSettled(number)).length,
      }
    })
}

/** Which numbers are in a conflict or a sum; what the filter needs to know of them. */
export interface LedgerTies {
  readonly inConflict: ReadonlySet<string>
  readonly inTie: ReadonlySet<string>
}

/** Whether the filter lets an entry through. Uncounted ones are listed only when they are asked for. */
export function isShown(
  { number, bundle, before, after, isCounted: counts }: LedgerEntry,
  filter: LedgerFilter,
  ties: LedgerTies,
): boolean {
  if (counts === (filter.state === 'uncounted')) return false
  if (filter.state !== '' && filter.state !== 'uncounted' && number.state !== filter.state) return false
  if (filter.only === 'conflicts' && !ties.inConflict.has(number.id)) return false
  if (filter.only === 'ties' && !ties.inTie.has(number.id)) return false
  if (filter.kind !== '' && number.kind !== filter.kind) return false
  if (filter.role !== '' && bundle.block.role !== filter.role) return false
  if (filter.unit !== '' && (number.unit ?? '') !== filter.unit) return false
  const words = filter.words.trim().toLocaleLowerCase()
  return words === '' || (before + number.text + after).toLocaleLowerCase().includes(words)
}

/**
 * The lines of the ledger. `kept` stays although the filter does not let it through: a row just judged is there until
 * the next move. In another order than the text's there are no sections.
 */
export function ledgerLines(
  sections: readonly LedgerSection[],
  { filter, sort, folded }: { filter: LedgerFilter; sort: LedgerSort; folded: ReadonlySet<string> },
  ties: LedgerTies,
  kept: ReadonlySet<string>,
): readonly LedgerLine[] {
  const through = (entry: LedgerEntry): boolean => kept.has(entry.number.id) || isShown(entry, filter, ties)
  if (sort.by !== 'where') {
    const order = compare(sort)
    return sections
      .flatMap(({ entries }) => entries.filter(through))
      .toSorted(order)
      .map((entry) => ({ kind: 'number', entry, isFirstOfBlock: true }))
  }
  // Without any section heading the ledger is one list.
  const isOne = sections.length === 1 && sections[0]?.id === 'lead'
  const inOrder = sort.isDown ? sections.toReversed() : sections
  return inOrder.flatMap((section) => {
    const entries = section.entries.filter(through)
    if (entries.length === 0) return []
    const isFolded = !isOne && folded.has(section.id)
    const shown = sort.isDown ? entries.toReversed() : entries
    return [
      ...(isOne ? [] : [{ kind: 'section', section, isFolded } as const]),
      ...(isFolded
        ? []
        : shown.map((entry, index) => ({
            kind: 'number' as const,
            entry,
            isFirstOfBlock: shown[index - 1]?.bundle !== entry.bundle,
          }))),
    ]
  })
}

function compare({ by, isDown }: LedgerSort): (a: LedgerEntry, b: LedgerEntry) => number {
  const sign = isDown ? -1 : 1
  return ({ number: a }, { number: b }) => {
    switch (by) {
      case 'kind':
        return sign * (NUMBER_KINDS.indexOf(a.kind) - NUMBER_KINDS.indexOf(b.kind))
      case 'state':
        return sign * (NUMBER_STATES.indexOf(a.state) - NUMBER_STATES.indexOf(b.state))
      case 'unit':
        return sign * (a.unit ?? '').localeCompare(b.unit ?? '', 'zh')
      case 'value':
        return sign * compareValues(a.value, b.value)
      case 'where':
        return 0
    }
  }
}

/** Amounts by size, a range by its lower end; dates and times behind them in their own order. */
function compareValues(a: NumberRecord['value'], b: NumberRecord['value']): number {
  const low = (value: NumberRecord['value']): number | undefined =>
    typeof value === 'number' ? value : typeof value === 'object' ? value[0] : undefined
  const [one, other] = [low(a), low(b)]
  if (one !== undefined && other !== undefined) return one - other
  if (one !== undefined) return -1
  if (other !== undefined) return 1
  return String(a ?? '\uffff') < String(b ?? '\uffff') ? -1 : String(a ?? '') === String(b ?? '') ? 0 : 1
}

/** Kinds, units and roles that occur, each with how often, for the filters. */
export function occurring(sections: readonly LedgerSection[]): {
  readonly kinds: readonly (readonly [NumberRecord['kind'], number])[]
  readonly units: readonly (readonly [string, number])[]
  readonly roles: readonly (readonly [Role, number])[]
} {
  const entries = sections.flatMap((section) => section.entries).filter((entry) => entry.isCounted)
  const kinds = countsOf(entries.map(({ number }) => number.kind))
  const units = countsOf(entries.flatMap(({ number }) => number.unit ?? []))
  return {
    kinds: NUMBER_KINDS.flatMap((kind) => (kinds.has(kind) ? [[kind, kinds.get(kind) ?? 0] as const] : [])),
    units: [...units].sort(([a], [b]) => a.localeCompare(b, 'zh')),
    roles: [...countsOf(entries.map(({ bundle }) => bundle.block.role))],
  }
}
