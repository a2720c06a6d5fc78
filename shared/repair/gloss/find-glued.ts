import { applyEdits, composeEdits } from '../edits.ts'
import type { Edit } from '../edits.ts'
import { findWidth } from '../stages/width.ts'
import { weigh } from './evidence.ts'
import { learn } from './familiar.ts'
import type { Familiar } from './familiar.ts'
import { editOf, editsOf } from './line-edits.ts'
import { findLostLeads } from './lost-leads.ts'
import type { Budget } from './losses.ts'
import { readTokens } from './read-line.ts'
import { MAY_BE_GLUED, plainTokens, tokenize } from './tokens.ts'
import type { Token } from './tokens.ts'

/** A sign cut in two leaves this in a line: what follows is shifted by one byte. */
const MAY_BE_CUT = /\?!(?:[^\u0000-\u007F?]|\?|$)/
/** A line with more `?` than this is not searched: hostile, or past help. */
const MAX_LOSSES = 40
/** After so many `?` in a document its further lines are searched narrowly, so that time stays bounded. */
const WIDELY_SEARCHED = 200
const NARROW = 0.05
/** Steps of search that a document may take in all, about a second; see {@link Budget}. */
export const DOCUMENT_STEPS = 5_000_000
const PLAIN_LOSS = /\?(?![a-zā-ǜ])/g
const FULL_WIDTH_SIGN = /[，：；？！（）]/
const MAY_HAVE_LOST = /\?[^\u0000-\u007F]{2}/

/**
 * Edits of every line that undo the damage of pages whose GBK was treated as bytes: readings glued on,
 * bytes shifted or lost, full-width punctuation made half-width. Whole documents, because one line alone
 * seldom tells an author's gloss from a program's. `budget` is what all rounds over a document may spend together.
 */
export function findGlued(lines: readonly string[], budget: Budget): readonly (readonly Edit[])[] {
  const suspects = new Map<number, readonly Token[]>()
  for (const [index, line] of lines.entries()) {
    if (MAY_BE_GLUED.test(line)) suspects.set(index, tokenize(line))
  }
  const evidence = suspects.size === 0 ? undefined : weigh(lines, suspects)
  const isDamaged = evidence?.isDamaged ?? false
  const familiar = lazily(() => learn(lines))
  let searched = 0
  const breadth = (line: string): number => {
    searched += line.match(PLAIN_LOSS)?.length ?? 0
    return searched <= WIDELY_SEARCHED ? 1 : NARROW
  }
  const find = (line: string, index: number): readonly Edit[] => {
    if (isDamaged && (suspects.has(index) || MAY_BE_CUT.test(line))) {
      const tokens = withoutOwn(line, suspects.get(index) ?? tokenize(line), evidence?.own)
      return budget.left <= 0 || isWhole(tokens) || isTooTorn(tokens)
        ? glossEdits(line, tokens)
        : editsOf(line, readTokens(line, tokens, { hasLostLeads: false, familiar, breadth: breadth(line), budget }))
    }
    const mayHaveLost = MAY_HAVE_LOST.test(line) || MAY_BE_CUT.test(line)
    return mayHaveLost && line.split('?').length <= MAX_LOSSES
      ? findLostLeads(line, { familiar, breadth: breadth(line), budget })
      : []
  }
  const found: (readonly Edit[])[] = lines.map(() => [])
  for (const index of leastTornFirst(lines)) found[index] = find(lines[index] ?? '', index)
  if (!isDamaged && found.every((edits) => edits.length === 0)) return found
  return lines.map((line, index) => {
    const edits = found[index] ?? []
    // Full-width signs of its own show that a line was never touched.
    if (FULL_WIDTH_SIGN.test(line)) return edits
    return composeEdits(line, edits, findWidth(applyEdits(line, edits)))
  })
}

/** Indexes of the lines, those that lost least first: what is past help must not spend what helps the others. */
function leastTornFirst(lines: readonly string[]): readonly number[] {
  const losses = lines.map((line) => line.match(PLAIN_LOSS)?.length ?? 0)
  return lines.map((_, index) => index).sort((a, b) => (losses[a] ?? 0) - (losses[b] ?? 0))
}

/** Tokens in which the brackets of an author's own glosses are plain text again. */
function withoutOwn(line: string, tokens: readonly Token[], own: ReadonlySet<string> | undefined): readonly Token[] {
  if (own === undefined || own.size === 0) return tokens
  return tokens.flatMap((token) =>
    token.type === 'mark' && own.has(line.charAt(token.start - 1))
      ? plainTokens(line, token.start, token.end)
      : [token],
  )
}

/** Whether readings are all that was done to a line: each stands after its own character, no byte is shifted. */
function isWhole(tokens: readonly Token[]): boolean {
  return tokens.every((token, index) => {
    if (token.type === 'cut' || (token.type === 'loss' && token.reading !== undefined)) return false
    return token.type !== 'mark' || tokens[index - 1]?.type === 'pair'
  })
}

/** So much is lost that nothing can be guessed: only the readings that stand whole come off. */
function isTooTorn(tokens: readonly Token[]): boolean {
  return tokens.filter((token) => token.type === 'loss').length > MAX_LOSSES
}

function glossEdits(line: string, tokens: readonly Token[]): readonly Edit[] {
  return tokens.flatMap((token, index) =>
    token.type === 'mark' && tokens[index - 1]?.type === 'pair'
      ? [editOf(line, { start: token.start - 1, end: token.end, after: line.charAt(token.start - 1), isGuess: false })]
      : [],
  )
}

/** What a document tells, learnt only when something is lost in it. */
function lazily(make: () => Familiar): Familiar {
  let made: Familiar | undefined
  const get = (): Familiar => (made ??= make())
  return { cost: (code, before) => get().cost(code, before), gain: (one, two) => get().gain(one, two) }
}
