import type { ElementChange } from './changes.ts'
import type { Fates } from './page-census.ts'
import { isElement } from './tree.ts'
import type { HtmlElement, HtmlNode } from './tree.ts'

/** Whether the words directly under an element are of the article. */
export type IsKept = (element: HtmlElement) => boolean

export interface ReadOptions {
  readonly isKept?: IsKept
  /** Whether anything under an element is looked at at all. */
  readonly isVisited?: IsKept
  /**
   * Which elements side by side are parted by a space, as they are by the page's style alone: the lines under a headline
   * (`all`), words and credit of a caption (`named`).
   */
  readonly parting?: 'all' | 'named'
  readonly language?: string | undefined
  /** Whether hidden words within a line stay, as hidden: in what an editor wrote, not on a site's page. */
  readonly keepsHidden?: boolean
  /** Pictures over a caption: what their file is called says nothing. */
  readonly captioned?: ReadonlySet<HtmlElement>
  readonly changes?: ReadonlyMap<HtmlElement, ElementChange>
  readonly hasComments?: boolean
  /** Whether we wrote it: then its classes are the roles of its blocks. */
  readonly isOurs?: boolean
  /** Where it is written down which words were taken. */
  readonly fates?: Fates
}

/** Whether any element under one is of the article. */
export function anyKept(element: HtmlElement, isKept: IsKept): boolean {
  return element.childNodes.some((child: HtmlNode) => isElement(child) && (isKept(child) || anyKept(child, isKept)))
}
