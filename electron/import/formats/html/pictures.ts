import { attribute } from './tree.ts'
import type { HtmlElement } from './tree.ts'

/** Attributes that hold the address of a picture which a page's script would load later. */
const LAZY = [
  'data-original',
  'data-src',
  'data-lazy-src',
  'data-actualsrc',
  'data-original-src',
  'data-url',
  'data-hi-res-src',
]
const DECORATION =
  /(?:^|[/_.-])(?:icon|icons|logo|spacer|blank|pixel|loading|avatar|emoji|qrcode|share|btn|button|arrow|bullet|1x1|transparent|tracking|beacon)(?=[/_.-]|\d|$)/iu
/** Pixels below which a picture is an ornament of the page. */
const SMALL = 40

/** Where the picture is to be had: the real address rather than the placeholder shown until a script ran. */
export function pictureAddress(element: HtmlElement): string | undefined {
  const src = attribute(element, 'src')?.trim()
  const isPlaceholder =
    src === undefined || src === '' || /^data:image\/(?:gif|svg\+xml)/iu.test(src) || DECORATION.test(src)
  if (!isPlaceholder) return src
  for (const name of LAZY) {
    const value = attribute(element, name)?.trim()
    if (value !== undefined && value !== '') return value
  }
  const first = attribute(element, 'srcset')?.trim().split(/\s+/u)[0]?.replace(/,$/u, '')
  return first !== undefined && first !== '' ? first : src === '' ? undefined : src
}

/** Icons, counters and spacers: small, or named for what they are. */
export function pictureIsDecoration(element: HtmlElement): boolean {
  const width = size(attribute(element, 'width'))
  const height = size(attribute(element, 'height'))
  if ((width !== undefined && width < SMALL) || (height !== undefined && height < SMALL)) return true
  const src = attribute(element, 'src') ?? ''
  if (src.startsWith('data:')) return false
  const name = src.replace(/[?#].*$/su, '')
  return (
    DECORATION.test(name.slice(name.lastIndexOf('/') + 1)) &&
    attribute(element, 'data-original') === undefined &&
    attribute(element, 'data-src') === undefined
  )
}

function size(value: string | undefined): number | undefined {
  const number = value === undefined ? Number.NaN : Number.parseFloat(value)
  return Number.isNaN(number) || value?.includes('%') === true ? undefined : number
}
