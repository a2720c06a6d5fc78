import classes from './data/word-classes.json' with { type: 'json' }
import { inCaseOf, isJoined, withApostropheOf, type EnglishBlock, type EnglishMark, type Word } from './text.ts'

/**
 * A pattern of words, as the lists hold it. Words are parted by a space; `[…]` stands around those that are wrong.
 * `a|b` one of these; `@name` one of a class; `*ing` any word that ends so; `*` any; `!a|b` none of these; `^` the next
 * word begins a sentence; `$` a mark or the end follows the word before; `Name,` a comma follows it.
 */
export interface PatternEntry {
  readonly find: string
  /** What should stand in the place of the wrong words: one for all, or one for each. */
  readonly right: string | Readonly<Record<string, string>>
  /** Patterns around the same wrong words that are right after all. */
  readonly but?: readonly string[] | undefined
  readonly why: string
}

interface Test {
  readonly passes: (word: Word) => boolean
  /** A comma follows the word. */
  readonly hasComma: boolean
  /** A mark or the end will do as well. */
  readonly isOrEnd: boolean
}

interface Compiled {
  readonly before: readonly Test[]
  readonly wrong: readonly Test[]
  readonly behind: readonly Test[]
  /** The first word of the pattern begins a sentence. */
  readonly isAtStart: boolean
  /** A mark or the end follows the last. */
  readonly isAtEnd: boolean
  /** The words that the first wrong one can be. */
  readonly keys: readonly string[]
}

interface Ready extends Compiled {
  readonly right: PatternEntry['right']
  readonly but: readonly Compiled[]
}

const CLASSES = new Map(
  Object.entries(classes).map(([name, { words }]) => [name, new Set(words.flatMap((line) => line.split(' ')))]),
)

function classOf(name: string): ReadonlySet<string> {
  const found = CLASSES.get(name)
  if (found === undefined) throw new Error(`no class of words ${name}`)
  return found
}

/** The words of a class that a list names; for rules that are no patterns. */
export function wordsOf(name: string): ReadonlySet<string> {
  return classOf(name)
}

function testOf(element: string): Test {
  const parts = element.split('|')
  const hasComma = element.endsWith(',')
  return {
    // A name before a comma may begin the sentence.
    passes: wordTest(parts.map((part) => (part === 'Name,' ? 'Capital' : part.replace(/,$/u, '')))),
    hasComma,
    isOrEnd: !element.startsWith('!') && parts.includes('$'),
  }
}

function wordTest(parts: readonly string[]): Test['passes'] {
  const [first = '', ...others] = parts
  if (first.startsWith('!')) {
    const inner = wordTest([first.slice(1), ...others])
    return (word) => !inner(word)
  }
  if (parts.includes('*')) return () => true
  const tests = parts.map((part): Test['passes'] => {
    if (part.startsWith('@')) {
      const words = classOf(part.slice(1))
      return ({ lower }) => words.has(lower)
    }
    if (part === 'Name') return ({ isCapital, isFirst }) => isCapital && !isFirst
    if (part === 'Capital') return ({ isCapital }) => isCapital
    if (part === '0') return ({ text }) => /^\p{N}/u.test(text)
    if (part.startsWith('*')) {
      const end = part.slice(1)
      return ({ lower }) => lower.length > end.length + 1 && lower.endsWith(end)
    }
    return ({ lower }) => lower === part
  })
  return (word) => tests.some((test) => test(word))
}

function keysOf(element: string): readonly string[] {
  return element.split('|').flatMap((part) => (part.startsWith('@') ? [...classOf(part.slice(1))] : [part]))
}

function compile(pattern: string): Compiled {
  const parts = pattern.split(' ')
  const isAtStart = parts[0] === '^'
  const isAtEnd = parts.at(-1) === '$'
  const elements = parts.slice(isAtStart ? 1 : 0, isAtEnd ? -1 : undefined)
  const from = elements.findIndex((part) => part.startsWith('['))
  const to = elements.findIndex((part) => part.endsWith(']'))
  if (from === -1 || to < from) throw new Error(`no wrong words in ${pattern}`)
  const bare = elements.map((part) => part.replace(/^\[|\]$/gu, ''))
  return {
    before: bare.slice(0, from).map(testOf),
    wrong: bare.slice(from, to + 1).map(testOf),
    behind: bare.slice(to + 1).map(testOf),
    isAtStart,
    isAtEnd,
    keys: keysOf(bare[from] ?? ''),
  }
}

const SMALL = new Set([...classOf('pronoun'), ...classOf('determiner'), ...classOf('modal')])

/** A small word with a capital letter inside a sentence is of a title, and one in capitals is an abbreviation. */
function isTitled({ text, lower, isCapital, isFirst }: Word): boolean {
  if (/^\p{Lu}{2,}$/u.test(text)) return true
  return isCapital && !isFirst && lower !== 'i' && SMALL.has(lower)
}

function isJoinedTo(word: Word, before: Test | undefined): boolean {
  return before?.hasComma === true ? word.gap === ', ' : isJoined(word)
}

/** Whether the words around `at`, the first wrong one, are those of the pattern. */
function fits({ before, wrong, behind, isAtStart, isAtEnd }: Compiled, words: readonly Word[], at: number): boolean {
  const first = at - before.length
  const tests = [...before, ...wrong, ...behind]
  const start = words[first]
  if (start === undefined || (isAtStart && !start.isFirst)) return false
  for (const [step, test] of tests.entries()) {
    const word = words[first + step]
    if (word === undefined || (step > 0 && !isJoinedTo(word, tests[step - 1]))) return test.isOrEnd
    if (!test.passes(word) || isTitled(word)) return false
  }
  if (!isAtEnd) return true
  const next = words[first + tests.length]
  return next === undefined || !isJoined(next)
}

/** A list of patterns, made ready once; finds every place of each. */
export function patternFinder(entries: readonly PatternEntry[]): (block: EnglishBlock) => readonly EnglishMark[] {
  const byKey = new Map<string, Ready[]>()
  for (const { find, right, but = [] } of entries) {
    const ready: Ready = { ...compile(find), right, but: but.map(compile) }
    for (const key of ready.keys) byKey.set(key, [...(byKey.get(key) ?? []), ready])
  }
  return ({ index, text, words }) =>
    words.flatMap(({ lower, start }, at): EnglishMark[] => {
      const found = byKey
        .get(lower)
        ?.find((each) => fits(each, words, at) && !each.but.some((pattern) => fits(pattern, words, at)))
      const last = words[at + (found?.wrong.length ?? 0) - 1]
      if (found === undefined || last === undefined) return []
      const wrong = text.slice(start, last.end)
      const right = typeof found.right === 'string' ? found.right : found.right[lower]
      if (right === undefined) return []
      return [{ block: index, start, end: last.end, right: withApostropheOf(inCaseOf(right, wrong), text) }]
    })
}
