import type { OpenArticle } from '#shared/contract/shapes.ts'
import type { Block } from '#shared/domain/block.ts'
import type { Locale } from '#shared/domain/settings.ts'
import type { TextView } from '#shared/text/derive.ts'
import { plainForm } from '#shared/text/form.ts'
import { isParted } from '#shared/text/standing.ts'
import { formedView } from './formed-view.ts'
import { createWords } from './html/words.ts'
import { gatherReview, groupBy } from './review.ts'

/**
 * The article as plain text: a paragraph a line, an empty line between paragraphs. In the clean text captions and credits
 * stand in brackets in the article's own language, which say what they are; to the words of the original nothing is added.
 */
export function plainText(open: OpenArticle, view: TextView): string {
  const { t } = createWords(languageOf(open))
  const shown = view === 'original' ? 'original' : 'clean'
  const isOriginal = shown === 'original'
  const suggestions = groupBy(open.suggestions, (each) => each.blockId)
  const repairs = groupBy(open.repairs, (each) => each.blockId)
  const text = (block: Block): string =>
    plainForm(formedView(block, shown, suggestions.get(block.id) ?? [], repairs.get(block.id) ?? []))
  const lines = gatherReview(open, shown).blocks.flatMap((block) => {
    if (block.role === 'figure')
      return block.alt === undefined || block.alt === '' ? [] : [t('textAlt', { text: block.alt })]
    const words = text(block).trim()
    if (words === '') return []
    if (!isOriginal && block.role === 'caption') return [isLabelled(words) ? words : t('textCaption', { text: words })]
    if (!isOriginal && block.role === 'credit') return [t('textCredit', { text: words })]
    return isParted(block, suggestions.get(block.id) ?? []) ? words.split(/\n+/u) : [words]
  })
  return lines.length === 0 ? '' : `${lines.join('\n\n')}\n`
}

/** A caption that already says what it is (图注：, Photo: …) needs no bracket. */
function isLabelled(text: string): boolean {
  return /^(?:[[(（〔【]|图注|圖註|图为|圖為|图片|圖片|图\s*\d|圖\s*\d|photo\b|caption\b|pictured\b)/iu.test(text)
}

function languageOf(open: OpenArticle): Locale {
  const { language } = open.article
  return language === 'zh-Hans' || language === 'zh-Hant' || language === 'en' ? language : 'en'
}
