import { findConflicts, type FactConflict } from '../numbers/rules/agreement.ts'
import { scanOnce, type Scanner } from '../numbers/scan-once.ts'
import type { CaptionedArticle } from './article.ts'
import { countsOf, type Count } from './counts.ts'
import { readView, type CaptionFacts, type PersonMention, type TimeMention } from './facts.ts'
import { findNames } from './find-people-zh.ts'
import { findTimes } from './find-times.ts'
import { indexSentences, isTelling, type SameEvent, type SentenceIndex } from './similar.ts'
import { numbersOfView } from './view-numbers.ts'
import { viewText, type CaptionView, type Mention, type Span } from './view.ts'

/** A given name and the surname behind it, as headline or body write them. UTF-16. */
export interface CapitalPair extends Span {
  readonly block: number
  readonly given: string
  readonly surname: string
}

/**
 * What an article's text says, read once for all of its captions, each part when it is first asked for. Nothing here is
 * asked of the whole text for each caption: an article may have thousands.
 */
export interface ArticleText {
  readonly article: CaptionedArticle
  /** Finds the numbers of each of its texts once. */
  readonly scan: Scanner
  /** Headline and body, folded; empty where a block tells no story. */
  readonly folded: readonly string[]
  /** Blocks in which two neighbouring characters stand, in reading order. */
  readonly withPair: (pair: string) => readonly number[]
  /** Numbers with two values, by a block that states one. */
  readonly conflictsAt: (block: number) => readonly FactConflict[]
  /** Whether numbers are compared. */
  readonly hasNumbers: boolean
  /** Where headline and body count a thing ({@link Count}) with a value. */
  readonly counted: (key: string, value: number) => CountedPlace | undefined
  /** Whether headline or body have a number of this value, whatever it counts. */
  readonly hasValue: (value: number) => boolean
  readonly sentences: (isChinese: boolean) => SentenceIndex
  readonly names: (block: number) => readonly PersonMention[]
  /** The places that a block surely names. */
  readonly places: (block: number) => readonly Mention[]
  /** Where names of three characters end in a block. */
  readonly nameEnds: (block: number) => ReadonlySet<number>
  readonly times: (block: number) => readonly TimeMention[]
  /** Two words with a capital side by side, by the first and by the second. */
  readonly capitals: () => { readonly by: ReadonlyMap<string, readonly CapitalPair[]> }
  /** Times and places of the sentence that tells an event; places in its block. */
  readonly event: (event: SameEvent) => Pick<CaptionFacts, 'times' | 'places'>
  /** An answer that is worked out once for each question. */
  readonly remembered: Map<string, unknown>
}

/** A count of headline or body. */
export interface CountedPlace extends Count {
  readonly block: number
}

/** Works out an answer for a key once. */
function once<K, V>(work: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>()
  return (key) => {
    if (known.has(key)) return known.get(key) as V
    const made = work(key)
    known.set(key, made)
    return made
  }
}

/** Prepares an article for its captions; `hasNumbers` false leaves out the numbers, which cost most. */
export function readArticleText(article: CaptionedArticle, hasNumbers = true): ArticleText {
  const { blocks, publishedAt, language } = article
  const scan = scanOnce()
  const viewOf = once((block: number) => viewText(blocks[block]?.text ?? '', scan))
  const folded = blocks.map((block, index) => (isTelling(block) ? viewOf(index).text : ''))
  const names = once((block: number) => findNames(viewOf(block)))
  const pairs = once((_: 'pairs') => pairsIn(folded))
  const conflicts = once((_: 'conflicts') =>
    conflictsByBlock(hasNumbers ? findConflicts({ blocks, publishedAt, language }, scan) : []),
  )
  const counts = once((_: 'counts') => countsIn(article, viewOf))
  const values = once((_: 'values') => valuesIn(article, viewOf))
  const capitals = once((_: 'capitals') => ({ by: capitalsIn(article) }))
  const eventAt = once((place: string) => {
    const [block = 0, start = 0, end = 0] = place.split(' ').map(Number)
    const facts = readView(viewText((blocks[block]?.text ?? '').slice(start, end)), publishedAt)
    const moved = <T extends Span>(one: T): T => ({ ...one, start: one.start + start, end: one.end + start })
    return { times: facts.times.map(moved), places: facts.places.map(moved) }
  })
  return {
    article,
    scan,
    folded,
    names,
    places: once((block: number) => readView(viewOf(block), publishedAt).places.filter(({ isSure }) => isSure)),
    hasNumbers,
    hasValue: (value) => values('values').has(value),
    counted: (key, value) => counts('counts').get(`${key} ${String(value)}`),
    withPair: (pair) => pairs('pairs').get(pair) ?? [],
    conflictsAt: (block) => conflicts('conflicts').get(block) ?? [],
    sentences: once((isChinese: boolean) => indexSentences(blocks, isChinese)),
    nameEnds: once(
      (block: number) =>
        new Set(names(block).flatMap(({ end, name = '' }) => (viewText(name).text.length === 3 ? [end] : []))),
    ),
    times: once((block: number) => findTimes(viewOf(block), publishedAt)),
    capitals: () => capitals('capitals'),
    event: ({ block, start, end }) => eventAt(`${String(block)} ${String(start)} ${String(end)}`),
    remembered: new Map(),
  }
}

