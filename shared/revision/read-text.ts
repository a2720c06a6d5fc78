import type { Asset } from '../domain/asset.ts'
import type { Block } from '../domain/block.ts'
import type { BlockId } from '../domain/ids.ts'
import type { Repair } from '../domain/repair.ts'
import type { Suggestion } from '../domain/suggestion.ts'
import { codePointLength } from '../lib/code-points.ts'
import { carryForm } from '../text/carry-form.ts'
import { cleanBlock } from '../text/clean-block.ts'
import { cleanEdits, type ReplacedRun } from '../text/clean-places.ts'
import { originalText } from '../text/derive.ts'
import { figureAmong, ordinalsOf, type Ordinal } from '../text/ordinals.ts'
import { inReadingOrder } from '../text/reading-order.ts'
import { isStanding } from '../text/standing.ts'

/** How a version is read: as its file had it, with what was repaired in it, or with the accepted suggestions besides. */
export const READINGS = ['received', 'original', 'clean'] as const
export type Reading = (typeof READINGS)[number]

/** What a version's text is made of. */
export interface VersionText {
  readonly blocks: readonly Block[]
  readonly suggestions: readonly Suggestion[]
  readonly repairs: readonly Repair[]
  readonly assets: readonly Asset[]
}

/** A block as it is read, and where its words stand in its own text. */
export interface ReadBlock extends Ordinal {
  readonly id: BlockId
  readonly text: string
  readonly block: Block
  readonly asset: Asset | undefined
  readonly replaced: readonly ReplacedRun[]
}

/** The blocks of a version that stand in a reading, in its order; those that have neither words nor a picture are left out. */
export function readText(
  { blocks, suggestions, repairs, assets }: VersionText,
  reading: Reading,
): readonly ReadBlock[] {
  const view = reading === 'clean' ? 'clean' : 'original'
  const changes = Map.groupBy(suggestions, ({ blockId }) => blockId)
  const mends = Map.groupBy(repairs, ({ blockId }) => blockId)
  const pictures = new Map<string, Asset>(assets.map((asset) => [asset.id, asset]))
  const ordered = inReadingOrder(blocks, suggestions, view)
  const ordinals = ordinalsOf(ordered, figureAmong(ordered))
  return ordered.flatMap((block, index): readonly ReadBlock[] => {
    const own = changes.get(block.id) ?? []
    if (!isStanding(block, own, view)) return []
    const read = readBlock(block, own, mends.get(block.id) ?? [], reading)
    if (block.role !== 'figure' && read.text.trim() === '') return []
    const asset = block.assetId === undefined ? undefined : pictures.get(block.assetId)
    const { ordinal = 0, caption } = ordinals[index] ?? {}
    return [{ id: block.id, text: read.text, block: read.block, asset, replaced: read.replaced, ordinal, caption }]
  })
}

function readBlock(
  block: Block,
  suggestions: readonly Suggestion[],
  repairs: readonly Repair[],
  reading: Reading,
): { readonly text: string; readonly block: Block; readonly replaced: readonly ReplacedRun[] } {
  if (reading === 'clean' && suggestions.length > 0) {
    const clean = cleanBlock(block, suggestions)
    return { text: clean.text, block: clean, replaced: cleanEdits(block, suggestions) }
  }
  if (reading === 'received' && repairs.length > 0) {
    const text = originalText(block, repairs)
    const replaced = mended(repairs)
    const lengths = replaced.map(({ own, clean }) => ({ ...own, length: clean.end - clean.start }))
    return { text, block: { ...block, text, ...carryForm(block, lengths) }, replaced }
  }
  return { text: block.text, block, replaced: [] }
}

/** Where the repairs of a block lie in it, and in the text before them; one that reaches back into another is left out there. */
function mended(repairs: readonly Repair[]): readonly ReplacedRun[] {
  let shift = 0
  let at = 0
  return repairs
    .toSorted((a, b) => a.start - b.start || a.end - b.end)
    .flatMap(({ start, end, before }): readonly ReplacedRun[] => {
      if (start < at) return []
      at = end
      const length = codePointLength(before)
      const clean = { start: start + shift, end: start + shift + length }
      shift += length - (end - start)
      return [{ own: { start, end }, clean }]
    })
}
