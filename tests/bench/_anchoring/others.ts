import fs from 'node:fs'
import path from 'node:path'
import { parseHTML } from 'linkedom'
import { locate, type Located } from '#shared/anchor/locate.ts'
import { reanchor } from '#shared/anchor/reanchor.ts'

/** A place in a text, UTF-16. */
interface Place {
  readonly start: number
  readonly end: number
}

interface Case {
  readonly name: string
  readonly text: string
  readonly quote: { readonly exact: string; readonly prefix: string; readonly suffix: string }
  readonly hint?: number
  readonly expected: readonly Place[]
  /** The place need only be the same by and large. */
  readonly isLoose?: boolean
}

/**
 * Where we differ from theirs on purpose. Each is told with its case; what differs and is under none of these is a fault.
 */
const RULES: readonly { readonly name: string; readonly says: string; readonly isIt: (each: Case) => boolean }[] = [
  {
    name: 'nothing-quoted',
    says: 'a quote without words and without context says nothing of where it belongs; theirs is every place there is',
    isIt: ({ quote }) => quote.exact + quote.prefix + quote.suffix === '',
  },
  {
    name: 'whole-words',
    says: 'a quote that does not say that it cuts a word takes all of it, and asks; theirs cuts wherever the letters fit',
    isIt: ({ quote, expected, text }) =>
      (quote.prefix === '' || quote.suffix === '') &&
      expected.some(({ start, end }) =>
        /\w\w/u.test(`${text.slice(start - 1, start + 1)} ${text.slice(end - 1, end + 1)}`),
      ),
  },
  {
    name: 'asked',
    says: 'of places that fit alike none is taken: the editor is asked; theirs takes the first',
    isIt: ({ quote, expected, text }) =>
      expected.length === 1 && quote.prefix + quote.suffix === '' && text.split(quote.exact.slice(-3)).length > 2,
  },
  {
    name: 'few-words',
    says: 'few words that stand in several places need four tenths of their context; theirs takes the likeliest',
    isIt: ({ quote, text }) => quote.exact.length < 16 && text.split(quote.exact).length > 2,
  },
  {
    name: 'context-is-a-witness',
    says: 'words that stand there once are taken where their context was changed; theirs wants every letter of it',
    isIt: ({ quote, expected, text }) =>
      expected.length === 0 && quote.exact !== '' && text.split(quote.exact).length === 2,
  },
]

export function runOthers(folder: string): void {
  const sets = [
    ['Hypothesis, quotes', hypothesisQuotes(path.join(folder, 'hypothesis'))],
    ['Hypothesis, pages', hypothesisPages(path.join(folder, 'hypothesis'))],
    ['Apache Annotator, quotes', apacheQuotes(path.join(folder, 'apache-annotator'))],
  ] as const
  for (const [name, cases] of sets) {
    const answers = cases.map((each) => ({ each, is: isAsExpected(each, locate(each.text, each.quote, each.hint)) }))
    const others = answers.filter(({ is }) => is !== true)
    console.log(`${name}: ${String(cases.length - others.length)} of ${String(cases.length)} as theirs`)
    for (const { each, is } of others) {
      const rule = RULES.find(({ isIt }) => isIt(each))
      console.log(`  ${each.name}: ${String(is)}; ${rule === undefined ? 'FAULT' : `${rule.name}: ${rule.says}`}`)
    }
  }
  const positions = apachePositions(path.join(folder, 'apache-annotator'))
  const wrong = positions.filter(({ is }) => !is)
  console.log(
    `Apache Annotator, positions: ${String(positions.length - wrong.length)} of ${String(positions.length)} as theirs`,
  )
  for (const { name } of wrong) console.log(`  ${name}: FAULT`)
}

function isAsExpected({ expected, isLoose, text }: Case, located: Located): true | string {
  const places = 'start' in located ? [located] : located.status === 'ambiguous' ? located.candidates : []
  const isSame = (one: Place, other: Place): boolean =>
    isLoose === true
      ? one.start < other.end && other.start < one.end && Math.abs(one.start - other.start) <= 2
      : one.start === other.start && one.end === other.end
  const isOne = expected.length === 1 && 'start' in located
  const isAll =
    (expected.length !== 1 && places.length === expected.length) || (isOne && places.length === expected.length)
  if (isAll && expected.every((each) => places.some((place) => isSame(place, each)))) return true
  return `${located.status} ${places.map(({ start, end }) => `“${text.slice(start, end)}” ${String(start)}`).join(', ')}`
}

const readJson = (file: string): unknown => JSON.parse(fs.readFileSync(file, 'utf8'))

