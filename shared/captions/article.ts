import type { Asset } from '../domain/asset.ts'
import type { Block } from '../domain/block.ts'
import type { LinkRecord } from '../domain/link.ts'
import type { Region } from '../domain/target.ts'

/** What a picture states of itself, field by field, each with every source that states it (asset.ts). */
export type PictureMetadata = Readonly<Record<string, readonly { readonly source: string; readonly value: string }[]>>

/** A block as the caption checks see it: `figure` is an index into the blocks, `asset` one into the assets. */
export interface CaptionedBlock {
  readonly role: string
  readonly text: string
  readonly figure?: number | undefined
  readonly asset?: number | undefined
  readonly alt?: string | undefined
}

export interface CaptionedAsset {
  readonly sha256: string
  /** Pixels of the upright picture; 0 or absent where unknown. */
  readonly width?: number | undefined
  readonly height?: number | undefined
  readonly metadata?: PictureMetadata | undefined
}

/** A region of a caption's picture that is linked to its words; `block` is the caption's index, positions code points. */
export interface RegionLink {
  readonly block: number
  readonly start: number
  readonly end: number
  readonly region: Region
}

/** An article as the caption checks see it; a source document is one as it stands. */
export interface CaptionedArticle {
  readonly blocks: readonly CaptionedBlock[]
  readonly assets: readonly CaptionedAsset[]
  readonly links?: readonly RegionLink[] | undefined
  /** ISO, as exact as known. */
  readonly publishedAt?: string | undefined
  readonly language: string
}

/** Makes of an article's records what the caption checks see. `blocks` in reading order: indexes are theirs. */
export function captionedArticle(
  blocks: readonly Block[],
  assets: readonly Asset[],
  links: readonly LinkRecord[],
  facts: { readonly publishedAt?: string | undefined; readonly language: string },
): CaptionedArticle {
  const indexOf = new Map(blocks.map((block, index) => [block.id, index]))
  const assetOf = new Map(assets.map((asset, index) => [asset.id, index]))
  return {
    blocks: blocks.map(({ role, text, figureId, assetId, alt }) => ({
      role,
      text,
      figure: figureId === undefined ? undefined : indexOf.get(figureId),
      asset: assetId === undefined ? undefined : assetOf.get(assetId),
      alt,
    })),
    assets,
    links: links.flatMap(({ blockId, start, end, region }) => {
      const block = indexOf.get(blockId)
      return block === undefined ? [] : [{ block, start, end, region }]
    }),
    publishedAt: facts.publishedAt,
    language: facts.language,
  }
}

/** The asset of the picture that the caption at `index` belongs to; undefined where it has no picture. */
export function pictureOf(article: CaptionedArticle, index: number): CaptionedAsset | undefined {
  const figure = article.blocks[index]?.figure
  const asset = figure === undefined ? undefined : article.blocks[figure]?.asset
  return asset === undefined ? undefined : article.assets[asset]
}
