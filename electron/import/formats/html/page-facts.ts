import { DATE_LINE, normaliseDate } from '#shared/structure/dates.ts'
import { cleanName } from '#shared/structure/facts.ts'
import { foldText } from '#shared/structure/fold.ts'
import { attribute, elementsOf, textOf } from './tree.ts'
import type { HtmlElement, HtmlParent } from './tree.ts'

/** What a page's head states. */
export interface PageFacts {
  /** Statements of the headline, the likeliest first, tails of the site's name still on. */
  readonly titles: readonly string[]
  readonly pageTitle: string | undefined
  readonly dates: readonly string[]
  readonly authors: readonly string[]
  readonly source: string | undefined
  readonly language: string | undefined
  /** What the site calls itself. */
  readonly siteNames: readonly string[]
  /** The program that wrote the page. */
  readonly generator: string | undefined
}

const TITLES = ['og:title', 'twitter:title', 'dc.title', 'articletitle', 'title']
const DATES = [
  'article:published_time',
  'article:published',
  'og:published_time',
  'datepublished',
  'publishdate',
  'pubdate',
  'publish_date',
  'publication_date',
  'parsely-pub-date',
  'sailthru.date',
  'dc.date',
  'dc.date.issued',
  'dcterms.created',
  'date',
  'weibo:article:create_at',
  'og:release_date',
  'ptime',
  'firstpublishedtime',
  'apub:time',
]
const AUTHORS = [
  'author',
  'article:author',
  'dc.creator',
  'byl',
  'parsely-author',
  'sailthru.author',
  'og:article:author',
]
const SITES = ['og:site_name', 'application-name', 'apple-mobile-web-app-title']
const SOURCES = ['source', 'mediaid', 'article:source', 'contentsource']

const DATE_CLASS = /(?:^|[\s_-])(?:date|time|riqi|shijian|pubtime|pubdate)(?=[\s_-]|$)/iu
const BYLINE_CLASS = /(?:^|\s)(?:byline(?:__?(?:name|author))?|author-name|p-author|c-byline__author)(?:\s|$)/iu
/** Where pages of WeChat accounts name who wrote. */
const WECHAT_AUTHOR = /^js_author_name/u

/** What stands in the author's place and is nobody's name: addresses, numbers of an office, a template's own words. */
const NO_NAME =
  /^https?:|@|^[\w-]+\.(?:com|cn|net|org)$|^[\d\s-]+$|^(?:未知|佚名|无|admin(?:istrator)?|root|author|unknown|undefined|null|editor|webmaster|user|microsoft office user|windows 用户|微软用户|taboola|outbrain|revcontent|推广|广告|sponsored|guest)$/iu
const SOURCE_LABEL = /^\s*(?:稿件|文章|信息|新闻)?(?:来源|來源|稿源|Source)\s*[:：]\s*/iu

/** Reads `<title>`, `<meta>`, `<time>` and JSON-LD; nothing of them is trusted before the text's own words. */
export function readPageFacts(root: HtmlParent): PageFacts {
  const metas = new Map<string, string>()
  const linked: string[] = []
  let pageTitle: string | undefined
  let language: string | undefined
  const times: string[] = []
  const otherTimes: string[] = []
  /** By what holds them: names side by side are those of one line. */
  const shown = new Map<HtmlParent | null, readonly string[]>()
  const named: string[] = []
  for (const element of elementsOf(root)) {
    if (isAuthor(element)) shown.set(element.parentNode, [...(shown.get(element.parentNode) ?? []), textOf(element)])
    if (DATE_CLASS.test(attribute(element, 'class') ?? attribute(element, 'id') ?? '')) {
      const text = foldText(textOf(element))
      const date = text.length <= 40 && DATE_LINE.test(text) ? normaliseDate(text) : undefined
      if (date !== undefined) named.push(date)
    }
    if (element.tagName === 'html') language = attribute(element, 'lang') ?? language
    else if (element.tagName === 'title') pageTitle ??= rawText(element)
    else if (element.tagName === 'meta') addMeta(element, metas)
    else if (element.tagName === 'script' && /ld\+json/iu.test(attribute(element, 'type') ?? ''))
      linked.push(rawText(element) ?? '')
    else if (element.tagName === 'time') {
      const isNamed =
        attribute(element, 'pubdate') !== undefined ||
        /published/iu.test(`${attribute(element, 'itemprop') ?? ''} ${attribute(element, 'class') ?? ''}`)
      ;(isNamed ? times : otherTimes).push(attribute(element, 'datetime') ?? textOf(element))
    }
  }
  const ld = readLinkedData(linked)
  const pick = (names: readonly string[]): readonly string[] => names.flatMap((name) => metas.get(name) ?? [])
  return {
    titles: [...ld.titles, ...pick(TITLES)],
    pageTitle,
    // Of several times that are not called the publication nobody knows which one is; a single one is it.
    dates: [...ld.dates, ...pick(DATES), ...times, ...onlyOne(otherTimes), ...onlyOne(named)].flatMap(
      (date) => normaliseDate(date) ?? [],
    ),
    authors: [...ld.authors, ...[...shown.values()].flatMap(together), ...pick(AUTHORS)]
      .map((name) => cleanName(name.replace(/^(?:by|von|por|par)\s+/iu, '')))
      .filter((name) => name !== '' && !NO_NAME.test(name) && name.length < 120),
    source: pick(SOURCES).map((source) => cleanName(source.replace(SOURCE_LABEL, '')))[0],
    language,
    siteNames: [...pick(SITES), ...ld.sites],
    generator: metas.get('generator'),
  }
}

