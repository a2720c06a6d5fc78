import { createSeeker, MOST_CANDIDATES } from '#shared/anchor/candidates.ts'
import type { Block } from '#shared/domain/block.ts'
import type { Note } from '#shared/domain/note.ts'
import type { Asset } from '#shared/domain/asset.ts'
import type { Region, RegionTarget, TextPoint } from '#shared/domain/target.ts'
import { codePointLength } from '#shared/lib/code-points.ts'
import { regionIn } from '#shared/picture/same-picture.ts'
import type { BlockBundle, Bundles } from '../../store/by-block.ts'
import { toldOf, type ToldAgain } from '../../store/told-again.ts'

/** A place that is offered for a note: words, or another picture for a region. */
export interface OfferedPlace {
  readonly where: BlockBundle
  readonly start: TextPoint
  readonly end: TextPoint
  /** What of the words lies in the first of their paragraphs, in which they are shown. */
  readonly run: { readonly blockId: string; readonly start: number; readonly end: number }
  readonly picture?: OfferedPicture
}

/** A picture that is offered for a region. `isAgain`: it is the old one in another crop or size; `region`: where the region then lies. */
export interface OfferedPicture {
  readonly asset: Asset
  readonly isAgain: boolean
  readonly region: Region | undefined
}

/** The pictures of the article, and what is known of them. */
export interface KnownPictures {
  readonly assets: ReadonlyMap<string, Asset>
  readonly told: ToldAgain
}

interface Sought {
  readonly blocks: readonly Block[]
  readonly seek: ReturnType<typeof createSeeker>
  readonly found: WeakMap<Note, ReturnType<ReturnType<typeof createSeeker>>>
}

let last: Sought | undefined

/** An act that leaves the text as it is leaves what was found in it. */
function soughtIn(blocks: readonly Block[]): Sought {
  const isSame = last?.blocks.length === blocks.length && blocks.every((block, index) => block === last?.blocks[index])
  if (last === undefined || !isSame) last = { blocks, seek: createSeeker(blocks), found: new WeakMap() }
  return last
}

/** Where a note without a sure place may belong, the likeliest first. */
export function offeredPlaces(
  note: Note,
  { blocks, byId, list }: Bundles,
  known: KnownPictures,
): readonly OfferedPlace[] {
  const { target, placement } = note
  if (target.kind === 'region')
    return list
      .flatMap((where) => pictureOf(where, target, known))
      .toSorted((a, b) => rankOf(b) - rankOf(a))
      .slice(0, MOST_CANDIDATES)
  const sought = soughtIn(blocks)
  const found = sought.found.get(note) ?? sought.seek(target, placement)
  sought.found.set(note, found)
  return found.flatMap(({ start, end }): readonly OfferedPlace[] => {
    const where = byId.get(start.blockId)
    if (where === undefined) return []
    const until = start.blockId === end.blockId ? end.offset : codePointLength(where.block.text)
    const run = { blockId: start.blockId, start: start.offset, end: until }
    return [{ where, start, end, run }]
  })
}

function pictureOf(where: BlockBundle, target: RegionTarget, { assets, told }: KnownPictures): readonly OfferedPlace[] {
  const asset = assets.get(where.block.assetId ?? '')
  if (asset === undefined) return []
  const old = assets.get(target.assetId)
  const same = old === undefined ? null : (toldOf(told, old, asset) ?? null)
  const region = same === null ? undefined : regionIn(target.region, same)
  const point = { blockId: where.block.id, offset: 0 }
  const run = { blockId: where.block.id, start: 0, end: 0 }
  return [{ where, start: point, end: point, run, picture: { asset, isAgain: same !== null, region } }]
}

/** The old picture again before all others. */
function rankOf({ picture }: OfferedPlace): number {
  return picture?.isAgain === true ? (picture.region === undefined ? 1 : 2) : 0
}
