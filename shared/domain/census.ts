import { z } from 'zod'

/**
 * Why characters of a file stand in no body of its article. `furniture`: what a site puts around it. `hidden`: not shown where
 * it came from. `form`: buttons, menus, fields. `embedded`: frames, objects, drawings of a page. `fallback`: for programs
 * without scripts, and templates of scripts. `tooltip`: shown only when pointed at, or in place of a picture.
 * `header-footer`: of printed pages. `chart`: charts and diagrams. `deleted`: put in and taken out again. `comment`: in the
 * source's own comments. `metadata`: about the article. `repeated`: said in the file a second time. `other-part`: another
 * article, or a part that nothing leads to. `unreadable`: bytes without a meaning. `unknown`: nobody knows why.
 */
export const LEFT_OUT_REASONS = [
  'unknown',
  'hidden',
  'header-footer',
  'chart',
  'deleted',
  'comment',
  'embedded',
  'fallback',
  'form',
  'tooltip',
  'other-part',
  'repeated',
  'metadata',
  'unreadable',
  'furniture',
] as const
export type LeftOutReason = (typeof LEFT_OUT_REASONS)[number]

const count = z.number().int().nonnegative()

export const leftOutSchema = z
  .object({
    reason: z.enum(LEFT_OUT_REASONS),
    characters: count,
    /** The first words of what was left out, on one line. */
    sample: z.string(),
  })
  .readonly()

/**
 * What an import saw of a file's text and what it kept, in characters as {@link countCharacters} counts them. `seen` is `kept`
 * and all that was left out: nothing vanishes without a reason. Kept are the body, notes and proposed words.
 */
export const censusSchema = z
  .object({
    seen: count,
    kept: count,
    leftOut: z.array(leftOutSchema).readonly(),
    /** How many tracked changes of format no suggestion carries: they are of font, size, colour, style. */
    otherFormats: count.optional(),
  })
  .readonly()

export type LeftOut = z.infer<typeof leftOutSchema>
export type Census = z.infer<typeof censusSchema>

const LOST = /[\uFFFD\u0000-\u0008\u000E-\u001F]/gu

/** Below this share of what its file holds, a body is likely not the article, or not all of it. */
const LEAST_KEPT = 0.1

/** Whether hardly anything of the file became the article. */
export function isMostlyLeftOut({ seen, kept }: Pick<Census, 'seen' | 'kept'>): boolean {
  return seen > 0 && kept < seen * LEAST_KEPT
}

/** Characters that can be read, as code points: no white space, no control or format character, nothing that was lost (U+FFFD). */
export function countCharacters(text: string): number {
  let characters = 0
  for (let index = 0; index < text.length; index += 1) if (isCounted(text.charCodeAt(index))) characters += 1
  return characters
}

/** What a text has lost: bytes that mean nothing (U+FFFD), and characters that no text has. They are seen, and cannot be read. */
export function countLost(text: string): number {
  return text.match(LOST)?.length ?? 0
}

/** The second half of a pair counts with its first. */
function isCounted(code: number): boolean {
  if (code < 0x7f) return code > 0x20
  if (code <= 0xad) return code > 0xa0 && code < 0xad
  if (code < 0x1680) return true
  if (code === 0x1680 || code === 0x3000 || code === 0xfeff || code === 0xfffd) return false
  if (code >= 0x2000 && code <= 0x206f) return !isSpaceOrFormat(code)
  return code < 0xdc00 || code > 0xdfff
}

/** Of the block General Punctuation. */
function isSpaceOrFormat(code: number): boolean {
  return code <= 0x200f || (code >= 0x2028 && code <= 0x202f) || code >= 0x205f
}
