import type { OpenArticle } from '#shared/contract/shapes.ts'
import { paperSizeOf, type Paper } from '#shared/domain/paper.ts'
import { element, escapeHtml, isolated } from '#shared/markup/escape.ts'
import { sliceCodePoints } from '#shared/lib/code-points.ts'
import { articleMarkup, articleStretches, type BlockParts } from '../html/blocks.ts'
import { captionTable, numberLedger, revisionSection } from '../html/ledger.ts'
import { articleLang, isLatin, pageHead, type PageOptions } from '../html/page.ts'
import { pageFrame } from '../html/page-frame.ts'
import { markedParts, readingParts } from '../html/parts.ts'
import { PictureSlots } from '../html/picture-slots.ts'
import { createWords, type Words } from '../html/words.ts'
import { gatherReview, groupBy, type Remark, type Review } from '../review.ts'
import type { ArticleHistory } from '../report/report-context.ts'
import { markLegend } from './marks/mark-legend.ts'
import { markStyle } from './marks/mark-style.ts'
import { proofMarks, type ProofMarks } from './marks/proof-hand.ts'
import { paperStyle } from './paper-style.ts'

export interface PaperOptions extends PageOptions {
  readonly paper: Paper
  /** It is the report of a review, and no text of an article. */
  readonly isReport?: boolean
  /** At which stage the article was when: the marks of each pass have a colour of their own. */
  readonly stages?: ArticleHistory['stages']
}

/**
 * A stretch of the text with so many cards in its margin ends there, and the next begins below them: the cards of a long
 * review stay near their words, and Chromium, which holds every float of a stretch against all the others, is done in a
 * fraction of the time.
 */
const MOST_CARDS = 40

/** So much of a headline stands at the head of each page. */
const HEAD_LENGTH = 34

/**
 * The page that Chromium makes a PDF of: like the HTML that is exported it runs nothing and fetches nothing but the app's
 * own faces, which lie beside it (`fonts.css`). In pieces, a picture read when its piece is taken.
 */
export function paperPieces(open: OpenArticle, options: PaperOptions): Iterable<Uint8Array> {
  const slots = new PictureSlots()
  return slots.pieces(paperPage(open, options, slots), options.readAsset)
}

function paperPage(open: OpenArticle, options: PaperOptions, slots: PictureSlots): string {
  const words = createWords(options.locale)
  const review = gatherReview(open, options.view)
  const isMarked = options.view === 'marked'
  if (isMarked) {
    const isBeside = options.paper.notes === 'margin'
    const marks = options.paper.proofMarks ? proofMarks(review, options.stages ?? [], isBeside, words) : undefined
    const body = markedSheet(review, { ...options, marks }, slots, words)
    return framed(open, options, words, body, marks === undefined ? 'marked' : 'marked proof-marks', marks?.style)
  }
  const body = readingSheet(review, options, slots, words)
  return framed(open, options, words, body, options.isReport === true ? 'report reading' : 'reading')
}

/** A page around what stands on it. */
function framed(
  open: OpenArticle,
  options: PaperOptions,
  words: Words,
  body: string,
  kind: string,
  moreStyle?: string,
): string {
  const { paper, locale, view } = options
  const isMarked = view === 'marked'
  const head = runningHead(open, options, words)
  const look = { ...paper, size: paperSizeOf(paper, locale), head, locale }
  const style = paperStyle(look) + (moreStyle === undefined ? '' : markStyle + moreStyle)
  const title = isolated(open.article.title)
  const language = open.article.language
  return pageFrame({
    lang: isMarked || language === 'und' ? locale : language,
    title: isMarked ? `${title} · ${words.t('title.marked')}` : title,
    style,
    alsoFrom: 'app: file:',
    links: ['<link rel="stylesheet" href="fonts.css">'],
    bodyClass: `${kind} ${isLatin(open) ? 'latin' : 'han'}`,
    body: [
      body,
      // The edges of a page are laid out only when it is printed: their faces must be there by then.
      element('div', { class: 'faces', lang: locale, 'aria-hidden': 'true' }, [
        element('b', {}, escapeHtml(head.left)),
        escapeHtml(`${head.right} 0123456789/`),
      ]),
    ],
  })
}

