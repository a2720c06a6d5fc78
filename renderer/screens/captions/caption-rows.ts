import type { Asset } from '#shared/domain/asset.ts'
import type { Settings } from '#shared/domain/settings.ts'
import type { BlockBundle, Bundles } from '../../store/by-block.ts'
import { captionViews, type CaptionView } from '../../store/caption-view.ts'
import { captionsOf } from '../../store/coverage.ts'
import type { Tables } from '../../store/tables.ts'

/** One caption as the desk shows it. */
export interface CaptionRow {
  readonly id: string
  readonly bundle: BlockBundle
  readonly figure: BlockBundle | undefined
  readonly asset: Asset | undefined
  readonly view: CaptionView | undefined
  /** Number of the paragraph that it follows; 0 before the first. */
  readonly after: number
}

/** The captions of the article in reading order, each with its picture and what was found about it. */
export function captionRows(bundles: Bundles, tables: Tables, settings: Settings): readonly CaptionRow[] {
  const views = captionViews(tables, settings)
  return captionsOf(bundles).map((bundle) => {
    const { id, figureId } = bundle.block
    const linked = figureId === undefined ? undefined : bundles.byId.get(figureId)
    const figure = linked?.block.role === 'figure' ? linked : undefined
    const assetId = figure?.block.assetId
    return {
      id,
      bundle,
      figure,
      asset: assetId === undefined ? undefined : tables.asset.get(assetId),
      view: views.get(id),
      after: paragraphBefore(bundles, bundle),
    }
  })
}

function paragraphBefore({ list }: Bundles, caption: BlockBundle): number {
  for (let at = list.indexOf(caption) - 1; at >= 0; at -= 1) {
    const before = list[at]
    if (before?.block.role === 'paragraph' || before?.block.role === 'lead') return before.ordinal
  }
  return 0
}

/** Whether an element that the house asks for is missing. */
export function lacksElements({ view }: CaptionRow): boolean {
  return view?.checks.elements.some(({ state }) => state === 'missing') ?? false
}
