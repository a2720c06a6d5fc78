import type { Asset } from '#shared/domain/asset.ts'
import type { Ordinal } from '#shared/text/ordinals.ts'
import { goTo, showOverlay } from '../../acts/actions.ts'
import { appStore } from '../../store/app-store.ts'
import type { Bundles } from '../../store/by-block.ts'

/** A picture of the article, or a caption that has none. */
export interface StripItem extends Ordinal {
  readonly id: string
  readonly figureId: string | undefined
  readonly asset: Asset | undefined
}

/** Goes to a picture of the strip; one that is missing is shown at its caption. */
export function useStrip(
  items: readonly StripItem[],
  currentId: string,
  placing: string | undefined,
  onClose: () => void,
) {
  const show = (item: StripItem): void => {
    if (item.figureId !== undefined && item.asset !== undefined) {
      // A region that is to be drawn may belong on another picture.
      showOverlay({ kind: 'picture', figureId: item.figureId, ...(placing === undefined ? {} : { placing }) })
      return
    }
    onClose()
    appStore.setState({ desk: 'captions' })
    goTo({ kind: 'caption', id: item.id })
  }
  const step = (by: 1 | -1): void => {
    const shown = items.filter((item) => item.asset !== undefined)
    const at = shown.findIndex((item) => item.figureId === currentId)
    const next = shown[(at + by + shown.length) % shown.length]
    if (next !== undefined && next.figureId !== currentId) show(next)
  }
  return { show, step }
}

/** Figures in reading order, and the captions that have none. */
export function stripOf(bundles: Bundles, assets: ReadonlyMap<string, Asset>): readonly StripItem[] {
  return bundles.list.flatMap(({ block, ordinal, caption }): readonly StripItem[] => {
    if (block.role === 'figure') {
      const asset = block.assetId === undefined ? undefined : assets.get(block.assetId)
      return [{ id: block.id, figureId: block.id, asset, ordinal, caption }]
    }
    return block.role === 'caption' && block.figureId === undefined
      ? [{ id: block.id, figureId: undefined, asset: undefined, ordinal, caption }]
      : []
  })
}