function hypothesisQuotes(folder: string): readonly Case[] {
  const { texts, cases } = readJson(path.join(folder, 'match-quote-cases.json')) as {
    texts: Record<string, string>
    cases: readonly {
      text: string
      quote: string
      prefix?: string
      suffix?: string
      hint?: number
      start?: number
      end?: number
      loose?: boolean
    }[]
  }
  return cases.map(({ text, quote, prefix = '', suffix = '', hint, start, end, loose = false }) => ({
    name: `${prefix}|${quote.slice(0, 24)}|${suffix}${hint === undefined ? '' : ` at ${String(hint)}`}`,
    text: texts[text] ?? '',
    quote: { exact: quote, prefix, suffix },
    ...(hint === undefined ? {} : { hint }),
    expected: start === undefined || end === undefined ? [] : [{ start, end }],
    isLoose: loose || texts[text]?.slice(start, end) !== quote,
  }))
}

interface Selector {
  readonly type: string
  readonly exact?: string
  readonly prefix?: string
  readonly suffix?: string
  readonly start?: number
  readonly end?: number
}

function hypothesisPages(folder: string): readonly Case[] {
  return ['minimal', 'wikipedia-regression-testing'].flatMap((name) => {
    const text = textOf(fs.readFileSync(path.join(folder, `${name}.html`), 'utf8'), 'body')
    const { rows } = readJson(path.join(folder, `${name}.json`)) as {
      rows: readonly { target: readonly { selector: readonly Selector[] }[] }[]
    }
    return rows.flatMap(({ target }) =>
      target.map(({ selector }) => {
        const { exact = '', prefix = '', suffix = '' } = selector.find(({ type }) => type === 'TextQuoteSelector') ?? {}
        // Where quote and context stand word for word is where it was made.
        const start = text.indexOf(prefix.trimStart() + exact) + prefix.trimStart().length
        const expected = [{ start, end: start + exact.length }]
        return { name: `${name}: ${exact.slice(0, 24)}`, text, quote: { exact, prefix, suffix }, expected }
      }),
    )
  })
}

interface ApacheCase {
  readonly html: string
  readonly selector: Selector
  readonly expected: readonly {
    readonly startContainerXPath: string
    readonly startOffset: number
    readonly endContainerXPath: string
    readonly endOffset: number
  }[]
}

function apacheQuotes(folder: string): readonly Case[] {
  const cases = readJson(path.join(folder, 'text-quote-match-cases.json')) as Record<string, ApacheCase>
  return Object.entries(cases).map(([name, { html, selector, expected }]) => ({
    name,
    text: textOf(html),
    quote: { exact: selector.exact ?? '', prefix: selector.prefix ?? '', suffix: selector.suffix ?? '' },
    expected: expected.map((each) => placeOf(html, each)),
  }))
}

/** Positions are code points: where nothing was changed, a place is where it says. */
function apachePositions(folder: string): readonly { name: string; is: boolean }[] {
  const cases = readJson(path.join(folder, 'text-position-match-cases.json')) as Record<string, ApacheCase>
  return Object.entries(cases).map(([name, { html, selector, expected }]) => {
    const text = textOf(html)
    const place = { start: selector.start ?? 0, end: selector.end ?? 0 }
    const [found] = reanchor(text, text, [{ place }])
    const [wanted] = expected.map((each) => placeOf(html, each))
    const units = (at: number): number => Array.from(text).slice(0, at).join('').length
    const isPlaced = found !== undefined && typeof found === 'object' && 'start' in found
    return { name, is: isPlaced && units(found.start) === wanted?.start && units(found.end) === wanted.end }
  })
}

/** The letters of a page, or of a part of it, as a browser joins them. */
function textOf(html: string, part?: string): string {
  const { document } = parseHTML(`<html>${html}</html>`)
  const root = part === undefined ? document.documentElement : document.querySelector(part)
  return root?.textContent ?? ''
}

interface TextNode {
  readonly nodeType: number
  readonly textContent: string | null
  readonly parentNode: { readonly nodeName: string } | null
  readonly childNodes: ArrayLike<TextNode>
}

function placeOf(html: string, where: ApacheCase['expected'][number]): Place {
  const { document } = parseHTML(`<html>${html}</html>`)
  const texts: TextNode[] = []
  const walk = (node: TextNode): void => {
    if (node.nodeType === 3) texts.push(node)
    for (const child of Array.from(node.childNodes)) walk(child)
  }
  walk(document.documentElement as unknown as TextNode)
  const startOf = (xpath: string): number => {
    const [, tag = '', nth = '1'] = /^\/\/(\w+)\/text\(\)(?:\[(\d+)\])?$/u.exec(xpath) ?? []
    const own = texts.filter(({ parentNode }) => parentNode?.nodeName.toLowerCase() === tag)
    const index = texts.indexOf(own[Number(nth) - 1] as TextNode)
    return texts.slice(0, index).reduce((sum, { textContent }) => sum + (textContent ?? '').length, 0)
  }
  return {
    start: startOf(where.startContainerXPath) + where.startOffset,
    end: startOf(where.endContainerXPath) + where.endOffset,
  }
}
