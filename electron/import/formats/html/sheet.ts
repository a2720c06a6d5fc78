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
/** Whether a rule may say any of that. */
const TELLING = /font-(?:weight|style)|text-decoration|vertical-align|display|visibility/iu
/** Sheets of sites, which say nothing of an article's words, are longer. */
const LONGEST = 400_000
/** `.name`, `p.name`, `#name`: what depends on nothing else. */
const PLAIN = /^(?:[a-z][a-z0-9]{0,15})?([.#][\w\u00a0-\uffff-]{1,100})$/iu
const NAMES = /[.#][\w\u00a0-\uffff-]{1,100}/gu
const HIDES = new Set(['none', 'hidden'])

/**
 * Reads the style sheets of a page: rules of one class or id alone, the last word counting. A name that another rule
 * shows under some condition is taken to be shown.
 */
export function readSheet(styles: readonly string[]): Sheet {
  const sheet = new Map<string, Map<string, string>>()
  const shown = new Set<string>()
  for (const css of styles) {
    if (css.length > LONGEST || !TELLING.test(css)) continue
    for (const { selectors, body } of rulesOf(css)) {
      if (!TELLING.test(body)) continue
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

/** An element as far as its style is concerned. */
interface Dressed {
  attrs: { name: string; value: string }[]
}

/** Writes what the sheet says of each element into its own style, which goes before. */
export function dress(elements: Iterable<Dressed>, sheet: Sheet): void {
  if (sheet.size === 0) return
  for (const element of elements) {
    if (element.attrs.length === 0) continue
    const valueOf = (name: string): string | undefined => element.attrs.find((attr) => attr.name === name)?.value
    const id = valueOf('id')
    const names = (valueOf('class') ?? '').split(/\s+/u).map((name) => `.${name}`)
    const told = new Map<string, string>()
    for (const name of id === undefined ? names : [...names, `#${id}`])
      for (const [property, value] of sheet.get(name) ?? []) told.set(property, value)
    if (told.size === 0) continue
    const own = valueOf('style') ?? ''
    for (const property of declarationsOf(own).keys()) told.delete(property)
    const style = [...[...told].map(([property, value]) => `${property}:${value}`), own].join(';')
    element.attrs = [...element.attrs.filter(({ name }) => name !== 'style'), { name: 'style', value: style }]
  }
}
