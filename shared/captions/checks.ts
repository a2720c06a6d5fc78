import { agreementOf, readArticleText, type Agreement, type ArticleText } from './agreement.ts'
import { pictureOf, type CaptionedArticle } from './article.ts'
import { creditLineOf, readCredit } from './credit.ts'
import { elementsOf, type ElementCheck } from './elements.ts'
import { readCaption, type CaptionFacts } from './facts.ts'
import { compareMetadata, type MetadataCheck } from './metadata.ts'
import { checkOrder, type OrderCheck } from './order.ts'
import { presetFor, type CaptionPreset } from './presets.ts'

/** Everything that is checked of one caption. Positions are code points of its text. */
export interface CaptionChecks {
  /** Index of the caption's block. */
  readonly block: number
  /** Id of the preset. */
  readonly preset: string
  readonly elements: readonly ElementCheck[]
  /** Names, places, dates and numbers against headline and body. */
  readonly agreement: readonly Agreement[]
  /** The picture's own metadata against the caption; empty where there is none. */
  readonly metadata: readonly MetadataCheck[]
  /** Regions linked to words against what the words say of left and right. */
  readonly order: readonly OrderCheck[]
}

/** Which of the checks run, and by what. */
export interface CaptionCheckOptions {
  /** The preset; absent: the first for the article's language. */
  readonly preset?: CaptionPreset | undefined
  /** False leaves out the comparison of numbers, which costs most in a very long text. */
  readonly hasNumbers?: boolean | undefined
}

/** One caption read, with what stands beside it. */
export interface ReadCaption {
  readonly index: number
  readonly facts: CaptionFacts
  readonly creditLine: string | undefined
  readonly metadata: readonly MetadataCheck[]
  readonly order: readonly OrderCheck[]
  readonly agreement: readonly Agreement[]
}

/** The checks of every caption of an article, in reading order. */
export function captionChecks(article: CaptionedArticle, options: CaptionCheckOptions = {}): readonly CaptionChecks[] {
  const preset = options.preset ?? presetFor(article.language)
  return readCaptions(article, options.hasNumbers ?? true).map((caption) => checksOf(caption, article, preset))
}

function checksOf(caption: ReadCaption, article: CaptionedArticle, preset: CaptionPreset): CaptionChecks {
  const { index, facts, creditLine, agreement, metadata, order } = caption
  const figure = article.blocks[index]?.figure
  return {
    block: index,
    preset: preset.id,
    elements: elementsOf(facts, preset, {
      publishedAt: article.publishedAt,
      creditLine,
      figure: figure !== undefined && article.blocks[figure]?.role === 'table' ? 'table' : 'picture',
    }),
    agreement,
    metadata,
    order,
  }
}

/** Reads every caption of an article once, for all checks. */
export function readCaptions(article: CaptionedArticle, hasNumbers: boolean): readonly ReadCaption[] {
  const captions = article.blocks.flatMap((block, index) => (block.role === 'caption' ? [index] : []))
  if (captions.length === 0) return []
  const text = readArticleText(article, hasNumbers)
  return captions.map((index) => readOne(article, index, text))
}

function readOne(article: CaptionedArticle, index: number, text: ArticleText): ReadCaption {
  const facts = readCaption(article.blocks[index]?.text ?? '', article.publishedAt)
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
    order: checkOrder(
      facts,
      (article.links ?? []).filter((link) => link.block === index),
    ),
  }
}
