import type { Watch } from '../lib/watch.ts'
import type { Agreement } from './agreement-kinds.ts'
import type { CaptionedArticle } from './article.ts'
import { elementsOf, type ElementCheck } from './elements.ts'
import type { MetadataCheck } from './metadata-check.ts'
import type { OrderCheck } from './order.ts'
import { presetFor, type CaptionPreset } from './presets.ts'
import { readCaptions, type ReadCaption } from './read-article.ts'

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
  /** When its time is up, the captions that are left are left out, and noted in it. */
  readonly watch?: Watch | undefined
}

/** The checks of every caption of an article, in reading order. */
export function captionChecks(article: CaptionedArticle, options: CaptionCheckOptions = {}): readonly CaptionChecks[] {
  const preset = options.preset ?? presetFor(article.language)
  return readCaptions(article, options.hasNumbers ?? true, options.watch).map((caption) =>
    checksOf(caption, article, preset),
  )
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
