import { isDefaultWords } from '#shared/text/default-words.ts'
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
  if (pictureIsSmall(element)) return true
  const src = attribute(element, 'src') ?? ''
  if (src.startsWith('data:')) return false
  const name = src.replace(/[?#].*$/su, '')
  return (
    DECORATION.test(name.slice(name.lastIndexOf('/') + 1)) &&
    attribute(element, 'data-original') === undefined &&
    attribute(element, 'data-src') === undefined
  )
}

/** Whether a picture is none of the article's: over a caption its size alone tells, and in what we wrote all are the article's. */
export function pictureIsLeft(
  element: HtmlElement,
  { captioned, isOurs = false }: { readonly captioned?: ReadonlySet<HtmlElement>; readonly isOurs?: boolean },
): boolean {
  if (isOurs) return false
  return captioned?.has(element) === true ? pictureIsSmall(element) : pictureIsDecoration(element)
}

/** Counters, spacers and signs by their size; one of no height but a width gets its height from a style. */
export function pictureIsSmall(element: HtmlElement): boolean {
  const sides = (['width', 'height'] as const).flatMap(
    (side) => size(attribute(element, side)) ?? styledSize(element, side) ?? [],
  )
  const told = sides.filter((side) => side > 0)
  return (told.length === 0 ? sides : told).some((side) => side < SMALL)
}

/** A size in pixels, points or widths of a letter, as a style gives it. */
function styledSize(element: HtmlElement, side: 'width' | 'height'): number | undefined {
  const style = attribute(element, 'style')
  if (style === undefined) return undefined
  const given = STYLED[side].exec(style)
  if (given === null) return undefined
  const unit = given[2]?.toLowerCase() ?? ''
  return Number(given[1]) * (unit.endsWith('m') ? EM_PX : unit === 'ex' ? EM_PX / 2 : 1)
}

const STYLED = {
  width: /(?:^|;)\s*width\s*:\s*([\d.]+)(px|pt|r?em|ex)\b/iu,
  height: /(?:^|;)\s*height\s*:\s*([\d.]+)(px|pt|r?em|ex)\b/iu,
}
const EM_PX = 16

function size(value: string | undefined): number | undefined {
  const number = value === undefined ? Number.NaN : Number.parseFloat(value)
  return Number.isNaN(number) || value?.includes('%') === true ? undefined : number
}

const SIGN_CLASS = /(?:^|[\s_-])(?:emoji|emoticon|smiley|smilie|gaiji|wp-smiley|face)(?=[\s_-]|$)/iu
/** A figure that a page shows as a picture: the weather's 23, a score. */
const FIGURE = /^[\d.,:%‰℃°+-]{1,8}$/u
/** Emoji, and how programs write theirs: [微笑]. */
const EMOJI =
  /^(?:\p{Extended_Pictographic}[\p{Extended_Pictographic}\p{Emoji_Modifier}\u200d\ufe0f]{0,12}|\p{Regional_Indicator}{2}|\[\p{L}{1,8}\])$/u
const CHARACTER = /^\p{Script=Han}$/u

/** The sign that a small picture within a line stands for: an emoji, a rare character; undefined for any other picture. */
export function signOfPicture(element: HtmlElement): string | undefined {
  const alt = attribute(element, 'alt')?.trim() ?? ''
  if (alt === '' || alt.length > 30) return undefined
  if (SIGN_CLASS.test(attribute(element, 'class') ?? '')) return alt
  return EMOJI.test(alt) || ((CHARACTER.test(alt) || FIGURE.test(alt)) && pictureIsDecoration(element))
    ? alt
    : undefined
}

/** Words that say what an icon is for, and none of the sentence. */
const OF_PAGE = /icon|logo|arrow|bullet|share|photo|image|picture|avatar|divider|spacer|图标|头像|图片|箭头|分享/iu

const MOST_BESIDE = 200

/** Words for which a small picture stands within a sentence, text before it and behind: rated [five stars] by. */
export function wordsOfPicture(element: HtmlElement): string | undefined {
  const alt = attribute(element, 'alt')?.replace(/\s+/gu, ' ').trim() ?? ''
  if (alt === '' || alt.length > 30 || OF_PAGE.test(alt) || isDefaultWords(alt)) return undefined
  if (!/^[\p{L}\p{N}][\p{L}\p{N} ,.’'-]*$/u.test(alt) || !pictureIsDecoration(element)) return undefined
  const siblings = element.parentNode?.childNodes ?? []
  // A paragraph of hundreds of icons is no sentence, and is not walked for each of them.
  if (siblings.length > MOST_BESIDE) return undefined
  const at = siblings.findIndex((one) => one === element)
  const [before, after] = [siblings[at - 1], siblings[at + 1]].map((one) =>
    one !== undefined && 'value' in one && one.nodeName === '#text' ? one.value : '',
  )
  return /[\p{L}\p{N},]\s*$/u.test(before ?? '') && /^\s*[\p{L}\p{N}]/u.test(after ?? '') ? alt : undefined
}
