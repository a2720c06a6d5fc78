import { attribute, elementsOf } from './tree.ts'
import type { HtmlParent } from './tree.ts'

/** What a class or a name of the page's own style sheets says, a property each. */
type Declarations = ReadonlyMap<string, string>
export type Sheet = ReadonlyMap<string, Declarations>

/** Properties that say what words are, or whether they are shown. */
const TOLD = new Set([
  'font-weight',
  'font-style',
  'text-decoration',
  'text-decoration-line',
  'vertical-align',
  'display',
  'visibility',
])
const STYLE = /<style\b([^>]{0,300})>([^]*?)<\/style/giu
const MEDIA = /\bmedia\s*=\s*["']?(?!\s*(?:all|screen)\b)/iu
/** Sheets of sites, which say nothing of an article's words, are longer. */
const LONGEST = 400_000
/** `.name`, `p.name`, `#name`: what depends on nothing else. */
const PLAIN = /^(?:[a-z][a-z0-9]{0,15})?([.#][\w\u00a0-\uffff-]{1,100})$/iu
const NAMES = /[.#][\w\u00a0-\uffff-]{1,100}/gu
const HIDES = new Set(['none', 'hidden'])

/**
 * Reads the style sheets that stand in a page: rules of one class or id alone, the last word counting. A name that another rule
 * shows under some condition is taken to be shown.
 */
export function readSheet(html: string): Sheet {
  const sheet = new Map<string, Map<string, string>>()
  const shown = new Set<string>()
  for (const [, attributes = '', css = ''] of html.matchAll(STYLE)) {
    if (css.length > LONGEST || MEDIA.test(attributes)) continue
    for (const { selectors, body } of rulesOf(css)) {
      const told = declarationsOf(body)
      if (told.size === 0) continue
      const isShowing = [...told].some(([name, value]) => isOfShowing(name) && !HIDES.has(value))
      for (const selector of selectors.split(',')) {
        const plain = PLAIN.exec(selector.trim())?.[1]
        if (plain !== undefined) sheet.set(plain, new Map([...(sheet.get(plain) ?? []), ...told]))
        else if (isShowing) for (const [name] of selector.matchAll(NAMES)) shown.add(name)
      }
    }
  }
  for (const name of shown) for (const property of ['display', 'visibility']) sheet.get(name)?.delete(property)
  return sheet
}

function isOfShowing(property: string): boolean {
  return property === 'display' || property === 'visibility'
}

/** Rules outside of any condition (`@media print`, `@supports`). */
function* rulesOf(css: string): Generator<{ readonly selectors: string; readonly body: string }> {
  const text = css.replace(/\/\*[^]*?\*\/|<!--|-->/gu, ' ')
  for (let at = 0; at < text.length;) {
    const open = text.indexOf('{', at)
    if (open < 0) return
    const head = text.slice(at, open)
    // `@import …;` and the like end before the next rule.
    const selectors = head.slice(head.lastIndexOf(';') + 1).trim()
    if (selectors.startsWith('@')) {
      at = endOfBlock(text, open)
      continue
    }
    const close = text.indexOf('}', open)
    if (close < 0) return
    yield { selectors, body: text.slice(open + 1, close) }
    at = close + 1
  }
}

function endOfBlock(text: string, open: number): number {
  let depth = 0
  for (let at = open; at < text.length; at += 1) {
    const sign = text.charCodeAt(at)
    if (sign === 0x7b) depth += 1
    else if (sign === 0x7d) {
      depth -= 1
      if (depth === 0) return at + 1
    }
  }
  return text.length
}

function declarationsOf(body: string): Declarations {
  const found = new Map<string, string>()
  for (const line of body.split(';')) {
    const colon = line.indexOf(':')
    const name = line.slice(0, Math.max(0, colon)).trim().toLowerCase()
    if (TOLD.has(name))
      found.set(
        name,
        line
          .slice(colon + 1)
          .replace(/!\s*important/iu, '')
          .trim()
          .toLowerCase(),
      )
  }
  return found
}

/** Writes what the sheet says of each element into its own style, which goes before. */
export function dressTree(root: HtmlParent, sheet: Sheet): void {
  if (sheet.size === 0) return
  for (const element of elementsOf(root)) {
    if (element.attrs.length === 0) continue
    const id = attribute(element, 'id')
    const names = (attribute(element, 'class') ?? '').split(/\s+/u).map((name) => `.${name}`)
    const told = new Map<string, string>()
    for (const name of id === undefined ? names : [...names, `#${id}`])
      for (const [property, value] of sheet.get(name) ?? []) told.set(property, value)
    if (told.size === 0) continue
    const own = attribute(element, 'style') ?? ''
    for (const property of declarationsOf(own).keys()) told.delete(property)
    const style = [...[...told].map(([property, value]) => `${property}:${value}`), own].join(';')
    element.attrs = [...element.attrs.filter(({ name }) => name !== 'style'), { name: 'style', value: style }]
  }
}
