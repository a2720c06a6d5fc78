import { assignSomeRoles } from '#shared/structure/assign-roles.ts'
import { DATE_LINE, findDate } from '#shared/structure/dates.ts'
import { foldText } from '#shared/structure/fold.ts'
import type { Role } from '#shared/domain/block.ts'
import { countCharacters } from '#shared/domain/census.ts'
import type { PictureList } from '../picture-list.ts'
import type { RawDocument } from '../raw-document.ts'
import { findArticle } from './article-extent.ts'
import { findBoxes } from './boxes.ts'
import { findCaptioned } from './captioned.ts'
import { withoutSiteNames } from '#shared/structure/title.ts'
import { findHeadline } from './headline.ts'
import type { Headline } from './headline.ts'
import { readNamedLines } from './named-lines.ts'
import { readPageFacts } from './page-facts.ts'
import { withSubheadline } from '../form/subheadline.ts'
import { findChanges } from './changes.ts'
import type { PageBlock } from './page-blocks.ts'
import { Fates, takePageCensus } from './page-census.ts'
import { BlockReader } from './read-blocks.ts'
import { revealBody } from './reveal.ts'
import { settleBlocks } from './settle-blocks.ts'
import { attribute, elementsOf, isElement, isWithin, parsePage, textOf } from './tree.ts'
import type { HtmlElement, HtmlParent } from './tree.ts'
import { readWechatFacts } from './wechat.ts'
import { takeWordComments } from './word-comments.ts'

/** Blocks next to the article that are looked at for its byline, date, source and editor line. */
const NEAR = 14
const NEAR_ROLES: readonly Role[] = ['subheadline', 'byline', 'editor-line', 'source', 'dateline', 'kicker', 'lead']
/** So many elements before and after the article are near it. */
const REACH = 400
const NO_PICTURES: Pick<PictureList, 'want'> = { want: () => undefined }
/** Length above which a line beside the article is something else. */
const NEAR_LENGTH = 200

