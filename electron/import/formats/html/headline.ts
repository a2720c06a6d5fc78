import {
  isSiteOrSection,
  plainTitle as plain,
  SECTION_NAME,
  SITE_NAME,
  titleParts,
  withoutLabel,
  withoutSiteNames,
} from '#shared/structure/title.ts'
import type { PageFacts } from './page-facts.ts'
import { ancestorsOf, attribute, elementsOf, isElement, textOf } from './tree.ts'
import type { HtmlElement, HtmlParent } from './tree.ts'
import { isHidden } from './style.ts'

const LOGO =
  /(?:^|[\s_-])(?:logo|brand|masthead|site-?(?:name|title)|channel|column|section-?(?:name|title)|category)(?=[\s_-]|\d|$)/iu

export interface Headline {
  readonly text: string
  /** The element that shows it; absent when only the head states it. */
  readonly element: HtmlElement | undefined
}

interface Heading {
  readonly element: HtmlElement
  readonly text: string
  readonly weight: number
  readonly isStated: boolean
}

/**
 * The headline as the page shows it: the heading that the head's titles contain, the longest one of them; a heading of
 * the first level that stands alone, where no title shares its words; else what the head states, without its tail of site names.
 * A title that is the name of the site, or a program's own, is none.
 */
export function findHeadline(root: HtmlParent, facts: PageFacts): Headline | undefined {
  const sites = facts.siteNames.map(plain)
  const isSite = (title: string): boolean => sites.includes(plain(title))
  const given = facts.titles.filter((title) => !isSite(title) && !DEFAULT.test(title))
  // A title for other sites that only repeats a site's name says nothing of the article.
  const own = given.filter((title) => title !== facts.pageTitle || !isNameOfSite(title, sites))
  const pageTitle = facts.pageTitle !== undefined && DEFAULT.test(facts.pageTitle) ? undefined : facts.pageTitle
  const titles = [...own, ...(pageTitle === undefined ? [] : [pageTitle])]
  const stated = [...titles, ...titles.map((title) => withoutSiteNames(title, facts.siteNames))]
    .filter((title) => !isSite(title))
    .map((title) => plain(withoutLabel(title)))
    .filter((title) => title.length > 1)
  const headings = headingsOf(root, stated).filter(({ element, text }) => !isSite(text) && !isLogo(element, text))
  if (own.length === 0 && pageTitle !== undefined && isNameOfSite(pageTitle, sites)) {
    const shown = headingBeside(root, headings, pageTitle)
    if (shown !== undefined) return shown
  }
  const main = titles.map((title) => plain(withoutSiteNames(title, facts.siteNames)))
  // “Weekly: Harbor notes — The Ledger”: the series of a letter stands before its headline.
  const isMain = headings.some(
    ({ text }) =>
      main.includes(plain(text)) || main.some((words) => words.endsWith(plain(text)) && isSeries(words, plain(text))),
  )
  // Where one heading is what the title says, one that is only its tail is the site's.
  const tails = isMain
    ? titles
        .flatMap(titleParts)
        .map(plain)
        .filter((part) => !main.includes(part))
    : []
  const possible = headings.filter(({ text }) => !tails.includes(plain(text)))
  possible.sort((one, other) => other.weight - one.weight)
  const best = possible[0]
  if (best?.isStated === true) return best
  const h1s = possible.filter(({ element }) => element.tagName === 'h1')
  const lone = onlyOf(h1s)
  if (lone !== undefined) {
    // A title that the page gives to other sites (og:title) is the article's; a short heading beside it may be a section's.
    if (own.length === 0 || isLongEnough(lone.text)) return lone
  }
  // A page may set its headline in the second level under a title that says nothing of it.
  const under =
    own.length > 0 || h1s.length > 0 || pageTitle === undefined ? undefined : headingBeside(root, possible, pageTitle)
  if (under !== undefined && isLongEnough(under.text)) return under
  const text = own[0] ?? pageTitle
  return text === undefined || (own.length === 0 && (isNameOfSite(text, sites) || isSite(text)))
    ? undefined
    : { text: withoutLabel(withoutSiteNames(text, facts.siteNames)), element: undefined }
}

/** What stands before a headline in its title is shorter than it, as the name of a series is. */
const isSeries = (title: string, heading: string): boolean =>
  heading.length >= (/\p{Script=Han}/u.test(heading) ? 5 : 8) && title.length - heading.length <= heading.length

