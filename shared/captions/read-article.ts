import { startWatch, type Watch } from '../lib/watch.ts'
import type { Agreement } from './agreement-kinds.ts'
import { agreementOf } from './agreement.ts'
import { readArticleText, type ArticleText } from './article-text.ts'
import { pictureOf, type CaptionedArticle, type RegionLink } from './article.ts'
import { creditLineOf, readCredit } from './credit.ts'
import { readCaption, type CaptionFacts } from './facts.ts'
import type { MetadataCheck } from './metadata-check.ts'
import { compareMetadata } from './metadata.ts'
import { checkOrder, type OrderCheck } from './order.ts'
import type { CaptionPreset } from './presets.ts'
import type { Span } from './view.ts'

/** One caption read, with what stands beside it. */
export interface ReadCaption {
  /** Index of its block. */
  readonly index: number
  readonly facts: CaptionFacts
  readonly creditLine: string | undefined
  readonly agreement: readonly Agreement[]
  readonly metadata: readonly MetadataCheck[]
  readonly order: readonly OrderCheck[]
}

/** What every rule gets: the article, and its captions read once. */
export interface ReadArticle {
  readonly article: CaptionedArticle
  readonly captions: readonly ReadCaption[]
  readonly preset: CaptionPreset
}

/** One place that a rule speaks of; code points of the block's text. */
export interface CaptionFault extends Span {
  readonly block: number
  readonly values?: Readonly<Record<string, string | number>>
}

/** Reads every caption of an article once, for all checks. `hasNumbers` false leaves out the comparison of numbers. */
export function readCaptions(
  article: CaptionedArticle,
  hasNumbers: boolean,
  watch: Watch = startWatch(),
): readonly ReadCaption[] {
  const captions = article.blocks.flatMap((block, index) => (block.role === 'caption' ? [index] : []))
  if (captions.length === 0) return []
  const text = readArticleText(article, hasNumbers)
  const links = Map.groupBy(article.links ?? [], (link) => link.block)
  return captions.flatMap((index) => {
    if (watch.isOver()) {
      watch.blocks.add(index)
      return []
    }
    return [readOne(article, index, text, links.get(index) ?? [])]
  })
}

function readOne(
  article: CaptionedArticle,
  index: number,
  text: ArticleText,
  links: readonly RegionLink[],
): ReadCaption {
  const facts = readCaption(article.blocks[index]?.text ?? '', article.publishedAt, text.scan)
  const creditLine = creditLineOf(article.blocks, index)
  const inLine = creditLine === undefined ? undefined : readCredit(creditLine)
  return {
    index,
    facts,
    creditLine,
    agreement: agreementOf(facts, index, text),
    metadata: compareMetadata(facts, pictureOf(article, index)?.metadata, {
      publishedAt: article.publishedAt,
      credit: inLine ?? facts.view.credit,
      isCreditInCaption: inLine === undefined,
    }),
    order: checkOrder(facts, links),
  }
}
