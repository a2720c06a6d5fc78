import type { OpenArticle } from '#shared/contract/shapes.ts'
import type { Block } from '#shared/domain/block.ts'
import { codePointLength } from '#shared/lib/code-points.ts'
import { escapeHtml } from '#shared/markup/escape.ts'
import { formedMarkup } from '#shared/markup/form.ts'
import type { TextView } from '#shared/text/derive.ts'
import { plainForm } from '#shared/text/form.ts'
import { isParted } from '#shared/text/standing.ts'
import { articleMarkup } from '../html/blocks.ts'
import { noteAddresses } from '../html/parts.ts'
import { PictureSlots, type ReadAsset } from '../html/picture-slots.ts'
import { addressOf, Reading, type PicturesWay, type ShownPicture } from '../reading.ts'

export interface NinjsOptions {
  readonly view: TextView
  readonly pictures: PicturesWay
  readonly readAsset: ReadAsset
  readonly withPosition: boolean
  /** Milliseconds since 1970-01-01 UTC. */
  readonly now: number
}

const SCHEMA = 'http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json'
/** What stands in fields of its own, and not in the body. */
const FIELDS = ['kicker', 'headline', 'subheadline', 'byline', 'lead'] as const

/**
 * The article as a news item of IPTC's ninjs 3.1: headlines, byline, lead, the body as HTML with its pictures in their places,
 * and each picture as an associated item with its caption and credit.
 */
export function ninjsPieces(open: OpenArticle, options: NinjsOptions): Iterable<Uint8Array> {
  const slots = new PictureSlots()
  const text = JSON.stringify(ninjsOf(open, options, slots), undefined, 1)
  // The marks of pictures in the markup, which a text in JSON has written out.
  const page = `${text.replaceAll(/\\u0000(\d+)\\u0000/gu, '\u0000$1\u0000')}\n`
  return slots.pieces(page, options.readAsset)
}

function ninjsOf(open: OpenArticle, options: NinjsOptions, slots: PictureSlots): object {
  const reading = new Reading(open, options.view)
  const { article } = open
  const { blocks } = reading.review
  const fields = fieldsOf(blocks)
  const body = blocks.filter((block) => !fields.has(block))
  const said = (role: (typeof FIELDS)[number]): readonly string[] =>
    [...fields].filter((block) => block.role === role).map((block) => plainForm(reading.formed(block)))
  const html = bodyOf(body, reading, options, slots)
  const plain = body
    .map((block) => plainForm(reading.formed(block)))
    .filter((words) => words !== '')
    .join('\n\n')
  const [title] = said('headline')
  const byline = said('byline').join(', ') || article.byline
  return {
    uri: `urn:galley:article:${encodeURIComponent(article.id)}`,
    standard: { name: 'ninjs', version: '3.1', schema: SCHEMA },
    type: 'text',
    representationType: 'full',
    ...(article.language === 'und' ? {} : { language: article.language }),
    ...(isDay(article.publishedAt) ? { firstCreated: `${article.publishedAt}T00:00:00Z` } : {}),
    versionCreated: new Date(options.now).toISOString(),
    title: article.title,
    headlines: [
      ...(title === undefined ? [] : [{ role: 'main', contentType: 'text/plain', value: title }]),
      ...said('subheadline').map((value) => ({ role: 'subtitle', contentType: 'text/plain', value })),
      ...said('kicker').map((value) => ({ role: 'kicker', contentType: 'text/plain', value })),
    ],
    ...(byline === undefined || byline === '' ? {} : { by: byline }),
    ...(article.source === undefined ? {} : { infoSources: [{ name: article.source, role: 'source' }] }),
    descriptions: said('lead').map((value) => ({ role: 'summary', contentType: 'text/plain', value })),
    bodies: [{ role: 'main', contentType: 'text/html', charCount: codePointLength(plain), value: html }],
    associations: picturesOf(reading),
  }
}

/** The first of each, as far as it stands before the text. */
function fieldsOf(blocks: readonly Block[]): ReadonlySet<Block> {
  const fields = new Set<Block>()
  for (const block of blocks) {
    const role = FIELDS.find((each) => each === block.role)
    if (role === undefined) {
      if (block.role === 'paragraph') break
      continue
    }
    if (![...fields].some((each) => each.role === role)) fields.add(block)
  }
  return fields
}

function bodyOf(
  blocks: readonly Block[],
  reading: Reading,
  { pictures, withPosition, view }: NinjsOptions,
  slots: PictureSlots,
): string {
  const addresses = noteAddresses(reading.review.blocks)
  return articleMarkup(blocks, {
    text: (block) => formedMarkup(reading.formed(block), undefined, addresses),
    cards: () => '',
    picture: (block) => {
      const shown = reading.picture(block)
      if (shown === undefined) return ''
      const address = addressOf(shown, pictures, slots, withPosition)
      return `<img src="${address.startsWith('\u0000') ? address : escapeHtml(address)}" alt="${escapeHtml(block.alt ?? '')}">`
    },
    verdict: () => '',
    missing: '',
    isParted: (block) => view === 'clean' && isParted(block, reading.suggestionsOn(block)),
  })
}

/** Each picture as an item of its own, by the name under which it lies in the body or beside the file. */
function picturesOf(reading: Reading): readonly object[] {
  const { open, review } = reading
  return review.blocks.flatMap((block, index) => {
    const shown = block.role === 'figure' ? reading.picture(block) : undefined
    if (shown === undefined) return []
    const of = (role: Block['role']): readonly string[] =>
      review.blocks
        .filter(
          (each) =>
            each.role === role &&
            (each.figureId === block.id || (role === 'credit' && isUnder(review.blocks, index, each))),
        )
        .map((each) => plainForm(reading.formed(each)))
    const captions = of('caption').map((value) => ({ role: 'caption', contentType: 'text/plain', value }))
    const alt =
      block.alt === undefined || block.alt === '' ? [] : [{ role: 'alt', contentType: 'text/plain', value: block.alt }]
    const [credit] = of('credit')
    return [
      {
        name: shown.name,
        uri: `urn:galley:asset:${encodeURIComponent(open.article.id)}:${encodeURIComponent(shown.asset.id)}`,
        type: 'picture',
        ...(captions.length + alt.length === 0 ? {} : { descriptions: [...captions, ...alt] }),
        ...(credit === undefined ? {} : { by: credit }),
        renditions: [renditionOf(shown)],
      },
    ]
  })
}

function isUnder(blocks: readonly Block[], index: number, credit: Block): boolean {
  const at = blocks.indexOf(credit)
  return at > index && blocks.slice(index + 1, at).every(({ role }) => role === 'caption' || role === 'credit')
}

function renditionOf({ asset, name, mediaType }: ShownPicture): object {
  const hasSize = asset.width > 0 && asset.height > 0
  return {
    name: 'main',
    title: name,
    contentType: mediaType,
    ...(hasSize ? { width: asset.width, height: asset.height } : {}),
  }
}

function isDay(date: string | undefined): date is string {
  return date !== undefined && /^\d{4}-\d{2}-\d{2}$/u.test(date)
}
