import type { TFunction } from 'i18next'
import type { Asset } from '#shared/domain/asset.ts'
import { goTo, showOverlay } from '../../acts/actions.ts'
import { appStore } from '../../store/app-store.ts'
import type { Bundles } from '../../store/by-block.ts'

/** A picture of the article, or a caption that has none. */
export interface StripItem {
  readonly id: string
  readonly figureId: string | undefined
  readonly asset: Asset | undefined
  /** The number of its caption, if it has one. */
  readonly caption: number | undefined
  /** Its own number among the figures. */
  readonly figure: number | undefined
}

/** Goes to a picture of the strip; one that is missing is shown at its caption. */
export function useStrip(items: readonly StripItem[], currentId: string, onClose: () => void) {
  const show = (item: StripItem): void => {
    if (item.figureId !== undefined && item.asset !== undefined) {
      showOverlay({ kind: 'picture', figureId: item.figureId })
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
  const captions = new Map(
    bundles.list
      .filter(({ block }) => block.role === 'caption')
      .map((bundle) => [bundle.block.figureId, bundle.ordinal]),
  )
  return bundles.list.flatMap(({ block, ordinal }): readonly StripItem[] => {
    if (block.role === 'figure') {
      const asset = block.assetId === undefined ? undefined : assets.get(block.assetId)
      const caption = captions.get(block.id)
      return [{ id: block.id, figureId: block.id, asset, caption, figure: ordinal }]
    }
    return block.role === 'caption' && block.figureId === undefined
      ? [{ id: block.id, figureId: undefined, asset: undefined, caption: ordinal, figure: undefined }]
      : []
  })
}

/** What a picture is called: by its caption, as everywhere; one without a caption by its own number. */
export function pictureName({ caption, figure }: Pick<StripItem, 'caption' | 'figure'>, t: TFunction): string {
  return caption === undefined
    ? t('proof.figureNumber', { number: figure ?? 0 })
    : t('proof.captionNumber', { number: caption })
}
