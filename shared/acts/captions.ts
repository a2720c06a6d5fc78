import type { ChangeSet } from '../change/change-set.ts'
import type { Asset } from '../domain/asset.ts'
import type { Block } from '../domain/block.ts'
import type { BlockId, VerdictId } from '../domain/ids.ts'
import type { Suggestion } from '../domain/suggestion.ts'
import type { Verdict, VerdictState } from '../domain/verdict.ts'
import { newId } from '../lib/ids.ts'
import { orderBeside, takenOrders } from '../text/reading-order.ts'
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

/** One verdict on several captions at once, as one act; those that have it already stay as they are. */
export function judgeCaptions(
  captions: readonly Block[],
  verdicts: ReadonlyMap<string, Verdict>,
  state: VerdictState,
  signature: Signature,
): Partial<ChangeSet> {
  const open = captions.filter((caption) => verdicts.get(caption.id)?.state !== state)
  const parts = open.map((caption) => judgeCaption(caption, verdicts.get(caption.id), state, signature))
  return { added: parts.flatMap((part) => part.added ?? []), updated: parts.flatMap((part) => part.updated ?? []) }
}

/**
 * A picture put to a caption or a figure: into the figure if there is one, else a figure is set before the caption.
 * The new asset says which one it `replaces`; that one stays in the article, so that both can be compared.
 * `blocks`, `suggestions`: all of its version; `isNew`: the asset's record is not in the library yet.
 */
export function attachPicture(
  block: Block,
  asset: Asset,
  isNew: boolean,
  blocks: readonly Block[],
  suggestions: Iterable<Suggestion>,
): Partial<ChangeSet> {
  const figure = block.role === 'figure' ? block : blocks.find((each) => each.id === block.figureId)
  if (figure !== undefined) {
    const added: readonly Asset[] = isNew ? [{ ...asset, ...replacing(figure) }] : []
    return { added, updated: [[figure, { ...figure, assetId: asset.id }]] }
  }
  const assets = isNew ? [asset] : []
  const fresh: Block = {
    type: 'block',
    id: newId() as BlockId,
    revision: 0,
    articleId: block.articleId,
    versionId: block.versionId,
    order: orderBeside(block.order, 'before', takenOrders(blocks, suggestions)),
    role: 'figure',
    text: '',
    assetId: asset.id,
    confidence: 1,
  }
  return { added: [...assets, fresh], updated: [[block, { ...block, figureId: fresh.id }]] }
}

function replacing({ assetId }: Block): Pick<Asset, 'replaces'> {
  return assetId === undefined ? {} : { replaces: assetId }
}

/**
 * Every picture that a figure has had, the newest first: the assets joined to its own by `replaces`, in both directions
 * (an earlier one may have been put back).
 */
export function picturesOf(figure: Block, assets: Iterable<Asset>): readonly Asset[] {
  const all = [...assets]
  const found = new Set(figure.assetId === undefined ? [] : [figure.assetId as string])
  for (let size = 0; size < found.size;) {
    size = found.size
    for (const { id, replaces } of all) {
      if (replaces === undefined) continue
      if (found.has(replaces)) found.add(id)
      else if (found.has(id)) found.add(replaces)
    }
  }
  const byId = new Map(all.map((asset) => [asset.id as string, asset]))
  const depth = (asset: Asset): number => {
    let steps = 0
    for (let at = asset; at.replaces !== undefined && steps < all.length; steps += 1) {
      const older = byId.get(at.replaces)
      if (older === undefined) break
      at = older
    }
    return steps
  }
  return all.filter(({ id }) => found.has(id)).sort((a, b) => depth(b) - depth(a))
}

/** Puts an earlier picture of the article back into a figure. */
export function putPicture(figure: Block, asset: Asset): Partial<ChangeSet> {
  return figure.assetId === asset.id ? {} : { updated: [[figure, { ...figure, assetId: asset.id }]] }
}

/** The alternative text of a figure, apart from its caption. */
export function describePicture(figure: Block, alt: string): Partial<ChangeSet> {
  return { updated: [[figure, { ...figure, alt: alt === '' ? undefined : alt }]] }
}
