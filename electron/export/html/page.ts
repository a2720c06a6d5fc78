import type { OpenArticle } from '#shared/contract/shapes.ts'
import type { Locale } from '#shared/domain/settings.ts'
import type { TextView } from '#shared/text/derive.ts'
import { gatherReview, type Review } from '../review.ts'
import { articleMarkup } from './blocks.ts'
import { element, escapeHtml, isolated } from '#shared/markup/escape.ts'
import { captionTable, coverage, numberLedger, revisionSection } from './ledger.ts'
import { markedParts, readingParts } from './parts.ts'
import { pageFrame } from './page-frame.ts'
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
  const language = open.article.language
  const body = (isMarked ? markedBody : readingBody)(review, options, slots, words)
  const own = isolated(open.article.title)
  return pageFrame({
    lang: isMarked || language === 'und' ? options.locale : language,
    title: isMarked ? `${own} · ${words.t('title.marked')}` : own,
    style: pageStyle,
    meta: [
      '<meta name="viewport" content="width=device-width, initial-scale=1">',
      '<meta name="referrer" content="no-referrer">',
      '<meta name="generator" content="Galley">',
      ...detailsMeta(open),
    ],
    bodyClass: `${isMarked ? 'marked' : 'reading'} ${isLatin(open) ? 'latin' : 'han'}`,
    body: [body],
  })
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

export function isLatin(open: OpenArticle): boolean {
  return open.article.language === 'en' || open.article.language === 'und'
}

export function articleLang(open: OpenArticle): string | undefined {
  return open.article.language === 'und' ? undefined : open.article.language
}

/** Clean or original: the article and nothing else. */
function readingBody(review: Review, options: PageOptions, slots: PictureSlots, words: Words): string {
  const { open, blocks } = review
  return element(
    'main',
    { class: 'sheet' },
    element(
      'article',
      { lang: articleLang(open) },
      articleMarkup(blocks, readingParts(review, options.view, options, slots, words)),
    ),
  )
}

function markedBody(review: Review, options: PageOptions, slots: PictureSlots, words: Words): string {
  const { t } = words
  const { parts, leftLast, unplaced } = markedParts(review, options, slots, words)
  return [
    pageHead(review, options, words),
    element('main', { class: 'sheet' }, [
      element('div', { class: 'flow', lang: articleLang(review.open) }, [
        articleMarkup(review.blocks, parts),
        leftLast,
        element(
          'h2',
          { class: 'notes-title', lang: options.locale },
          escapeHtml(t(review.remarks.length === 0 ? 'noNotes' : 'notesTitle')),
        ),
      ]),
      unplaced,
      captionTable(review, words),
      numberLedger(review, words),
      revisionSection(review, words),
      element('p', { class: 'legend' }, escapeHtml(t('legend'))),
    ]),
  ].join('\n')
}

/** What this is, of what, by whom, and how far the review has come. */
export function pageHead(review: Review, options: Pick<PageOptions, 'now'>, words: Words): string {
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
