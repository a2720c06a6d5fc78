import { standingTarget } from '#shared/anchor/standing-target.ts'
import type { PlacedFinding } from '#shared/checks/stands.ts'
import type { Draft } from '#shared/domain/draft.ts'
import type { Note } from '#shared/domain/note.ts'
import type { NumberRecord } from '#shared/domain/number.ts'
import type { Repair } from '#shared/domain/repair.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import { codePointLength } from '#shared/lib/code-points.ts'
import { wordsOfNumbers } from '#shared/numbers/number-words.ts'
import type { FormedText } from '#shared/text/form.ts'
import { isIn, type Near } from '../../anchoring/near.ts'
import type { Place } from '../../store/app-store.ts'
import type { BlockBundle, Bundles } from '../../store/by-block.ts'
import { isLoneSuggestion, isSpokenOf } from '../../store/places.ts'
import type { CardTone } from './cards/Card.tsx'

/** What has a card in the margin and a pin in the sheet; `at` is the position its pin stands at. */
export interface MarginItem extends Place {
  readonly blockId: string
  readonly at: number
  readonly tone: CardTone
  readonly content:
    | { readonly kind: 'note'; readonly note: Note }
    | { readonly kind: 'draft'; readonly draft: Draft }
    | { readonly kind: 'suggestion'; readonly suggestion: Suggestion }
    | { readonly kind: 'number'; readonly number: NumberRecord; readonly words: FormedText }
    | { readonly kind: 'caption'; readonly bundle: BlockBundle }
    | { readonly kind: 'repair'; readonly repair: Repair }
    | { readonly kind: 'mention'; readonly caption: BlockBundle }
    | { readonly kind: 'finding'; readonly finding: PlacedFinding }
}

/** Whether two items say the same: they are made anew at every change, and what is in them is what counts. */
export function isSameItem(one: MarginItem, other: MarginItem | undefined): boolean {
  return (
    one.id === other?.id &&
    one.kind === other.kind &&
    one.at === other.at &&
    one.tone === other.tone &&
    recordOf(one) === recordOf(other)
  )
}

/** The record that an item shows. */
export function recordOf({ content }: MarginItem): unknown {
  switch (content.kind) {
    case 'note':
      return content.note
    case 'draft':
      return content.draft
    case 'suggestion':
      return content.suggestion
    case 'number':
      return content.number
    case 'caption':
      return content.bundle
    case 'repair':
      return content.repair
    case 'mention':
      return content.caption
    case 'finding':
      return content.finding
  }
}

/**
 * The cards of the blocks near the view, in the order of the text. Checked numbers, repairs and captions without doubt
 * have a card only while they are the live place: open work is seen, done work recedes. `live`: the finding that is.
 */
export function marginItems(
  bundles: Bundles,
  near: Near,
  drafts: ReadonlyMap<string, Draft>,
  place: Place | undefined,
  live?: PlacedFinding,
): readonly MarginItem[] {
  const draftsByBlock = groupDrafts(drafts, bundles)
  return bundles.list
    .filter((bundle) => near.ids.has(bundle.block.id))
    .flatMap((bundle) => {
      const own = itemsOf(bundle, draftsByBlock.get(bundle.block.id) ?? [], place)
      const items = own.filter((item) => isAtHand(item, bundles, place))
      const runs = near.runs.get(bundle.block.id)
      return [
        ...mentionIn(bundle, bundles, place),
        ...(live?.blockId === bundle.block.id ? [findingItem(live, bundle.block.id)] : []),
        ...(runs === undefined ? items : items.filter(({ id, at }) => id === place?.id || isIn(runs, at))),
      ]
    })
}

/** A move has one card: at the part of it that is the live place, else at the one that leads. */
function isAtHand({ kind, id }: MarginItem, { led }: Bundles, place: Place | undefined): boolean {
  if (kind !== 'suggestion' || place?.id === id) return true
  return !led.has(id) && led.get(place?.id ?? '')?.id !== id
}