/** The values of all numbers of headline and body. */
function valuesIn(
  { blocks, publishedAt }: CaptionedArticle,
  viewOf: (block: number) => CaptionView,
): ReadonlySet<number> {
  return new Set(
    blocks
      .flatMap((block, index) =>
        isTelling(block) ? numbersOfView(viewOf(index), publishedAt).flatMap(({ value }) => value) : [],
      )
      .filter((value) => typeof value === 'number'),
  )
}

/** The first place of every count of headline and body. */
function countsIn(
  { blocks, publishedAt }: CaptionedArticle,
  viewOf: (block: number) => CaptionView,
): ReadonlyMap<string, CountedPlace> {
  const found = new Map<string, CountedPlace>()
  blocks.forEach((block, index) => {
    if (!isTelling(block)) return
    for (const count of countsOf(viewOf(index), publishedAt)) {
      const key = `${count.key} ${String(count.value)}`
      if (!found.has(key)) found.set(key, { ...count, block: index })
    }
  })
  return found
}

function pairsIn(folded: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>()
  folded.forEach((text, block) => {
    for (let at = 0; at < text.length; at += 1) {
      // A character alone is a pair with whatever follows it.
      for (const pair of [text.slice(at, at + 2), text.charAt(at)]) {
        const blocks = found.get(pair)
        if (blocks === undefined) found.set(pair, [block])
        else if (blocks[blocks.length - 1] !== block) blocks.push(block)
      }
    }
  })
  return found
}

function conflictsByBlock(conflicts: readonly FactConflict[]): ReadonlyMap<number, readonly FactConflict[]> {
  const by = new Map<number, FactConflict[]>()
  for (const conflict of conflicts)
    for (const block of new Set(conflict.places.map((place) => place.block))) {
      const own = by.get(block)
      if (own === undefined) by.set(block, [conflict])
      else own.push(conflict)
    }
  return by
}

function capitalsIn({ blocks }: CaptionedArticle): ReadonlyMap<string, readonly CapitalPair[]> {
  const by = new Map<string, CapitalPair[]>()
  const add = (key: string, pair: CapitalPair): void => {
    const own = by.get(key)
    if (own === undefined) by.set(key, [pair])
    else own.push(pair)
  }
  blocks.forEach((block, index) => {
    if (!isTelling(block)) return
    for (const match of block.text.matchAll(/(?<!\p{L}[’'-]?)(\p{Lu}[\p{L}’'-]+\s+)(?=(\p{Lu}[\p{L}’'-]+))/gu)) {
      const [, lead = '', family = ''] = match
      const surname = family.replace(/[’']s$/u, '')
      const start = match.index
      const pair = { block: index, given: lead.trim(), surname, start, end: start + lead.length + surname.length }
      add(`${pair.given} `, pair)
      add(` ${surname}`, pair)
    }
  })
  return by
}

/** An answer about the text that every caption with the same question shares. */
export function shared<T>({ remembered }: ArticleText, question: string, work: () => T): T {
  if (remembered.has(question)) return remembered.get(question) as T
  const answer = work()
  remembered.set(question, answer)
  return answer
}
