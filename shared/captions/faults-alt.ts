import { codePointLength } from '../lib/code-points.ts'
import { bareText } from './faults-text.ts'
import type { CaptionFault, ReadArticle } from './read-article.ts'
import { viewCaption } from './view.ts'

/** IPTC advises at most so many characters of alternative text. Code points. */
export const LONGEST_ALT = 250
/** A logo or a rule needs no words. In pixels. */
const SMALLEST = 120

/** The figures that show a picture of the article, with their alternative text. */
function pictures({ article }: ReadArticle): readonly { readonly index: number; readonly alt: string }[] {
  return article.blocks.flatMap((block, index) => {
    const asset = block.role === 'figure' && block.asset !== undefined ? article.assets[block.asset] : undefined
    if (asset === undefined) return []
    const { width = 0, height = 0 } = asset
    const isSmall = width > 0 && height > 0 && (width < SMALLEST || height < SMALLEST)
    return isSmall ? [] : [{ index, alt: (block.alt ?? '').trim() }]
  })
}

const at = (block: number, values?: CaptionFault['values']): CaptionFault =>
  values === undefined ? { block, start: 0, end: 0 } : { block, start: 0, end: 0, values }

/** A picture that readers who cannot see it hear nothing of. */
export function altMissing(read: ReadArticle): readonly CaptionFault[] {
  return pictures(read).flatMap(({ index, alt }) => (alt === '' ? [at(index)] : []))
}

/** Alternative text that repeats the caption: the caption is read out already. */
export function altAsCaption(read: ReadArticle): readonly CaptionFault[] {
  const { article, captions } = read
  const captionsOf = Map.groupBy(captions, (caption) => article.blocks[caption.index]?.figure)
  return pictures(read).flatMap(({ index, alt }) => {
    if (alt === '') return []
    const own = captionsOf.get(index) ?? []
    const isSame = own.some(({ index: caption }) => {
      const text = article.blocks[caption]?.text ?? ''
      return bareText(alt) === bareText(text) || bareText(alt) === bareText(viewCaption(text).text)
    })
    return isSame ? [at(index)] : []
  })
}

/** Alternative text that is longer than a listener can hold. */
export function altTooLong(read: ReadArticle): readonly CaptionFault[] {
  return pictures(read).flatMap(({ index, alt }) => {
    const count = codePointLength(alt)
    return count > LONGEST_ALT ? [at(index, { count, limit: LONGEST_ALT })] : []
  })
}