function itemsOf(bundle: BlockBundle, drafts: readonly Draft[], place: Place | undefined): readonly MarginItem[] {
  const { block } = bundle
  const isLive = (kind: Place['kind'], id: string): boolean => place?.kind === kind && place.id === id
  const items: MarginItem[] = []
  const blockId = block.id
  for (const { note, end, isLast } of bundle.notes) {
    if (!isLast) continue
    const at = end ?? codePointLength(block.text)
    items.push({ kind: 'note', id: note.id, blockId, at, tone: note.kind, content: { kind: 'note', note } })
  }
  for (const draft of drafts) {
    const at = draft.target?.kind === 'text' ? draft.target.end.offset : 0
    items.push({ kind: 'draft', id: draft.id, blockId, at, tone: draft.kind, content: { kind: 'draft', draft } })
  }
  for (const suggestion of bundle.suggestions) {
    if (!isLoneSuggestion(suggestion) && !isLive('suggestion', suggestion.id)) continue
    const content = { kind: 'suggestion', suggestion } as const
    items.push({ kind: 'suggestion', id: suggestion.id, blockId, at: suggestion.end, tone: 'correction', content })
  }
  const wordsOf = wordsOfNumbers([block], bundle.suggestions)
  for (const number of bundle.numbers) {
    if (number.isStruck || !(isSpokenOf(number.state) || isLive('number', number.id))) continue
    const tone = number.state === 'wrong' ? 'wrong' : number.state === 'queried' ? 'query' : 'number'
    const content = { kind: 'number', number, words: wordsOf(number) } as const
    items.push({ kind: 'number', id: number.id, blockId, at: number.end, tone, content })
  }
  for (const repair of bundle.repairs) {
    if (!isLive('repair', repair.id)) continue
    items.push({
      kind: 'repair',
      id: repair.id,
      blockId,
      at: repair.end,
      tone: 'repair',
      content: { kind: 'repair', repair },
    })
  }
  if (block.role === 'caption' && (bundle.verdict?.state === 'queried' || isLive('caption', blockId))) {
    items.push({ kind: 'caption', id: blockId, blockId, at: 0, tone: 'caption', content: { kind: 'caption', bundle } })
  }
  return items.sort((a, b) => a.at - b.at)
}

/** What a check found has a card while it is the live place. */
function findingItem(finding: PlacedFinding, blockId: string): MarginItem {
  const { id, end } = finding
  return { kind: 'finding', id, blockId, at: end, tone: 'finding', content: { kind: 'finding', finding } }
}

/** The live paragraph that speaks of a caption leads back to it. */
function mentionIn({ block }: BlockBundle, bundles: Bundles, place: Place | undefined): readonly MarginItem[] {
  const caption = place?.kind === 'mention' && place.id === block.id ? bundles.byId.get(place.of ?? '') : undefined
  if (caption === undefined) return []
  const content = { kind: 'mention', caption } as const
  return [{ kind: 'mention', id: block.id, of: caption.block.id, blockId: block.id, at: 0, tone: 'caption', content }]
}

/** Drafts by the block that they end in now: the one that they were begun on may have been joined away. */
function groupDrafts(drafts: ReadonlyMap<string, Draft>, bundles: Bundles): ReadonlyMap<string, readonly Draft[]> {
  if (drafts.size === 0) return new Map()
  const groups = new Map<string, Draft[]>()
  for (const draft of drafts.values()) {
    if (draft.replyTo !== undefined || draft.editOf !== undefined || draft.target === undefined) continue
    const target = standingTarget(draft.target, bundles.blocks)
    const blockId = target.kind === 'text' ? target.end.blockId : target.blockId
    groups.set(blockId, [...(groups.get(blockId) ?? []), target === draft.target ? draft : { ...draft, target }])
  }
  return groups
}
