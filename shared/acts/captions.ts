import type { ChangeSet } from '../change/change-set.ts'
import type { Asset } from '../domain/asset.ts'
import type { Block } from '../domain/block.ts'
import type { BlockId, VerdictId } from '../domain/ids.ts'
import type { Verdict, VerdictState } from '../domain/verdict.ts'
import { newId } from '../lib/ids.ts'
import type { Signature } from './notes.ts'

/** The verdict on a caption; the same again takes it back. */
export function judgeCaption(
  caption: Block,
  old: Verdict | undefined,
  state: VerdictState,
  { author, atMs }: Signature,
): Partial<ChangeSet> {
  if (old !== undefined && old.state === state) return { removed: [old] }
  if (old !== undefined) return { updated: [[old, { ...old, state, by: author, atMs }]] }
  const verdict: Verdict = {
    type: 'verdict',
    id: newId() as VerdictId,
    revision: 0,
    articleId: caption.articleId,
    versionId: caption.versionId,
    blockId: caption.id,
    state,
    by: author,
    atMs,
  }
  return { added: [verdict] }
}

/**
 * A picture put to a caption: into its figure if it has one, else a figure is set before it.
 * `blocks` in reading order; `isNew`: the asset's record is not in the library yet.
 */
export function attachPicture(
  caption: Block,
  asset: Asset,
  isNew: boolean,
  blocks: readonly Block[],
): Partial<ChangeSet> {
  const assets = isNew ? [asset] : []
  const figure = blocks.find((block) => block.id === caption.figureId)
  if (figure !== undefined) return { added: assets, updated: [[figure, { ...figure, assetId: asset.id }]] }
  const index = blocks.findIndex((block) => block.id === caption.id)
  const before = blocks[index - 1]
  const fresh: Block = {
    type: 'block',
    id: newId() as BlockId,
    revision: 0,
    articleId: caption.articleId,
    versionId: caption.versionId,
    order: before === undefined ? caption.order - 1 : (before.order + caption.order) / 2,
    role: 'figure',
    text: '',
    assetId: asset.id,
    confidence: 1,
  }
  return { added: [...assets, fresh], updated: [[caption, { ...caption, figureId: fresh.id }]] }
}

/** The alternative text of a figure, apart from its caption. */
export function describePicture(figure: Block, alt: string): Partial<ChangeSet> {
  return { updated: [[figure, { ...figure, alt: alt === '' ? undefined : alt }]] }
}
