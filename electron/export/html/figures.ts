import { drawnPicture, type Asset } from '#shared/domain/asset.ts'
import type { Block } from '#shared/domain/block.ts'
import { pictureWithoutPosition } from '../picture-without-position.ts'
import type { Remark } from '../review.ts'
import { element, escapeHtml } from './escape.ts'
import type { Words } from './words.ts'

export type ReadAsset = (sha256: string) => Uint8Array | undefined

/** The picture of a figure block with the regions that notes speak of, or a frame that says why there is none. */
export function picture(
  block: Block,
  asset: Asset | undefined,
  remarks: readonly Remark[],
  readAsset: ReadAsset,
  words: Words,
  withPosition: boolean,
): string {
  if (asset === undefined) return frame(words.t('missingPicture'))
  const drawn = drawnPicture(asset)
  if (drawn === undefined) return frame(words.t('unshownPicture', { type: asset.mediaType }))
  const bytes = readAsset(drawn.sha256)
  if (bytes === undefined) return frame(words.t('missingPicture'))
  const shown = withPosition ? bytes : pictureWithoutPosition(bytes, drawn.mediaType)
  const source = `data:${drawn.mediaType};base64,${Buffer.from(shown).toString('base64')}`
  const hasSize = asset.width * asset.height > 0
  const image = element(
    'img',
    {
      src: source,
      alt: block.alt ?? '',
      width: hasSize ? String(asset.width) : undefined,
      height: hasSize ? String(asset.height) : undefined,
    },
    '',
  ).replace('</img>', '')
  return `<div class="picture">${image}${overlay(asset, remarks)}</div>`
}

function frame(text: string): string {
  return element('div', { class: 'frame' }, element('span', {}, escapeHtml(text)))
}

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
        ? `<rect x="${px(region.x * width)}" y="${px(region.y * height)}" width="${px(region.width * width)}" height="${px(region.height * height)}"/>`
        : region.shape === 'polygon'
          ? `<polygon points="${region.points.map((point) => `${px(point.x * width)},${px(point.y * height)}`).join(' ')}"/>`
          : `<circle cx="${px(x * width)}" cy="${px(y * height)}" r="${px(radius * 1.5)}"/>`
    // The disc stays inside of the picture, also for a region at its edge.
    const cx = Math.min(width - radius, Math.max(radius, x * width))
    const cy = Math.min(height - radius, Math.max(radius, y * height))
    const disc =
      `<circle class="disc" cx="${px(cx)}" cy="${px(cy)}" r="${px(radius)}"/>` +
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