/** Whether a heading says more than a section's word or two. */
const isLongEnough = (text: string): boolean => text.length >= (/\p{Script=Han}/u.test(text) ? 6 : 20)

/** What a program calls a page until somebody names it. */
const DEFAULT =
  /^\s*(?:无标题(?:文档|页)?|未命名(?:文档)?|新建.{0,10}文档|untitled(?: document| page)?|new (?:page|document)[ \d]*|document|index|home(?:page)?|title|webpage|microsoft word.*)\s*$/iu

/** Whether a title is made of nothing but names of a site and its sections. */
function isNameOfSite(title: string, sites: readonly string[] = []): boolean {
  const parts = titleParts(title).filter((part) => part !== '')
  const isName = (part: string): boolean => part.length <= 24 && (isSiteOrSection(part) || sites.includes(plain(part)))
  return parts.length > 0 && parts.length <= 3 && parts.every(isName)
}

/**
 * The headline of a page whose title is its site's name: the other heading of the first level, or the heading that follows the
 * name with no text between them.
 */
function headingBeside(root: HtmlParent, headings: readonly Heading[], site: string): Heading | undefined {
  const name = headings.find(({ text }) => plain(text) === plain(site))
  const others = headings.filter((heading) => heading !== name)
  const h1 = others.filter(({ element }) => element.tagName === 'h1')
  if (h1.length > 0 || others[0] === undefined) return onlyOf(h1)
  const first = others[0]
  const elements = elementsOf(root)
  const end = elements.indexOf(first.element)
  const start = name === undefined ? -1 : elements.indexOf(name.element)
  const isBeside = elements
    .slice(start + 1, end)
    .every((element) => element.childNodes.every((child) => !('value' in child) || child.value.trim().length < 20))
  return isBeside && first.text.length >= Math.min(site.length, 6) ? first : undefined
}

/** The one heading of several that is no site's name, or that stands in the article itself. */
function onlyOf(headings: readonly Heading[]): Heading | undefined {
  const named = headings.filter(({ text }) => !SITE_NAME.test(text))
  const own = named.length === 1 ? named : headings.filter(({ element }) => isInArticle(element))
  return headings.length === 1 ? headings[0] : own.length === 1 ? own[0] : undefined
}

function isInArticle(element: HtmlElement): boolean {
  for (const { tagName } of ancestorsOf(element)) if (tagName === 'article' || tagName === 'main') return true
  return false
}

function headingsOf(root: HtmlParent, stated: readonly string[]): readonly Heading[] {
  return elementsOf(root).flatMap((element): readonly Heading[] => {
    const level = element.tagName === 'h1' ? 1 : element.tagName === 'h2' ? 2 : element.tagName === 'h3' ? 3 : 0
    if (level === 0 || isHidden(element)) return []
    const text = withoutLabel(textOf(element))
    if (text.length < (/\p{Script=Han}/u.test(text) ? 2 : 4) || text.length > 300) return []
    const words = plain(text)
    const isStated = stated.some((title) => title.includes(words) || words.includes(title))
    const weight = (isStated ? 10 : 0) + (level === 1 ? 4 : 2 - level) + (isStated ? Math.min(3, text.length / 20) : 0)
    return [{ element, text, weight, isStated }]
  })
}

/** The site's own heading: called so, of a section's words, or nothing but a link to the way in. */
function isLogo(element: HtmlElement, text: string): boolean {
  if (SECTION_NAME.test(text)) return true
  for (let at: HtmlParent | null = element, depth = 0; at !== null && depth < 2 && 'tagName' in at; depth += 1) {
    if (LOGO.test(`${attribute(at, 'class') ?? ''} ${attribute(at, 'id') ?? ''}`)) return true
    at = at.parentNode
  }
  const children = element.childNodes.filter(
    (child) => isElement(child) || ('value' in child && child.value.trim() !== ''),
  )
  const only = children.length === 1 ? children[0] : undefined
  if (only === undefined || !isElement(only) || only.tagName !== 'a') return false
  return /^(?:https?:\/\/[^/]+)?\/?(?:index\.\w+)?$|^#$/iu.test(attribute(only, 'href')?.trim() ?? 'x')
}
