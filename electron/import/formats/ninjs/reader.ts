import type { ArticleFacts } from '#shared/structure/facts.ts'
import { normaliseDate } from '#shared/structure/dates.ts'
import { ImportFailure } from '../../process/failure.ts'
import { CensusTaker } from '../census-taker.ts'
import { readHtmlFragment } from '../html/read-fragment.ts'
import { LIMITS } from '../../process/limits.ts'
import type { FormatReader } from '../format-reader.ts'
import { relativeName } from '../picture-list.ts'
import type { PictureList } from '../picture-list.ts'
import type { RawBlock, RawDocument } from '../raw-document.ts'
import { readText } from '../text/reader.ts'
import { countItem } from './ninjs-census.ts'

type Json = Readonly<Record<string, unknown>>

export const read: FormatReader = ({ text, pictures }) => readNinjs(text, pictures)

/** A news item in IPTC's ninjs (1.x, 2.x and 3.x): headline, byline, body, and its pictures with their captions. */
function readNinjs(
  text: string,
  pictures: PictureList,
): Pick<RawDocument, 'blocks' | 'facts' | 'suggestions' | 'census'> {
  const item = parse(text)
  const isPicture = PICTURE_TYPES.has(textOf(item.type) ?? '')
  // What we wrote has a headline where its text has one; its title is a name by which it is known.
  const isOurs = textOf(item.uri)?.startsWith(OURS) === true
  const shown = isOurs ? pick(item, 'headlines', MAIN, false) : (pick(item, 'headlines', MAIN) ?? textOf(item.headline))
  const title = shown ?? textOf(item.title)
  const sub = pick(item, 'headlines', ['sub', 'subheadline', 'subtitle', 'deck'])
  const kicker = pick(item, 'headlines', ['kicker', 'overline'])
  const byline = bylineOf(item)
  const blocks: RawBlock[] = []
  if (kicker !== undefined) blocks.push({ text: plain(kicker), hint: { role: 'kicker', confidence: 1 } })
  if (title !== undefined && (!isOurs || shown !== undefined))
    blocks.push({ text: plain(title), hint: { role: 'headline', confidence: 1 }, level: 1 })
  if (sub !== undefined) blocks.push({ text: plain(sub), hint: { role: 'subheadline', confidence: 1 } })
  if (byline !== undefined) blocks.push({ text: byline, hint: { role: 'byline', confidence: 1 } })
  // What describes a picture is its caption, whatever it is called there.
  const lead = isPicture
    ? undefined
    : (pick(item, 'descriptions', ['summary', 'lead', 'standfirst', 'abstract', 'teaser']) ??
      textOf(item.description_text))
  if (lead !== undefined) blocks.push({ text: plain(lead), hint: { role: 'lead', confidence: 0.98 } })
  const taker = new CensusTaker()
  const language = textOf(item.language)
  const body = readBody(item, pictures, taker, { isOurs, ...(language === undefined ? {} : { language }) })
  const suggestions = body.suggestions.map((each) => ({ ...each, block: each.block + blocks.length }))
  addAll(blocks, body.blocks)
  addAll(blocks, readAssociations(item.associations, pictures, body))
  // A picture may come as an item of its own.
  if (isPicture) addAll(blocks, readAssociations([item], pictures, body))
  const date =
    textOf(item.firstcreated) ?? textOf(item.firstCreated) ?? textOf(item.versioncreated) ?? textOf(item.versionCreated)
  const publishedAt = date === undefined ? undefined : normaliseDate(date)
  const source = sourceOf(item)
  const facts: ArticleFacts = {
    ...(title === undefined ? {} : { title: plain(title) }),
    ...(byline === undefined ? {} : { byline: byline.replace(/^by\s+/iu, '') }),
    ...(source === undefined ? {} : { source }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
  }
  countItem(item, { taken: blocks, body: body.text }, taker)
  return { blocks, facts, suggestions, census: taker.census }
}

const MAIN = ['main', 'headline', 'title']
/** What the addresses of articles that we wrote begin with. */
const OURS = 'urn:galley:'
const PICTURE_TYPES = new Set(['picture', 'graphic', 'image', 'photo'])

/** One line, or several bylines, or names of people whose role is to have written. */
function bylineOf(item: Json): string | undefined {
  const lines = recordsOf(item.bylines).flatMap(
    (line) => textOf(line.byline) ?? textOf(line.value) ?? textOf(line.name) ?? [],
  )
  const written = recordsOf(item.people).filter(({ rel, role }) =>
    /author|byline|creator/iu.test(`${textOf(rel) ?? ''} ${textOf(role) ?? ''}`),
  )
  const names = written.flatMap((person) => textOf(person.name) ?? [])
  const line = textOf(item.by) ?? textOf(item.byline)
  if (line !== undefined) return line
  const all = lines.length > 0 ? lines : names
  return all.length === 0 ? undefined : [...new Set(all.map(plain))].join(', ')
}

function parse(text: string): Json {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Json
  } catch {
    // Falls through: what cannot be read is no item.
  }
  throw new ImportFailure('parse-failed', { detail: 'JSON' })
}

