import type { CensusTaker } from '../census-taker.ts'
import { wordsOfMarkup } from '../html/page-census.ts'
import type { RawBlock } from '../raw-document.ts'

/** Properties whose values are the item's text, in any version of ninjs. */
const TEXTS = /^(?:headline|title|body_?\w*|description_?\w*|caption|byline|by|alt_?text|creditline)$/iu
/** Lists of such, each with a `value`. */
const LISTS = new Set(['headlines', 'bodies', 'descriptions', 'altTexts', 'bylines'])
/** Properties that say something about the item in words. */
const ABOUT =
  /^(?:slugline|keywords?|ednote|usageterms|copyrightnotice|copyrightholder|located|name|note|instructions)$/iu
/** What names the standard, and files. */
const NO_WORDS = new Set(['standard', 'renditions'])
const DEEPEST = 12

/** Counts the words of a news item. `taken`: its blocks; `body`: the body that was read, which counted its own words. */
export function countItem(
  item: unknown,
  { taken, body }: { readonly taken: readonly RawBlock[]; readonly body: string },
  taker: CensusTaker,
): void {
  const held = taken.map(({ text, alt = '' }) => bare(text + alt)).join('\n')
  const said = new Set<string>()
  const settle = (key: string, value: string): void => {
    if (value.trim() === body.trim()) return
    const words = wordsOfMarkup(value)
    const isText = TEXTS.test(key)
    if (!isText && !ABOUT.test(key)) return
    const isNew = !said.has(bare(words))
    said.add(bare(words))
    if (isText && isNew && held.includes(bare(words))) taker.keep(words)
    else if (isText) taker.leave(isNew && !/^bod/iu.test(key) ? 'metadata' : 'repeated', words)
    else taker.leave('metadata', words)
  }
  const walk = (value: unknown, key: string, depth: number): void => {
    if (depth > DEEPEST) return
    if (typeof value === 'string') settle(key, value)
    else if (Array.isArray(value)) for (const each of value) walk(each, key, depth + 1)
    else if (typeof value === 'object' && value !== null)
      for (const [name, each] of Object.entries(value))
        if (!NO_WORDS.has(name)) walk(each, name === 'value' && LISTS.has(key) ? 'headline' : name, depth + 1)
  }
  walk(item, '', 0)
}

function bare(text: string): string {
  return text.replace(/\s+/gu, '')
}
