import { signOf } from '../form/list-signs.ts'
import { attribute, elementsOf, isElement, textOf } from './tree.ts'
import type { HtmlElement } from './tree.ts'

interface Counter {
  next: number
  readonly step: number
  readonly style: string | undefined
}

const BY_TYPE: Readonly<Record<string, string>> = {
  '1': 'decimal',
  a: 'lower-alpha',
  A: 'upper-alpha',
  i: 'lower-roman',
  I: 'upper-roman',
}
const LIST_STYLE = /list-style(?:-type)?\s*:([^;]*)/iu
/** Counts the items of ordered lists as a browser does, each list for itself. */
export class ListNumbers {
  private readonly counters = new Map<HtmlElement, Counter>()

  /** The sign under which an item is shown; undefined for one that has a bullet or nothing. */
  take(item: HtmlElement): string | undefined {
    const list = item.parentNode
    if (list === null || !('tagName' in list) || list.tagName !== 'ol') return undefined
    const counter = this.counters.get(list) ?? startOf(list)
    this.counters.set(list, counter)
    const value = whole(attribute(item, 'value')) ?? counter.next
    counter.next = value + counter.step
    return signOf(value, styleOf(item) ?? counter.style ?? 'decimal')
  }
}

function startOf(list: HtmlElement): Counter {
  const isReversed = attribute(list, 'reversed') !== undefined
  const items = list.childNodes.filter((child) => isElement(child) && child.tagName === 'li').length
  return {
    next: whole(attribute(list, 'start')) ?? (isReversed ? items : 1),
    step: isReversed ? -1 : 1,
    style: styleOf(list),
  }
}

function styleOf(element: HtmlElement): string | undefined {
  const words =
    LIST_STYLE.exec(attribute(element, 'style') ?? '')?.[1]
      ?.trim()
      .toLowerCase()
      .split(/\s+/u) ?? []
  const named = words.find((word) => !/^(?:inside|outside|url\(.*|inherit|initial|unset)$/u.test(word))
  return named ?? BY_TYPE[attribute(element, 'type') ?? '']
}

function whole(value: string | undefined): number | undefined {
  return value !== undefined && /^\s*[+-]?\d{1,9}\s*$/u.test(value) ? Number(value) : undefined
}

const isPicture = ({ tagName }: HtmlElement): boolean => tagName === 'img'
const SENTENCE = /[。！？!?.…][”’"'」』）)]*\s*$/u

/**
 * Whether a list is none: pages are laid out in lists too, with several paragraphs, headings or pictures with text in one item.
 * `wholeLength`: characters of all the page; a list that is the page, of long sentences, is its text.
 */
export function isLayoutList(list: HtmlElement, wholeLength: () => number): boolean {
  if (list.tagName === 'ol') return false
  const items = list.childNodes.filter((child): child is HtmlElement => isElement(child) && child.tagName === 'li')
  if (items.some(holdsArticle)) return true
  const all = items.map(textOf)
  const texts = all.filter((text) => text !== '')
  const isHan = texts.some((text) => /\p{Script=Han}/u.test(text))
  // Nobody lists pictures between paragraphs: there shorter ones are text.
  const isPictured = items.some((item, at) => all[at] === '' && elementsOf(item).some(isPicture))
  const least = isPictured ? (isHan ? 25 : 90) : isHan ? 40 : 140
  const long = texts.filter((text) => text.length >= least && SENTENCE.test(text))
  const lengthOf = (some: readonly string[]): number => some.reduce((sum, text) => sum + text.length, 0)
  const length = lengthOf(texts)
  // Among long paragraphs short ones stand, and who edited.
  const isRunning = long.length * 3 >= texts.length * 2 || lengthOf(long) * 4 >= length * 3
  return long.length >= 2 && isRunning && length * 10 >= wholeLength() * 7
}

/** Whether one item holds paragraphs, or a picture and a paragraph. */
function holdsArticle(item: HtmlElement): boolean {
  let paragraphs = 0
  let pictures = 0
  let hasList = false
  const walk = (parent: HtmlElement, depth: number): void => {
    for (const child of parent.childNodes) {
      if (!isElement(child)) continue
      const { tagName } = child
      if (tagName === 'ul' || tagName === 'ol') hasList = true
      else if (tagName === 'img') pictures += 1
      else if (tagName === 'p' || (tagName === 'div' && !child.childNodes.some(isElement))) {
        const text = textOf(child)
        if (text.length >= (/\p{Script=Han}/u.test(text) ? 25 : 80) && SENTENCE.test(text)) paragraphs += 1
        if (tagName === 'p') walk(child, depth + 1)
      } else if (depth < 12) walk(child, depth + 1)
    }
  }
  walk(item, 0)
  return !hasList && (paragraphs >= 3 || (paragraphs >= 1 && pictures >= 1 && paragraphs + pictures >= 3))
}
