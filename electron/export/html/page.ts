import { createHash } from 'node:crypto'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import type { Block } from '#shared/domain/block.ts'
import type { Locale } from '#shared/domain/settings.ts'
import { wordsOfNumbers } from '#shared/numbers/number-words.ts'
import { cleanText, findOverlaps, type TextView } from '#shared/text/derive.ts'
import { openMoveOf } from '#shared/text/reading-order.ts'
import { isParted } from '#shared/text/standing.ts'
import { gatherReview, groupBy, leftBlocks, remarksByBlock, type Review } from '../review.ts'
import { formedView } from '../formed-view.ts'
import { articleMarkup, type BlockParts } from './blocks.ts'
import { card, type CardContext } from './cards.ts'
import { element, escapeHtml, escapeLines, isolated } from '#shared/markup/escape.ts'
import { frame, picture } from './figures.ts'
import { formedMarkup } from '#shared/markup/form.ts'
import { captionTable, coverage, numberLedger, revisionSection } from './ledger.ts'
import { markedText, reference } from './marks.ts'
import { PictureSlots, type ReadAsset } from './picture-slots.ts'
import { pageStyle } from './style.ts'
import { createWords, type Words } from './words.ts'

export interface PageOptions {
  readonly view: TextView
  readonly locale: Locale
  readonly readAsset: ReadAsset
  readonly withPosition?: boolean
  /** Milliseconds since 1970-01-01 UTC, printed as the time of the export. */
  readonly now: number
}

/**
 * One HTML file that needs nothing else: pictures and style inside, no script, no request, nothing run. It comes in
 * pieces, and a picture is read when its piece is taken.
 */
export function htmlPieces(open: OpenArticle, options: PageOptions): Iterable<Uint8Array> {
  const slots = new PictureSlots()
  return slots.pieces(htmlPage(open, options, slots), options.readAsset)
}