/** HTML before plain text: it knows its paragraphs. */
function readBody(
  item: Json,
  pictures: PictureList,
  taker: CensusTaker,
  options: { readonly isOurs: boolean; readonly language?: string },
): Pick<RawDocument, 'blocks' | 'suggestions'> & { readonly text: string } {
  const bodies = recordsOf(item.bodies)
  const html = bodies.find(
    (body) =>
      /html/iu.test(textOf(body.contentType) ?? textOf(body.contenttype) ?? '') ||
      /<(?:p|div|h[1-6])[\s>]/iu.test(textOf(body.value) ?? ''),
  )
  const markup = textOf(html?.value) ?? textOf(item.body_html) ?? textOf(item.body_xhtml)
  if (markup !== undefined) return { ...readHtmlFragment(markup, pictures, taker, options), text: markup }
  const text = textOf(bodies[0]?.value) ?? textOf(item.body_text) ?? ''
  taker.keep(text)
  return { blocks: readText(text), suggestions: [], text }
}

/**
 * Pictures of the item: named by a rendition of their own, which is only ever looked up beside the file. What the body shows
 * already, by its address or under the same caption, is the same picture.
 */
function readAssociations(
  value: unknown,
  pictures: PictureList,
  body: { readonly blocks: readonly RawBlock[]; readonly text: string },
): readonly RawBlock[] {
  const blocks: RawBlock[] = []
  const shown = new Set(body.blocks.filter(({ hint }) => hint?.role === 'caption').map(({ text }) => text.trim()))
  const entries = Array.isArray(value)
    ? recordsOf(value)
    : recordsOf(Object.values(typeof value === 'object' && value !== null ? value : {}))
  for (const entry of entries.slice(0, LIMITS.besideFiles)) {
    const type = textOf(entry.type)
    if (type !== undefined && !PICTURE_TYPES.has(type)) continue
    const addresses = recordsOf(
      Array.isArray(entry.renditions)
        ? entry.renditions
        : Object.values((entry.renditions as object | undefined) ?? {}),
    ).flatMap((rendition) => textOf(rendition.href) ?? [])
    // Only what lies beside the file can come along.
    const address = addresses.find((href) => relativeName(href) !== undefined) ?? addresses[0]
    const asset = address === undefined ? undefined : pictures.want(address)
    const alt =
      pick(entry, 'altTexts', ['alt'], true) ??
      pick(entry, 'descriptions', ['alt'], false) ??
      textOf(entry.altText) ??
      textOf(entry.alttext)
    const caption =
      pick(entry, 'descriptions', ['caption', 'drol:caption'], true) ??
      textOf(entry.description_caption) ??
      textOf(entry.description_text) ??
      textOf(entry.caption)
    const credit = creditOf(textOf(entry.creditline) ?? textOf(entry.creditLine), bylineOf(entry))
    if (asset === undefined && caption === undefined) continue
    const isShown = addresses.some((each) => body.text.includes(`"${each}"`)) || shown.has(plain(caption ?? ''))
    if (isShown) continue
    const figure =
      blocks.push({
        text: '',
        hint: { role: 'figure', confidence: 1 },
        ...(asset === undefined ? {} : { asset }),
        ...(alt === undefined ? {} : { alt }),
      }) - 1
    if (caption !== undefined) blocks.push({ text: plain(caption), hint: { role: 'caption', confidence: 1 }, figure })
    if (credit !== undefined) blocks.push({ text: credit, hint: { role: 'credit', confidence: 1 }, figure })
  }
  return blocks
}

/** Who took the picture, and whose it is: Ravi Sen/PA; once where the one names the other. */
function creditOf(line: string | undefined, byline: string | undefined): string | undefined {
  const maker = byline?.replace(/^by\s+/iu, '')
  if (line === undefined || maker === undefined) return line ?? maker
  return line.includes(maker) ? line : `${maker}/${line}`
}

function addAll(blocks: RawBlock[], more: readonly RawBlock[]): void {
  const base = blocks.length
  for (const block of more) blocks.push(block.figure === undefined ? block : { ...block, figure: block.figure + base })
}

/** Roles that say what no other line says: words for who does not see a picture are none that stand under it. */
const OF_ITS_OWN = new Set(['alt', 'alttext', 'alt-text'])

/**
 * The value of the entry whose role is one of `roles`, else of one that has no role; `isAny`: else of the first, whatever its role.
 * Roles may carry the prefix of a vocabulary (`drol:caption`).
 */
function pick(item: Json, list: string, roles: readonly string[], isAny = roles === MAIN): string | undefined {
  const entries = recordsOf(item[list]).filter(({ value }) => textOf(value) !== undefined)
  const roleOf = (entry: Json): string => (textOf(entry.role) ?? '').toLowerCase()
  const others = entries.filter((entry) => !OF_ITS_OWN.has(roleOf(entry)))
  const found =
    entries.find((entry) => roles.includes(roleOf(entry)) || roles.includes(roleOf(entry).replace(/^.*[:/]/u, ''))) ??
    (isAny ? (others.find((entry) => roleOf(entry) === '') ?? others[0]) : undefined)
  return textOf(found?.value)
}

function sourceOf(item: Json): string | undefined {
  const named = recordsOf(item.infoSources ?? item.infosource).flatMap((source) => textOf(source.name) ?? [])[0]
  return named ?? textOf(item.source) ?? textOf(item.copyrightholder)
}

function recordsOf(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter((entry): entry is Json => typeof entry === 'object' && entry !== null) : []
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}

/** Headlines of some agencies carry tags. */
function plain(text: string): string {
  return text.replace(/<[^<>]{1,200}>/gu, '').trim()
}
