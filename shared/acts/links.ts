import type { ChangeSet } from '../change/change-set.ts'
import type { Block } from '../domain/block.ts'
import type { AssetId, LinkId } from '../domain/ids.ts'
import type { LinkRecord } from '../domain/link.ts'
import type { Region } from '../domain/target.ts'
import { sliceCodePoints } from '../lib/code-points.ts'
import { newId } from '../lib/ids.ts'
import type { Signature } from './notes.ts'

/** What a new link joins: a region of a figure's picture, and a run of its caption in code points. */
export interface NewLink {
  readonly figure: Block
  readonly assetId: AssetId
  readonly region: Region
  readonly caption: Block
  readonly start: number
  readonly end: number
}

/** Links a region of a picture to words of its caption. */
export function linkRegion(link: NewLink, { author, atMs }: Signature): Partial<ChangeSet> {
  const { figure, caption, assetId, region, start, end } = link
  const record: LinkRecord = {
    type: 'link',
    id: newId() as LinkId,
    revision: 0,
    articleId: caption.articleId,
    versionId: caption.versionId,
    figureId: figure.id,
    assetId,
    region,
    blockId: caption.id,
    start,
    end,
    words: sliceCodePoints(caption.text, start, end),
    by: author,
    atMs,
  }
  return { added: [record] }
}

/** Moves the region of a link; `assetId`: onto the picture that took the old one's place. */
export function moveLink(
  link: LinkRecord,
  region: Region,
  { author, atMs }: Signature,
  assetId: AssetId = link.assetId,
): Partial<ChangeSet> {
  return { updated: [[link, { ...link, region, assetId, by: author, atMs }]] }
}

/** Takes a link away. */
export function unlink(link: LinkRecord): Partial<ChangeSet> {
  return { removed: [link] }
}