function htmlPage(open: OpenArticle, options: PageOptions, slots: PictureSlots): string {
  const words = createWords(options.locale)
  const review = gatherReview(open, options.view)
  const isMarked = options.view === 'marked'
  const style = pageStyle
  // Only this very style may apply, and only pictures that are in the file may show.
  const hash = createHash('sha256').update(style).digest('base64')
  const policy = `default-src 'none'; img-src data:; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`
  const language = open.article.language
  const body = (isMarked ? markedBody : readingBody)(review, options, slots, words)
  const own = isolated(open.article.title)
  const title = isMarked ? `${own} · ${words.t('title.marked')}` : own
  return [
    '<!doctype html>',
    `<html lang="${isMarked || language === 'und' ? options.locale : language}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    '<meta name="generator" content="Galley">',
    ...detailsMeta(open),
    element('title', {}, escapeHtml(title)),
    `<style>${style}</style>`,
    '</head>',
    `<body class="${isMarked ? 'marked' : 'reading'} ${isLatin(open) ? 'latin' : 'han'}">`,
    body,
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

/** Who wrote the article, where it comes from and when it was published, for whatever reads the page by machine. */
function detailsMeta({ article: { source, byline, publishedAt } }: OpenArticle): readonly string[] {
  const meta = (name: string, content: string | undefined): readonly string[] =>
    content === undefined ? [] : [`<meta ${name} content="${escapeHtml(content)}">`]
  return [
    ...meta('name="source"', source),
    ...meta('name="author"', byline),
    ...meta('property="article:published_time"', publishedAt),
  ]
}

function isLatin(open: OpenArticle): boolean {
  return open.article.language === 'en' || open.article.language === 'und'
}

function articleLang(open: OpenArticle): string | undefined {
  return open.article.language === 'und' ? undefined : open.article.language
}

/** Clean or original: the article and nothing else. */
function readingBody(
  review: Review,
  { view, withPosition = false }: PageOptions,
  slots: PictureSlots,
  words: Words,
): string {
  const { open } = review
  const suggestions = groupBy(open.suggestions, (each) => each.blockId)
  const repairs = groupBy(open.repairs, (each) => each.blockId)
  const parts: BlockParts = {
    text: (block) =>
      formedMarkup(
        formedView(
          block,
          view === 'clean' ? 'clean' : 'original',
          suggestions.get(block.id) ?? [],
          repairs.get(block.id) ?? [],
        ),
      ),
    cards: () => '',
    // A picture that is not there leaves no hole in a text to be read.
    picture: (block) => {
      const inPlace = { remarks: [], missing: '', afterFrame: '', withPosition }
      return picture(block, assetOf(open, block), inPlace, slots, words)
    },
    verdict: () => '',
    missing: '',
    isParted: (block) => view === 'clean' && isParted(block, suggestions.get(block.id) ?? []),
  }
  return element(
    'main',
    { class: 'sheet' },
    element('article', { lang: articleLang(open) }, articleMarkup(review.blocks, parts)),
  )
}

function markedBody(review: Review, options: PageOptions, slots: PictureSlots, words: Words): string {
  const { open } = review
  const { t } = words
  const context: CardContext = {
    words,
    conflicts: new Set(findOverlaps(open.suggestions).flatMap(({ first, second }) => [first.id, second.id])),
    wordsOf: wordsOfNumbers(open.blocks, open.suggestions),
    blocks: new Map(open.blocks.map((block) => [block.id, block])),
  }
  const covering = remarksByBlock(review)
  const beside = groupBy(review.remarks, (remark) => remark.blockId)
  const suggestions = groupBy(open.suggestions, (each) => each.blockId)
  const numbers = groupBy(open.numbers, (each) => (each.isStruck ? undefined : each.blockId))
  const left = leftBlocks(review)
  const leftBlock = (block: Block): string =>
    element(
      'p',
      { class: `${block.role} left` },
      element('del', {}, escapeLines(cleanText(block, suggestions.get(block.id) ?? []))),
    )
  const parts: BlockParts = {
    text: (block) =>
      markedText(block, {
        suggestions: suggestions.get(block.id) ?? [],
        numbers: numbers.get(block.id) ?? [],
        remarks: covering.get(block.id) ?? [],
        blockOrder: review.blockOrder,
      }),
    cards: (block) => (beside.get(block.id) ?? []).map((remark) => card(remark, context)).join(''),
    picture: (block) => {
      const remarks = beside.get(block.id) ?? []
      // Notes on a picture that is not shown still need a place to lead back to.
      const afterFrame = remarks.map(reference).join('')
      const missing = frame(t('missingPictureFile')) + afterFrame
      const { withPosition = false } = options
      return picture(block, assetOf(open, block), { remarks, missing, afterFrame, withPosition }, slots, words)
    },
    verdict: (block) => verdictMark(review, block, words),
    missing: frame(t('missingPicture')),
    left: (block) => (left.get(block.id) ?? []).map(leftBlock).join(''),
    isMoved: (block) => openMoveOf(block.id, suggestions.get(block.id) ?? []) !== undefined,
  }
  const unplaced = review.remarks.filter((remark) => remark.blockId === undefined)
  return [
    pageHead(review, options, words),
    element('main', { class: 'sheet' }, [
      element('div', { class: 'flow', lang: articleLang(open) }, [
        articleMarkup(review.blocks, parts),
        ...(left.get('') ?? []).map(leftBlock),
        element(
          'h2',
          { class: 'notes-title', lang: options.locale },
          escapeHtml(t(review.remarks.length === 0 ? 'noNotes' : 'notesTitle')),
        ),
      ]),
      unplaced.length === 0
        ? ''
        : element('section', { class: 'unplaced' }, [
            element('h2', {}, escapeHtml(t('unplacedTitle'))),
            element('p', { class: 'summary' }, escapeHtml(t('unplacedWhy'))),
            ...unplaced.map((remark) => card(remark, context)),
          ]),
      captionTable(review, words),
      numberLedger(review, words),
      revisionSection(review, words),
      element('p', { class: 'legend' }, escapeHtml(t('legend'))),
    ]),
  ].join('\n')
}

function verdictMark(review: Review, block: Block, { t }: Words): string {
  const verdict = review.open.verdicts.find((each) => each.blockId === block.id)
  if (verdict === undefined) return ''
  return ` ${element('span', { class: `verdict verdict-${verdict.state}` }, escapeHtml(t(`verdict.${verdict.state}`)))}`
}

function assetOf(open: OpenArticle, block: Block): OpenArticle['assets'][number] | undefined {
  return open.assets.find((asset) => asset.id === block.assetId)
}

/** What this is, of what, by whom, and how far the review has come. */
function pageHead(review: Review, options: PageOptions, words: Words): string {
  const { t } = words
  const { open } = review
  const { article } = open
  const version = open.versions.find((each) => each.id === article.currentVersionId)
  const names = new Set([
    ...open.notes.map((note) => note.author),
    ...open.replies.map((reply) => reply.author),
    ...open.suggestions.map((each) => each.author),
    ...open.verdicts.map((verdict) => verdict.by),
    ...open.numbers.flatMap((each) => (each.by === undefined ? [] : [each.by])),
  ])
  const facts = [
    [article.source, article.byline, article.publishedAt?.replace('T', ' ')]
      .flatMap((each) => (each === undefined ? [] : isolated(each)))
      .join(' '),
    version === undefined ? '' : t('version', { file: version.fileName }),
    names.size === 0 ? '' : t('reviewers', { names: [...names].map(isolated).join(t('listSeparator')) }),
    t('madeAt', { time: words.time(options.now) }),
  ].filter((each) => each !== '')
  return element('header', { class: 'page' }, [
    element('div', { class: 'what' }, [
      element('b', {}, escapeHtml(t('title.marked'))),
      element(
        'p',
        {},
        facts.map((fact) => element('span', {}, escapeHtml(fact))),
      ),
    ]),
    coverage(review, words),
  ])
}
