import { attribute, elementsOf, textOf } from './tree.ts'
import type { HtmlElement, HtmlParent } from './tree.ts'

/** A comment of a page that Word saved. */
export interface WordComment {
  readonly author: string
  readonly date: string | null
  readonly body: string
  readonly isResolved: boolean
}

const LIST = /mso-element\s*:\s*comment-list/iu
const REFERENCE = /mso-comment-reference\s*:\s*["']?([^;"']{1,80})/iu
const DATE = /mso-comment-date\s*:\s*(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})/iu
const AUTHOR = /mso-comment-author\s*:\s*["']([^"']{1,120})["']/iu
const DONE = /mso-comment-done\s*:\s*yes/iu

/** Reads the comments that stand behind the text and takes them out of the tree; by the number that leads to them. */
export function takeWordComments(root: HtmlParent): ReadonlyMap<string, WordComment> {
  const found = new Map<string, WordComment>()
  const elements = elementsOf(root)
  const styles = new Map<string, string>()
  const marks = new Map<string, string>()
  for (const element of elements) {
    const style = attribute(element, 'style') ?? ''
    const id = commentOfStyle(style)
    if (id !== undefined) styles.set(id, `${styles.get(id) ?? ''};${style}`)
    const mark = commentOfAnchor(element)
    if (mark !== undefined) marks.set(mark, textOf(element))
  }
  for (const element of elements) {
    const id = /^_com_(\d{1,6})$/u.exec(attribute(element, 'id') ?? '')?.[1]
    if (id === undefined) continue
    const around = [element, ...elementsOf(element), ...(element.parentNode === null ? [] : [element.parentNode])]
    const style = around.map((each) => ('attrs' in each ? (attribute(each, 'style') ?? '') : '')).join(';')
    const all = `${style};${styles.get(id) ?? ''}`
    const date = DATE.exec(all)
    const body = textOf(element).replace(/^\[[^\]]{1,12}\]\s*/u, '')
    found.set(id, {
      author: AUTHOR.exec(all)?.[1] ?? initialsOf(marks.get(id) ?? textOf(element)),
      date: date === null ? null : `${date.slice(1, 4).join('-')}T${date[4] ?? ''}:${date[5] ?? ''}`,
      body,
      isResolved: DONE.test(all),
    })
  }
  if (found.size === 0) return found
  for (const element of elements) {
    const isList = LIST.test(attribute(element, 'style') ?? '')
    const parent = element.parentNode
    if (isList && parent !== null) parent.childNodes = parent.childNodes.filter((child) => child !== element)
  }
  return found
}

/** Without a name, the letters before the number in `[AB1]` say who wrote. */
function initialsOf(mark: string): string {
  return /^\[([\p{L}. ]{1,10})\d+\]/u.exec(mark)?.[1]?.trim() ?? ''
}

/** The comment that a run is about (`mso-comment-reference:AB_1`). */
export function commentOfStyle(style: string): string | undefined {
  return /_(\d{1,6})$/u.exec(REFERENCE.exec(style)?.[1]?.trim() ?? '')?.[1]
}

/** The comment that a mark such as [L1] leads to. */
export function commentOfAnchor(element: HtmlElement): string | undefined {
  if (element.tagName !== 'a') return undefined
  return /^#_msocom_(\d{1,6})$/u.exec(attribute(element, 'href') ?? '')?.[1]
}
