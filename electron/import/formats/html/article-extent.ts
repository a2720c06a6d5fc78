import { Readability } from '@mozilla/readability'
import JSDOMParser from '@mozilla/readability/JSDOMParser.js'
import { SKIPPED } from './elements.ts'
import { formulaOf, mayBeFormula } from './formulas.ts'
import { isHidden } from './style.ts'
import { attribute, isElement } from './tree.ts'
import type { HtmlElement, HtmlNode, HtmlParent } from './tree.ts'

/** Attributes by which Readability weighs an element; addresses count only where they say what kind of link it is. */
const WEIGHED = new Set(['class', 'id', 'role', 'itemprop', 'rel', 'summary', 'datatable', 'aria-modal', 'property'])
/** Elements that carry what the article is made of even where no words stand in them directly. */
const CARRIERS = new Set(['img', 'table', 'figure', 'figcaption', 'tbody', 'tr', 'td', 'th', 'pre'])
/** What is asked of the element that Readability gives back. */
interface FoundContent {
  getElementsByTagName(name: '*'): Iterable<{ getAttribute(name: string): string | null }>
}

const MARK = 'data-galley'
/** A page with so few links and no navigation has no furniture to be told from its article. */
const FEW_LINKS = 0.12

/**
 * Finds which elements of a page are its article. The tree is written out without scripts, hidden parts and
 * comments, every element numbered; Readability picks, and the numbers that are left name the elements.
 * Undefined when the whole page is the article, or when nothing was found.
 */
export function findArticle(
  body: HtmlElement,
  language: string | undefined,
  title: string | undefined,
): ReadonlySet<HtmlElement> | undefined {
  if (isPlain(body)) return undefined
  const marked: Marked = []
  const lang = language === undefined ? '' : ` lang="${escape(language)}"`
  // An author in the head keeps Readability from searching for one, and from taking the line away.
  const head = `<head><title>${escape(title ?? '')}</title><meta name="author" content="x"/></head>`
  const html = `<!doctype html><html${lang}>${head}${write(body, marked)}</html>`
  const parser = new JSDOMParser()
  // What it cannot read it would print among the command's own lines.
  parser.error = () => undefined
  const document = parser.parse(html)
  const article = new Readability<FoundContent>(document, {
    disableJSONLD: true,
    keepClasses: true,
    serializer: (node) => node as unknown as FoundContent,
  }).parse()
  if (article?.content == null) return undefined
  const kept = new Set<HtmlElement>()
  for (const node of article.content.getElementsByTagName('*')) {
    const mark = node.getAttribute(MARK)
    if (mark === null) continue
    for (const element of marked[Number(mark)] ?? []) kept.add(element)
  }
  return kept.size === 0 ? undefined : kept
}

/** Pages that editors write or save have no navigation: then nothing may be left out. */
function isPlain(body: HtmlElement): boolean {
  let words = 0
  let linked = 0
  let hasFurniture = false
  const walk = (parent: HtmlParent, isLink: boolean): void => {
    for (const child of parent.childNodes) {
      if (child.nodeName === '#text' && 'value' in child) {
        const length = child.value.trim().length
        words += length
        if (isLink) linked += length
      } else if (isElement(child)) {
        const { tagName } = child
        // A film in a frame stands in pages that somebody wrote, too.
        if (tagName === 'nav' || tagName === 'aside' || tagName === 'form' || tagName === 'script') hasFurniture = true
        if (!SKIPPED.has(tagName)) walk(child, isLink || tagName === 'a')
      }
    }
  }
  walk(body, false)
  return !hasFurniture && linked <= words * FEW_LINKS
}

const VOID = new Set(['br', 'hr', 'img', 'wbr', 'col', 'input'])
/** Elements that only dress words: written as the words alone, since every element costs Readability time. */
const DRESS = new Set('b i em strong u s small sub sup mark abbr cite font span time big tt ins bdi bdo'.split(' '))
/** What colours the words of a listing: there hundreds of elements say nothing of the article's bounds, whatever their classes. */
const LISTED = new Set([...DRESS, 'a', 'code', 'kbd', 'samp', 'var'])
/** A name that can be written out; `<a"b>` and `<p<b>` are elements, too. */
const NAME = /^[a-z][\w:-]*$/u
const HOLLOW = new Set(['i', 'b', 'em', 'span', 'a', 'div', 'strong'])

/** A number in the page that was written out, and the elements whose words it stands for. */
type Marked = HtmlElement[][]