/** Blocks, headline and head statements of a page. Pictures are named in `pictures`, to be fetched by the caller. */
export function readPage(
  html: string,
  pictures: PictureList,
): Pick<RawDocument, 'blocks' | 'facts' | 'dates' | 'notes' | 'suggestions' | 'census' | 'declaredLanguage'> {
  const document = parsePage(html)
  const facts = readPageFacts(document)
  const body = findBody(document.childNodes.filter(isElement))
  if (body === undefined) {
    const { census } = takePageCensus(document, new Fates(), 'unknown')
    return { blocks: [], facts: {}, notes: [], suggestions: [], census }
  }
  const account = readWechatFacts(html)
  const comments = html.includes('msocom') ? takeWordComments(body) : undefined
  revealBody(body)
  // A page that we wrote to be read is all article, and its headline the one that it has.
  const isOurs = facts.generator === 'Galley' && /(?:^|\s)reading(?:\s|$)/u.test(attribute(body, 'class') ?? '')
  const headline = isOurs ? shownHeadline(body) : findHeadline(body, facts)
  const found = isOurs ? undefined : findArticle(body, facts.language, facts.pageTitle)
  const fates = new Fates()
  const boxes = found === undefined ? undefined : findBoxes(body, found)
  const captioned = findCaptioned(body, (element) => found?.has(element) ?? true)
  const article = boxes === undefined ? found : withElements(found, [...boxes.own, ...captioned])
  const reader = new BlockReader(pictures, {
    ...(article === undefined ? { keepsHidden: true } : { isKept: (element) => article.has(element) }),
    captioned,
    language: facts.language ?? attribute(body, 'lang'),
    ...(/<(?:del|ins)[\s>]/iu.test(html) ? { changes: findChanges(body) } : {}),
    isOurs,
    hasComments: comments !== undefined && comments.size > 0,
    fates,
  })
  const kept = reader.readAll(body).map(withoutLoneItem)
  for (const box of boxes?.repeated ?? []) fates.setAll(box, 'repeated')
  const around = article === undefined ? undefined : withNeighbours(body, kept, article, headline)
  const blocks = around?.blocks ?? [...kept]
  // Who is named after the headline is the site itself.
  const tail = (facts.pageTitle ?? '').slice(withoutSiteNames(facts.pageTitle ?? '').length)
  const source = account.source ?? around?.named.source ?? facts.source
  const isSite = (name: string): boolean => isHan(name) && (tail.includes(name) || name === source)
  const author = around?.named.byline ?? facts.authors.find((name) => !isSite(name)) ?? account.author
  const dates = [...facts.dates, ...(account.publishedAt === undefined ? [] : [account.publishedAt])]
  const headed = withHeadline(
    blocks.map((block) => (block.text === account.source ? withoutAccount(block) : block)),
    headline,
    article === undefined,
  )
  // A site names what stands under its headlines; in a page that somebody wrote only its place tells.
  const settled = settleBlocks(article === undefined && !isOurs ? withSubheadline(headed) : headed, comments)
  const taker = takePageCensus(body, fates, article === undefined ? 'unknown' : 'furniture')
  for (const { body: words } of comments?.values() ?? []) taker.keep(words)
  // Lines from beside the article, and a headline from there, were read apart; one that only the head says is no word of the body.
  const isStated = headed.length > blocks.length && headline?.element === undefined
  const taken = isStated ? blocks : headed
  const read = new Set(kept.map(({ text }) => text))
  const lines = taken.flatMap(({ text }) => (read.has(text) ? [] : [text]))
  taker.takeBack('furniture', wordsIn(taken) - wordsIn(kept), lines)
  if (isStated) taker.keep(headline?.text ?? '')
  else if (!isSaid(facts.pageTitle ?? '', headline?.text)) taker.leave('metadata', facts.pageTitle ?? '')
  const language = facts.language ?? attribute(body, 'lang')
  return {
    ...settled,
    // English is what many programs put in unasked: of that the letters alone tell.
    ...(language === undefined || /^en\b/iu.test(language) ? {} : { declaredLanguage: language }),
    census: taker.census,
    facts: {
      ...titleOf(headline, isOurs ? facts.pageTitle : undefined),
      ...(author === undefined ? {} : { byline: author }),
      ...(source === undefined ? {} : { source }),
      ...(dates[0] === undefined ? {} : { publishedAt: dates[0] }),
    },
    dates: [...dates, ...reader.hidden],
  }
}

function shownHeadline(body: HtmlElement): Headline | undefined {
  const element = elementsOf(body).find(({ tagName }) => tagName === 'h1')
  return element === undefined ? undefined : { text: textOf(element), element }
}

/** What an article without a headline is called may stand in the head of its page. */
function titleOf(headline: Headline | undefined, name: string | undefined): { readonly title?: string } {
  const title = headline?.text ?? name
  return title === undefined ? {} : { title }
}

/** The account's name under the headline of a WeChat page is its source, and no line of the article. */
function withoutAccount(block: PageBlock): PageBlock {
  return block.hint === undefined ? { ...block, hint: { role: 'furniture', confidence: 1 } } : block
}

/** Whether the page's title says the headline, with or without the site's name. */
function isSaid(title: string, headline: string | undefined): boolean {
  return headline !== undefined && wordsOf(title).includes(wordsOf(headline))
}

/** The article with all that is in some of its page's elements. */
function withElements(
  article: ReadonlySet<HtmlElement> | undefined,
  more: readonly HtmlElement[],
): ReadonlySet<HtmlElement> | undefined {
  if (article === undefined || more.length === 0) return article
  return new Set([...article, ...more.flatMap((element) => [element, ...elementsOf(element)])])
}

function wordsIn(blocks: readonly PageBlock[]): number {
  return blocks.reduce((sum, { text }) => sum + countCharacters(text), 0)
}

