import type { PageFacts } from './page-facts.ts'
import { elementsOf, textOf } from './tree.ts'
import type { HtmlElement, HtmlParent } from './tree.ts'
import { isHidden } from './style.ts'

/** Marks between a headline and the name of the site. */
const TAIL =
  /\s*(?:[|_»›｜·•]|\s[-–—:]\s|—{1,2}(?=[^—]{2,12}$)|-{1,3}(?=\p{Script=Han}{2,12}$)|-{2,3}(?=\p{Script=Han}))\s*/u

export interface Headline {
  readonly text: string
  /** The element that shows it; absent when only the head states it. */
  readonly element: HtmlElement | undefined
}

/**
 * The headline as the page shows it: the heading that the head's titles contain, the longest one of them;
 * else what the head states, without its tail of site names.
 */
export function findHeadline(root: HtmlParent, facts: PageFacts): Headline | undefined {
  const titles = [...facts.titles, ...(facts.pageTitle === undefined ? [] : [facts.pageTitle])]
  const stated = [...titles, ...titles.map(withoutTail)].map(plain).filter((title) => title.length > 1)
  const headings: { element: HtmlElement; text: string; weight: number }[] = []
  for (const element of elementsOf(root)) {
    const level = element.tagName === 'h1' ? 1 : element.tagName === 'h2' ? 2 : element.tagName === 'h3' ? 3 : 0
    if (level === 0 || isHidden(element)) continue
    const text = textOf(element)
    if (text.length < (/\p{Script=Han}/u.test(text) ? 2 : 4) || text.length > 300) continue
    const isStated = stated.some((title) => title.includes(plain(text)) || plain(text).includes(title))
    headings.push({
      element,
      text,
      weight: (isStated ? 10 : 0) + (level === 1 ? 4 : 2 - level) + (isStated ? Math.min(3, text.length / 20) : 0),
    })
  }
  const h1s = headings.filter(({ element }) => element.tagName === 'h1')
  headings.sort((one, other) => other.weight - one.weight)
  const best = headings[0]
  // A lone first heading that no title speaks of may be the site's own name.
  const isOwn =
    h1s.length === 1 &&
    (stated.length === 0 || (h1s[0]?.text.length ?? 0) >= (/\p{Script=Han}/u.test(h1s[0]?.text ?? '') ? 8 : 20))
  if (best !== undefined && (best.weight >= 10 || isOwn)) {
    const chosen = best.weight >= 10 ? best : h1s[0]
    if (chosen !== undefined) return { text: chosen.text, element: chosen.element }
  }
  const text = facts.titles[0] ?? facts.pageTitle
  return text === undefined ? undefined : { text: withoutTail(text), element: undefined }
}

/** A page title without the names of section and site after it. */
export function withoutTail(title: string): string {
  const parts = title.split(TAIL)
  const first = parts[0]?.trim() ?? ''
  if (parts.length < 2) return title.trim()
  // A site that puts its name first has the longer part behind.
  const longest = [...parts].sort((one, other) => other.length - one.length)[0]?.trim() ?? first
  return first.length >= 6 || first.length * 2 >= longest.length ? first : longest
}

function plain(text: string): string {
  return text.replace(/[\s\p{P}]+/gu, '').toLowerCase()
}
