import { err, ok, type Result } from '../lib/result.ts'
import { fold, type Folded, type Sameness } from './fold.ts'

/** What is sought, and how. */
export interface FindQuery extends Omit<Sameness, 'hasLines'> {
  readonly words: string
  /** Letters and digits before and behind end the word; Han needs no such end. */
  readonly isWhole: boolean
  /** The words are a regular expression (of ECMAScript, with `u`). */
  readonly isPattern: boolean
}

/** A text that is searched; what it folds to is kept with the object. */
export interface Haystack {
  readonly text: string
}

/** A place that was found; UTF-16 indexes of the text itself. */
export interface Found {
  readonly start: number
  readonly end: number
}

/** What a pattern found, with its groups: numbered ones in their order, `undefined` where one took no part. */
export interface FoundPattern extends Found {
  readonly groups: readonly (Found | undefined)[]
  readonly names: Readonly<Record<string, Found | undefined>>
}

const foldings = new WeakMap<Haystack, Map<string, Folded>>()

/** Gives the folding of text after text; the same object is folded once for one sameness. */
function folder(query: FindQuery): (haystack: Haystack) => Folded {
  if (query.isExact && query.isCased) return (haystack) => haystack
  const sameness = samenessOf(query)
  const key = [query.isCased, query.isExact, query.isPattern].join()
  return (haystack) => {
    let known = foldings.get(haystack)
    if (known === undefined) foldings.set(haystack, (known = new Map<string, Folded>()))
    let folded = known.get(key)
    if (folded === undefined) known.set(key, (folded = fold(haystack.text, sameness)))
    return folded
  }
}

function samenessOf({ isCased, isExact, isPattern }: FindQuery): Sameness {
  return { isCased, isExact, hasLines: isPattern }
}

/** Finds the words of a query that is no pattern, in text after text; a letter alone is found a hundred thousand times. */
export function wordFinder(
  query: FindQuery,
): (haystack: Haystack, onFound: (start: number, end: number) => void) => void {
  const sought = fold(query.words, samenessOf(query)).text
  const foldingOf = folder(query)
  return (haystack, onFound) => {
    if (sought === '') return
    const folded = foldingOf(haystack)
    let index = folded.text.indexOf(sought)
    while (index !== -1) {
      const end = index + sought.length
      const isHit =
        (folded.places === undefined || isWholeLetter(folded.places, index, end)) &&
        (!query.isWhole || isWholeWord(folded.text, index, end))
      if (isHit && folded.places === undefined) onFound(index, end)
      else if (isHit) {
        const place = spanOf(folded, index, end)
        onFound(place.start, place.end)
      }
      index = folded.text.indexOf(sought, isHit ? end : index + 1)
    }
  }
}

/** Makes texts comparable before anything is sought in them. */
export function preparer(query: Omit<FindQuery, 'words'>): (haystack: Haystack) => void {
  return folder({ ...query, words: '' })
}

/** Finds what fits a pattern, in text after text; it may take as long as it likes, and is asked where it can be stopped. */
export function patternFinder(
  query: FindQuery,
): Result<(haystack: Haystack) => readonly FoundPattern[], 'bad-pattern'> {
  const expression = expressionOf(query)
  if (expression === undefined) return err('bad-pattern')
  const foldingOf = folder(query)
  return ok((haystack) => {
    const folded = foldingOf(haystack)
    return [...folded.text.matchAll(expression)].flatMap((match) => {
      const [whole, ...groups] = match.indices ?? []
      if (whole === undefined || whole[0] === whole[1]) return []
      if (folded.places !== undefined && !isWholeLetter(folded.places, whole[0], whole[1])) return []
      if (query.isWhole && !isWholeWord(folded.text, whole[0], whole[1])) return []
      const of = (span: readonly [number, number] | undefined): Found | undefined =>
        span === undefined ? undefined : spanOf(folded, span[0], span[1])
      const names = Object.entries(match.indices?.groups ?? {}).map(([name, span]) => [name, of(span)] as const)
      return [{ ...spanOf(folded, whole[0], whole[1]), groups: groups.map(of), names: Object.fromEntries(names) }]
    })
  })
}

/** Whether the pattern can be read at all. */
export function isPatternReadable(query: FindQuery): boolean {
  return expressionOf(query) !== undefined
}

function expressionOf(query: FindQuery): RegExp | undefined {
  const flags = query.isCased ? 'dgmu' : 'digmu'
  // What the text's characters count as, the pattern's count as too; its own signs stay what they are.
  const source = query.isExact ? query.words : foldPattern(query.words)
  for (const each of [source, query.words]) {
    try {
      return new RegExp(each, flags)
    } catch {
      // The other spelling is tried; what neither can be is no pattern.
    }
  }
  return undefined
}

/** Case is left to the pattern's own flag: \S is not \s. */
function foldPattern(words: string): string {
  return [...words.normalize('NFC')]
    .map((sign) => {
      const same = fold(sign, { isCased: true, isExact: false, hasLines: true }).text
      if (same === sign || same === '' || !/^[!-/:-@[-`{-~]$/.test(same)) return same === '' ? sign : same
      // A full-width bracket is a character of the text, never a sign of the pattern.
      return `\\x${same.charCodeAt(0).toString(16)}`
    })
    .join('')
}

function spanOf({ places }: Folded, start: number, end: number): Found {
  if (places === undefined) return { start, end }
  const from = places.starts[start] ?? places.ends.at(-1) ?? 0
  return { start: from, end: end > start ? (places.ends[end - 1] ?? from) : from }
}

/** Whether no more and no less than whole letters were found. */
function isWholeLetter({ starts, ends }: NonNullable<Folded['places']>, start: number, end: number): boolean {
  if (start > 0 && starts[start] === starts[start - 1]) return false
  return end >= ends.length || ends[end] !== ends[end - 1]
}

/** Scripts that put no space between words have no ends of words to look at. */
const WORDY = /(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])[\p{L}\p{N}\p{M}_]/u

function isWholeWord(text: string, start: number, end: number): boolean {
  return !isJoined(text, start) && !isJoined(text, end)
}

function isJoined(text: string, index: number): boolean {
  if (index <= 0 || index >= text.length) return false
  const before = String.fromCodePoint(text.codePointAt(isTrail(text, index - 1) ? index - 2 : index - 1) ?? 0)
  const after = String.fromCodePoint(text.codePointAt(index) ?? 0)
  return WORDY.test(before) && WORDY.test(after)
}

function isTrail(text: string, index: number): boolean {
  const code = text.charCodeAt(index)
  return code >= 0xdc00 && code <= 0xdfff
}