function findBody(roots: readonly HtmlElement[]): HtmlElement | undefined {
  for (const root of roots) {
    const body = root.childNodes.find((child): child is HtmlElement => isElement(child) && child.tagName === 'body')
    if (body !== undefined) return body
  }
  return undefined
}

/** Adds the lines around the article that are its own, though they stand outside of what holds it. */
function withNeighbours(
  body: HtmlElement,
  kept: readonly PageBlock[],
  article: ReadonlySet<HtmlElement>,
  headline: Headline | undefined,
): { readonly blocks: PageBlock[]; readonly named: ReturnType<typeof readNamedLines> } {
  const elements = elementsOf(body)
  const order = new Map(elements.map((element, index) => [element, index] as const))
  const places = kept.flatMap((block) => (block.element === undefined ? [] : [order.get(block.element) ?? 0]))
  const first = places[0] ?? 0
  const last = Math.max(0, ...places)
  const title = headline?.element === undefined ? undefined : order.get(headline.element)
  const start = title ?? first - REACH
  // Elements that lie near the article, or hold one that does: nothing else is looked at.
  const near = new Set<HtmlParent>()
  for (const range of [elements.slice(Math.max(0, start), first + 1), elements.slice(last, last + REACH)]) {
    for (const element of range) {
      for (
        let at: HtmlParent | null = element;
        at !== null && !near.has(at);
        at = 'parentNode' in at ? at.parentNode : null
      )
        near.add(at)
    }
  }
  // Pictures outside of the article are none of its own: they are read into a list that is thrown away.
  const others = new BlockReader(NO_PICTURES, {
    isKept: (element) => !article.has(element),
    isVisited: (element) => near.has(element),
    parting: 'all',
  }).readAll(body)
  const isHeadline = ({ element }: PageBlock): boolean =>
    element !== undefined && headline?.element !== undefined && isWithin(element, [headline.element])
  const isNear = (block: PageBlock): boolean =>
    block.text !== '' &&
    !isHeadline(block) &&
    block.text.length <= NEAR_LENGTH &&
    block.element !== undefined &&
    (block.linkShare < 0.6 || block.text.length < 40)
  const before = others
    .filter((block) => isNear(block) && isBetween(order, block, start, first))
    .map(withoutList)
    .slice(title === undefined ? -NEAR : 0)
    .slice(0, NEAR)
    .map((block, index) => (title !== undefined && index === 0 ? asSubheadline(block) : block))
  const after = others.filter((block) => isNear(block) && isBetween(order, block, last, Infinity)).slice(0, NEAR)
  const all = [...before, ...kept, ...after]
  const isOwn = (index: number): boolean => index >= before.length && index < before.length + kept.length
  const roles = assignSomeRoles(
    all.map(({ element: _element, ...block }) => block),
    (index) => !isOwn(index),
  )
  const isTaken = (block: PageBlock, index: number): boolean => {
    const role = roles[index]?.role ?? 'furniture'
    // Days behind the text are those of other articles, unless they are called the publication's own.
    if (role === 'dateline' && index >= before.length && findDate(foldText(block.text))?.isLabelled !== true)
      return false
    // Over a headline a word tells the kind of the piece; under it, only its markup can say so.
    if ((role === 'kicker' || role === 'subheadline') && block.hint?.role !== role) return false
    // Counters beside a date make a line furniture, and yet it tells when the article was published.
    return NEAR_ROLES.includes(role) || (role === 'furniture' && index < before.length && hasDay(block))
  }
  const shift = before.filter(isTaken).length
  const blocks = all.flatMap((block, index) => {
    if (isOwn(index)) return [block.figure === undefined ? block : { ...block, figure: block.figure + shift }]
    return isTaken(block, index) ? [block] : []
  })
  return { blocks, named: readNamedLines(elements.slice(Math.max(0, start + 1), first)) }
}