function write(root: HtmlElement, marked: Marked): string {
  const parts: string[] = []
  let isListing = false
  const walk = (element: HtmlElement, outer: HtmlElement[] | undefined): void => {
    const tagName = NAME.test(element.tagName) ? element.tagName : 'span'
    if (outer !== undefined && (isListing ? LISTED.has(tagName) : isDress(element))) {
      outer.push(element)
      writeChildren(element, outer, undefined)
      return
    }
    parts.push('<', tagName)
    const isWorded = hasWords(element)
    // Readability puts a paragraph of its own in the place of a division: there the words carry the mark themselves.
    const isDivision = isWorded && tagName === 'div'
    const isMarked = isDivision || isWorded || CARRIERS.has(tagName)
    const own = isMarked ? [element] : undefined
    const mark = `${MARK}="${String(marked.length)}"`
    if (own !== undefined) marked.push(own)
    if (isMarked && !isDivision) parts.push(' ', mark)
    for (const { name, value } of element.attrs) {
      if (WEIGHED.has(name)) parts.push(' ', name, '="', escape(value.length > 200 ? value.slice(0, 200) : value), '"')
      else if (name === 'href' && value.startsWith('#')) parts.push(' href="#x"')
    }
    // An address of any kind: without one Readability searches all attributes for it.
    if (tagName === 'img') parts.push(' src="x"')
    if (VOID.has(tagName)) {
      parts.push('/>')
      return
    }
    parts.push('>')
    const wasListing = isListing
    isListing ||= tagName === 'pre'
    writeChildren(element, own, isDivision ? mark : undefined)
    isListing = wasListing
    parts.push(`</${tagName}>`)
  }
  const writeChildren = (element: HtmlElement, own: HtmlElement[] | undefined, mark: string | undefined): void => {
    let link: HtmlElement[] | undefined
    let isWorded: boolean | undefined
    for (const child of element.childNodes) {
      if (link !== undefined && isNextLink(child)) {
        if (isElement(child)) {
          link.push(child)
          parts.pop()
          writeChildren(child, link, undefined)
          parts.push('</a>')
        }
        continue
      }
      link = undefined
      if (child.nodeName === '#text' && 'value' in child) {
        // The page's own line breaks between elements: every node costs Readability time.
        if (!/\S/u.test(child.value) && !(isWorded ??= hasWords(element))) continue
        const text = escape(child.value)
        parts.push(mark !== undefined && /\S/u.test(text) ? `<span ${mark}>${text}</span>` : text)
      } else if (isFormula(child)) {
        const source = escape(formulaOf(child)?.source ?? '')
        parts.push(mark === undefined ? source : `<span ${mark}>${source}</span>`)
      } else if (isElement(child) && !leftOut(child)) {
        walk(child, mark === undefined ? own : undefined)
        if (isPlainLink(child) && hasWords(child)) link = marked.at(-1)
      }
    }
  }
  walk(root, undefined)
  return parts.join('')
}

/** Dress without a name of its own; a class may say that it is no part of the article. */
function isDress(element: HtmlElement): boolean {
  return (
    DRESS.has(element.tagName) &&
    !element.attrs.some(({ name }) => name === 'class' || name === 'id' || name === 'role' || name === 'itemprop')
  )
}

/** A link without a name of its own, that holds words and dress alone. */
function isPlainLink(element: HtmlElement): boolean {
  return (
    element.tagName === 'a' &&
    element.attrs.every(({ name }) => !WEIGHED.has(name)) &&
    element.childNodes.every((child) => !isElement(child) || (isDress(child) && child.childNodes.every(isText)))
  )
}

const isText = (node: HtmlNode): boolean => node.nodeName === '#text'

/**
 * What may be written into the link before it: another such link, and the white space between. Readability weighs how many
 * words are links, not how many links there are; a page of tens of thousands in a row costs it too much.
 */
function isNextLink(node: HtmlNode): boolean {
  if (isElement(node)) return isPlainLink(node) && hasWords(node) && !leftOut(node)
  return node.nodeName === '#text' && 'value' in node && !/\S/u.test(node.value)
}

/** Whether words stand directly in the element: only such can be kept or left out. */
function hasWords(element: HtmlElement): boolean {
  return element.childNodes.some(
    (child) => (child.nodeName === '#text' && 'value' in child && /\S/u.test(child.value)) || isFormula(child),
  )
}

/** A formula is words; Readability knows none. */
function isFormula(node: HtmlNode): node is HtmlElement {
  return isElement(node) && node.tagName !== 'img' && mayBeFormula(node) && formulaOf(node) !== undefined
}

function leftOut(element: HtmlElement): boolean {
  if (element.childNodes.length === 0 && HOLLOW.has(element.tagName)) return true
  // By its fields Readability tells a form.
  if (element.tagName === 'input') return false
  // A frame weighs nothing by itself, and its element is what pages wrap their film in.
  return (
    (SKIPPED.has(element.tagName) && element.tagName !== 'svg') ||
    element.tagName === 'svg' ||
    isHidden(element) ||
    attribute(element, 'aria-hidden') === 'true'
  )
}

function escape(text: string): string {
  return /[&<>"]/u.test(text)
    ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
    : text
}
