import { drawnPicture, type Asset } from '#shared/domain/asset.ts'
import type { Block } from '#shared/domain/block.ts'
import type { Remark } from '../review.ts'
import { element, escapeHtml } from '#shared/markup/escape.ts'
import type { PictureSlots } from './picture-slots.ts'
import type { Words } from './words.ts'

/** What stands in a figure's place when its picture does not. */
export interface PictureParts {
  readonly remarks: readonly Remark[]
  /** For a picture that is not there. */
  readonly missing: string
  /** Follows the frame of a picture that cannot be shown. */
  readonly afterFrame: string
  readonly withPosition: boolean
}

/** The picture of a figure block with the regions that notes speak of, or a frame that says why there is none. */
export function picture(
  block: Block,
  asset: Asset | undefined,
  { remarks, missing, afterFrame, withPosition }: PictureParts,
  slots: PictureSlots,
  words: Words,
): string {
  if (asset === undefined) return missing
  const drawn = drawnPicture(asset)
  if (drawn === undefined) return frame(words.t('unshownPicture', { type: asset.mediaType })) + afterFrame
  const hasSize = asset.width * asset.height > 0
  const attributes = {
    alt: block.alt ?? '',
    width: hasSize ? String(asset.width) : undefined,
    height: hasSize ? String(asset.height) : undefined,
  }
  const image = element('img', attributes, '').replace('</img>', '').slice('<img'.length)
  return slots.put({
    ...drawn,
    withPosition,
    before: `<div class="picture"><img src="`,
    after: `"${image}${overlay(asset, remarks)}</div>`,
    missing,
  })
}

export function frame(text: string): string {
  return element('div', { class: 'frame' }, element('span', {}, escapeHtml(text)))
}

/** Lines keep their width whatever size the picture has; as an attribute every checker of pages knows it. */
const THIN = 'vector-effect="non-scaling-stroke"'

/** Regions over the picture, in its own pixels, so that they grow and shrink with it. */
function overlay(asset: Asset, remarks: readonly Remark[]): string {
  const regions = remarks.flatMap((remark) =>
    remark.note?.target.kind === 'region' ? [{ number: remark.number, region: remark.note.target.region }] : [],
  )
  if (regions.length === 0) return ''
  const hasSize = asset.width * asset.height > 0
  const width = hasSize ? asset.width : 1000
  const height = hasSize ? asset.height : 750
  const radius = Math.max(width, height) * 0.019
  const shapes = regions.map(({ number, region }) => {
    const [x, y] =
      region.shape === 'polygon' ? [region.points[0]?.x ?? 0, region.points[0]?.y ?? 0] : [region.x, region.y]
    const outline =
      region.shape === 'rectangle'
        ? `<rect ${THIN} x="${px(region.x * width)}" y="${px(region.y * height)}" width="${px(region.width * width)}" height="${px(region.height * height)}"/>`
        : region.shape === 'polygon'
          ? `<polygon ${THIN} points="${region.points.map((point) => `${px(point.x * width)},${px(point.y * height)}`).join(' ')}"/>`
          : `<circle ${THIN} cx="${px(x * width)}" cy="${px(y * height)}" r="${px(radius * 1.5)}"/>`
    // The disc stays inside of the picture, also for a region at its edge.
    const cx = Math.min(width - radius, Math.max(radius, x * width))
    const cy = Math.min(height - radius, Math.max(radius, y * height))
    const disc =
      `<circle class="disc" ${THIN} cx="${px(cx)}" cy="${px(cy)}" r="${px(radius)}"/>` +
      `<text x="${px(cx)}" y="${px(cy)}" font-size="${px(radius * 1.25)}" dy="0.36em">${String(number)}</text>`
    return (
      `<a href="#note-${String(number)}" id="place-${String(number)}">` +
      `<g class="casing">${outline}</g><g class="line">${outline}</g>${disc}</a>`
    )
  })
  return `<svg class="regions" viewBox="0 0 ${String(width)} ${String(height)}">${shapes.join('')}</svg>`
}

function px(value: number): string {
  return value.toFixed(2).replace(/\.?0+$/, '')
}