const CALLED_SUBHEADLINE = /(?:^|[\s_-])sub-?(?:title|head(?:line|ing)?)(?=[\s_-]|$)/iu

/** A heading right under the headline that is called its second one, or says a whole sentence; others name a section of the site. */
function asSubheadline(block: PageBlock): PageBlock {
  if (block.hint?.role !== 'section-heading' || block.element === undefined) return block
  const isCalled = CALLED_SUBHEADLINE.test(attribute(block.element, 'class') ?? '')
  if (!isCalled && !/[.。!！]$/u.test(block.text)) return block
  const { level: _level, ...rest } = block
  return { ...rest, hint: { role: 'subheadline', confidence: 0.97 } }
}

/** Sites put the line under a headline into a list; what tells a date is no item of one. */
function withoutList(block: PageBlock): PageBlock {
  if (block.hint?.role !== 'list-item' || !hasDay(block)) return block
  const { hint: _hint, ...rest } = block
  return rest
}

/** A list of one day alone is a line that tells the day. */
function withoutLoneItem(block: PageBlock, index: number, all: readonly PageBlock[]): PageBlock {
  const isItem = (one: PageBlock | undefined): boolean => one?.hint?.role === 'list-item'
  if (!isItem(block) || isItem(all[index - 1]) || isItem(all[index + 1])) return block
  return DATE_LINE.test(foldText(block.text)) ? withoutList(block) : block
}

function isHan(text: string): boolean {
  return /\p{Script=Han}/u.test(text)
}

function hasDay({ text }: PageBlock): boolean {
  return text.length <= 120 && /\d{4}/u.test(text) && (findDate(foldText(text))?.iso.length ?? 0) >= 10
}

function isBetween(order: ReadonlyMap<HtmlElement, number>, block: PageBlock, start: number, end: number): boolean {
  const place = block.element === undefined ? undefined : order.get(block.element)
  return place !== undefined && place > start && place < end
}

/** Marks the block that is the headline, or puts it first where the article does not hold it. */
function withHeadline(
  blocks: readonly PageBlock[],
  headline: Headline | undefined,
  isWhole: boolean,
): readonly PageBlock[] {
  if (headline === undefined) return blocks
  const hint = { role: 'headline', confidence: 0.98 } as const
  const wanted = wordsOf(headline.text)
  const isIt = ({ text, element, hint: own }: PageBlock): boolean => {
    const words = wordsOf(text)
    const isOwn =
      element === headline.element ||
      own?.role === 'section-heading' ||
      (headline.element === undefined && own === undefined && words === wanted)
    // A label (原创) may stand before it in the same heading.
    return isOwn && (words === wanted || (words.endsWith(wanted) && words.length <= wanted.length + LABEL_LENGTH))
  }
  const index = blocks.findIndex(isIt)
  if (index >= 0)
    return blocks.map((block, at) => (at === index ? { ...block, hint } : at < index ? withoutSite(block) : block))
  // A page that is all article shows its headline, or has none: what only its head says is not its text.
  if (isWhole && headline.element === undefined) return blocks
  const text = headline.element === undefined ? headline.text : textOf(headline.element)
  const shifted = blocks.map((block) => (block.figure === undefined ? block : { ...block, figure: block.figure + 1 }))
  return [{ text, hint, level: 1, element: headline.element, linkShare: 0 }, ...shifted]
}

/** A heading of the first level over the headline is the site's name, a line of nothing but links its way around. */
function withoutSite(block: PageBlock): PageBlock {
  const isName = block.hint?.role === 'section-heading' && block.level === 1
  const isWay = block.hint?.role !== 'figure' && block.linkShare > 0.8 && block.text.length <= 120
  return isName || isWay ? { ...block, hint: { role: 'furniture', confidence: 1 } } : block
}

/** Characters that a label before a headline has at most. */
const LABEL_LENGTH = 6

function wordsOf(text: string): string {
  return text.replace(/[\s“”‘’「」『』]+/gu, '')
}