/** What stands at the head of every page: which article, which version of it, at which stage, read by whom, and when. */
function runningHead(
  { article, versions, notes, suggestions }: OpenArticle,
  { view, now, isReport = false }: PaperOptions,
  { t, translate, date }: Words,
): { readonly left: string; readonly right: string } {
  const title = sliceCodePoints(article.title, 0, HEAD_LENGTH)
  const at = versions.findIndex(({ id }) => id === article.currentVersionId)
  const readers = [...new Set([...notes, ...suggestions].map(({ author }) => author))]
  const [reader] = readers
  const parts = [
    at < 0 ? undefined : t('paper.version', { n: at + 1 }),
    view === 'marked' || isReport ? translate(`library.stage.${article.stage}`) : t(`title.${view}`),
    view !== 'marked' || reader === undefined
      ? undefined
      : readers.length === 1
        ? isolated(sliceCodePoints(reader, 0, 16))
        : t('paper.readers', { count: readers.length }),
    date(now),
  ]
  return {
    left: isolated(title === article.title ? title : `${title}…`),
    right: parts.filter((part) => part !== undefined).join(' · '),
  }
}

/** Clean or original: the article and nothing else. */
function readingSheet(review: Review, options: PaperOptions, slots: PictureSlots, words: Words): string {
  const parts = readingParts(review, options.view, options, slots, words)
  const inner = articleMarkup(review.blocks, parts)
  return element('main', { class: 'sheet' }, element('article', { lang: articleLang(review.open) }, inner))
}

function markedSheet(
  review: Review,
  { marks, ...options }: PaperOptions & { readonly marks: ProofMarks | undefined },
  slots: PictureSlots,
  words: Words,
): string {
  const { t } = words
  const isBeside = options.paper.notes === 'margin'
  const shown = { ...options, hand: marks, isTold: (remark: Remark) => isBeside && marks?.isTold(remark) === true }
  const { parts, cardOf, leftLast, unplaced } = markedParts(review, shown, slots, words)
  const own: BlockParts = isBeside ? parts : { ...parts, cards: () => '' }
  const placed = review.remarks.filter(({ blockId }) => blockId !== undefined)
  const atEnd = isBeside
    ? ''
    : element('section', { class: 'notes-list' }, [
        element('h2', { class: 'notes-title' }, escapeHtml(t(placed.length === 0 ? 'noNotes' : 'notesTitle'))),
        ...placed.map(cardOf),
      ])
  return [
    pageHead(review, options, words),
    element('main', { class: 'sheet' }, [
      ...flows(review, own, isBeside).map((flow) =>
        element('div', { class: 'flow', lang: articleLang(review.open) }, flow),
      ),
      leftLast === '' ? '' : element('div', { class: 'flow', lang: articleLang(review.open) }, leftLast),
      atEnd,
      unplaced,
      captionTable(review, words),
      numberLedger(review, words),
      revisionSection(review, words),
      element('p', { class: 'legend' }, escapeHtml(t('legend'))),
      marks === undefined ? '' : markLegend(marks, words),
    ]),
  ].join('\n')
}

function flows(review: Review, parts: BlockParts, isBeside: boolean): readonly string[] {
  const beside = groupBy(isBeside ? review.remarks : [], ({ blockId }) => blockId)
  let cards = 0
  return articleStretches(review.blocks, parts, (drawn) => {
    cards += drawn.reduce((sum, { id }) => sum + (beside.get(id)?.length ?? 0), 0)
    const isFull = cards >= MOST_CARDS
    if (isFull) cards = 0
    return isFull
  })
}
