import { codePointLength } from '../lib/code-points.ts'
import { ordinalsOf } from '../text/ordinals.ts'
import { captionLength } from './elements.ts'
import type { CaptionFault, ReadArticle } from './read-article.ts'
import { viewCaption, viewText } from './view.ts'

/** A shorter text says too little for a repetition to be a slip: 资料图片, 现场图. */
const SHORTEST = 5
/** A smaller picture is a rule or a logo, which may stand in many places. In pixels. */
const SMALLEST = 120

/** A text without punctuation, blanks and case: what of two texts must be the same to be one. */
export function bareText(text: string): string {
  return viewText(text)
    .text.toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

/** The story of a caption alone: no label, no credit. */
const story = (caption: string): string => bareText(viewCaption(caption).text)

const whole = (block: number, text: string): CaptionFault => ({ block, start: 0, end: codePointLength(text) })

/** Two captions with the same words; the second and later ones are marked. */
export function duplicateCaption({ article, captions }: ReadArticle): readonly CaptionFault[] {
  const first = new Map<string, number>()
  const counted = ordinalsOf(article.blocks, ({ figure }) => figure)
  return captions.flatMap(({ index }): CaptionFault[] => {
    const text = article.blocks[index]?.text ?? ''
    const words = story(text)
    const earlier = first.get(words)
    if (earlier === undefined) first.set(words, index)
    if (earlier === undefined || words.length < SHORTEST) return []
    return [{ ...whole(index, text), values: { number: counted[earlier]?.ordinal ?? 0 } }]
  })
}

/** The same bytes under two figures; the second and later ones are marked. */
export function pictureTwice({ article }: ReadArticle): readonly CaptionFault[] {
  const first = new Map<string, number>()
  const counted = ordinalsOf(article.blocks, ({ figure }) => figure)
  return article.blocks.flatMap((block, index): CaptionFault[] => {
    const asset = block.role === 'figure' && block.asset !== undefined ? article.assets[block.asset] : undefined
    if (asset === undefined) return []
    const { width = 0, height = 0 } = asset
    if (width > 0 && height > 0 && (width < SMALLEST || height < SMALLEST)) return []
    const earlier = first.get(asset.sha256)
    if (earlier === undefined) first.set(asset.sha256, index)
    if (earlier === undefined) return []
    const { ordinal = 0, caption } = counted[earlier] ?? {}
    const values: CaptionFault['values'] =
      caption === undefined ? { number: ordinal } : { number: caption, context: 'captioned' }
    return [{ block: index, start: 0, end: 0, values }]
  })
}

const HEADLINES = new Set(['headline', 'subheadline', 'kicker'])

/** A caption that says what its headline says, word for word, and nothing else. */
export function repeatsHeadline({ article, captions }: ReadArticle): readonly CaptionFault[] {
  const headlines = article.blocks.flatMap((block) => (HEADLINES.has(block.role) ? [bareText(block.text)] : []))
  return captions.flatMap(({ index }): CaptionFault[] => {
    const text = article.blocks[index]?.text ?? ''
    const words = story(text)
    const repeats = headlines.some(
      (headline) =>
        headline.length >= SHORTEST &&
        (words === headline ||
          (headline.includes(words) && words.length >= SHORTEST && words.length * 1.25 >= headline.length)),
    )
    return repeats ? [whole(index, text)] : []
  })
}

/** Longer than the preset allows, the credit aside. */
export function tooLong({ article, captions, preset }: ReadArticle): readonly CaptionFault[] {
  const limit = preset.maxLength
  if (limit === undefined) return []
  return captions.flatMap(({ index, facts }): CaptionFault[] => {
    const text = article.blocks[index]?.text ?? ''
    const count = captionLength(text, facts.view.credit)
    return count > limit ? [{ ...whole(index, text), values: { count, limit } }] : []
  })
}