/** A statement that stands alone, however often; of several nobody knows which one is meant. */
function onlyOne(dates: readonly string[]): readonly string[] {
  return new Set(dates).size === 1 ? dates.slice(0, 1) : []
}

/** Markup that names the author: a link to the person, an item property, a byline's class. */
function isAuthor(element: HtmlElement): boolean {
  if (attribute(element, 'rel')?.toLowerCase() === 'author' || attribute(element, 'itemprop') === 'author')
    return element.tagName !== 'link' && element.tagName !== 'meta'
  const names = attribute(element, 'class') ?? ''
  // WeChat sets author and day alike, the day as `<em>`.
  if (element.tagName === 'span' && /(?:^|\s)rich_media_meta_text(?:\s|$)/u.test(names)) return true
  return BYLINE_CLASS.test(names) || WECHAT_AUTHOR.test(attribute(element, 'id') ?? '')
}

function addMeta(element: HtmlElement, metas: Map<string, string>): void {
  const content = attribute(element, 'content')?.trim()
  if (content === undefined || content === '') return
  // One statement may go by several names, each in a vocabulary of its own.
  for (const vocabulary of ['property', 'name', 'itemprop']) {
    const name = attribute(element, vocabulary)?.toLowerCase()
    if (name !== undefined && !metas.has(name)) metas.set(name, content)
  }
}

function rawText(element: HtmlElement): string | undefined {
  const text = element.childNodes
    .map((child) => ('value' in child ? child.value : ''))
    .join('')
    .replace(/\s+/gu, ' ')
    .trim()
  return text === '' ? undefined : text
}

interface LinkedData {
  readonly titles: string[]
  readonly dates: string[]
  readonly authors: string[]
  readonly sites: string[]
}

/** `NewsArticle` and the like of schema.org. */
function readLinkedData(texts: readonly string[]): LinkedData {
  const found: LinkedData = { titles: [], dates: [], authors: [], sites: [] }
  for (const text of texts) {
    if (text.length > 200_000) continue
    try {
      visit(JSON.parse(text), found, 0)
    } catch {
      // What a page's own data is worth when it is broken: nothing.
    }
  }
  return found
}

function visit(value: unknown, found: LinkedData, depth: number): void {
  if (depth > 6 || typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) {
    for (const item of value.slice(0, 100)) visit(item, found, depth + 1)
    return
  }
  const record = value as Readonly<Record<string, unknown>>
  if (/Article|Posting|Report/u.test(String(record['@type']))) {
    if (typeof record.headline === 'string') found.titles.push(record.headline)
    if (typeof record.datePublished === 'string') found.dates.push(record.datePublished)
    found.authors.push(...together([record.author].flat().flatMap((author) => nameOf(author) ?? [])))
    const site = nameOf(record.publisher)
    if (site !== undefined) found.sites.push(site)
  }
  if ('@graph' in record) visit(record['@graph'], found, depth + 1)
}

function nameOf(value: unknown): string | undefined {
  const name: unknown = typeof value === 'object' && value !== null && 'name' in value ? value.name : value
  return typeof name === 'string' ? name : undefined
}

/** Names of one line as one; a single one as it is. */
function together(names: readonly string[]): readonly string[] {
  const own = [...new Set(names.map((name) => name.trim()).filter((name) => name !== ''))]
  const isShort = own.every((name) => name.length <= 40)
  if (own.length < 2 || own.length > 12 || !isShort) return own
  return [own.join(own.some((name) => /\p{Script=Han}/u.test(name)) ? '、' : ', ')]
}
