import { isDismissed } from '#shared/acts/findings.ts'
import { TWO_VALUES_RULE, type ConflictPair } from '#shared/acts/conflicts.ts'
import type { Article } from '#shared/domain/article.ts'
import type { Dismissal } from '#shared/domain/dismissal.ts'
import type { NumberRecord } from '#shared/domain/number.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import { codePointLength } from '#shared/lib/code-points.ts'
import type { ConflictPlace, FactConflict } from '#shared/numbers/rules/agreement.ts'
import type { CheckedArticle } from '#shared/numbers/rules/checked-text.ts'
import { cleanBlock } from '#shared/text/clean-block.ts'
import { carriedOut } from '#shared/text/derive.ts'
import { readingText } from '#shared/text/form.ts'
import type { BlockBundle, Bundles } from './by-block.ts'

/** One value that a fact is given, and where. */
export interface ConflictValue {
  readonly value: number
  /** As the first place writes it. */
  readonly text: string
  readonly places: readonly NumberRecord[]
}

/** A fact with two or more values, in the numbers of the ledger. */
export interface NumberConflict {
  readonly key: string
  readonly fact: string
  readonly values: readonly ConflictValue[]
  /** Numbers that make one of the values: words and sum. */
  readonly support: { readonly parts: readonly string[]; readonly value: number } | undefined
}

/** The article as it would read with its numbers put right: what the search for conflicts looks at. */
export interface ConflictInput {
  readonly article: CheckedArticle
  readonly bundles: readonly BlockBundle[]
}

/** The texts to look at: accepted suggestions carried out, and those that put a number right as well. */
export function conflictInput(bundles: Bundles, article: Article | undefined): ConflictInput {
  return {
    bundles: bundles.list,
    article: {
      blocks: bundles.list.map((bundle) => ({ role: bundle.block.role, text: settledText(bundle) })),
      publishedAt: article?.publishedAt,
      language: article?.language === 'und' ? undefined : article?.language,
    },
  }
}

/** Whether the search would come to the same. */
export function isSameInput(a: ConflictInput | undefined, b: ConflictInput): boolean {
  if (a === undefined || a.article.publishedAt !== b.article.publishedAt) return false
  if (a.article.language !== b.article.language || a.article.blocks.length !== b.article.blocks.length) return false
  return a.article.blocks.every((block, at) => {
    const other = b.article.blocks[at]
    return block.role === other?.role && block.text === other.text
  })
}

/** As its words and numbers are read: 3×10⁸ keeps its power, and a note mark is no digit. */
function settledText({ block, suggestions }: BlockBundle): string {
  return readingText(suggestions.length === 0 ? block : cleanBlock(block, putRight(suggestions)))
}

/** A wrong number with its right value says the right value, whether or not it was accepted yet. */
function putRight(suggestions: readonly Suggestion[]): readonly Suggestion[] {
  return suggestions.map((each) =>
    each.state === 'open' && each.numberId !== undefined ? { ...each, state: 'accepted' as const } : each,
  )
}

/**
 * The conflicts that stand, in the numbers of the ledger. One is settled when its places no longer disagree, or when the
 * editor said of every pair that they are different facts. Blocks whose words changed since the search are left out
 * until it has looked again.
 */
export function numberConflicts(
  found: readonly FactConflict[],
  input: ConflictInput,
  bundles: Bundles,
  dismissals: readonly Dismissal[],
): readonly NumberConflict[] {
  return found.flatMap((conflict) => {
    const values = valuesOf(conflict, input, bundles)
    if (values === undefined || values.length < 2) return []
    const key = values.flatMap(({ places }) => places.map(({ id }) => id)).join(' ')
    const support = conflict.support && {
      parts: conflict.support.parts.map(({ text }) => text),
      value: conflict.support.value,
    }
    const fresh: NumberConflict = { key, fact: conflict.fact, values, support }
    const isLeft = pairsOf(fresh, bundles).every(({ earlier, later }) => {
      const finding = { rule: TWO_VALUES_RULE, blockId: later.blockId, words: later.text, also: earlier.text }
      return dismissals.some((dismissal) => isDismissed(finding, dismissal))
    })
    return isLeft ? [] : [fresh]
  })
}

/** Every two places that disagree, each in the order of the text. */
export function pairsOf({ values }: NumberConflict, bundles: Bundles): readonly ConflictPair[] {
  const order = new Map(bundles.list.map(({ block }, index) => [block.id as string, index]))
  const place = (number: NumberRecord): number => (order.get(number.blockId) ?? 0) * 1e6 + number.start
  return values.flatMap((one, at) =>
    values
      .slice(at + 1)
      .flatMap((other) =>
        one.places.flatMap((a) =>
          other.places.map((b) => (place(a) <= place(b) ? { earlier: a, later: b } : { earlier: b, later: a })),
        ),
      ),
  )
}

function valuesOf(
  conflict: FactConflict,
  input: ConflictInput,
  bundles: Bundles,
): readonly ConflictValue[] | undefined {
  const values: { value: number; text: string; places: NumberRecord[] }[] = []
  for (const place of conflict.places) {
    const looked = input.bundles[place.block]
    const bundle = looked && bundles.byId.get(looked.block.id)
    if (bundle === undefined || settledText(bundle) !== input.article.blocks[place.block]?.text) return undefined
    const number = numberAt(bundle, place)
    // What is no number or no statistic says nothing that could be in dispute.
    if (number === undefined || number.state === 'not-a-statistic') continue
    const own = values.find(({ value }) => value === place.value)
    if (own === undefined) values.push({ value: place.value, text: place.text, places: [number] })
    else own.places.push(number)
  }
  return values
}

/** The number of the ledger that stands at a place of the settled text. */
function numberAt({ block, numbers, suggestions }: BlockBundle, place: ConflictPlace): NumberRecord | undefined {
  let shift = 0
  for (const { id, numberId, start, end, after } of carriedOut(block.id, putRight(suggestions))) {
    const from = start + shift
    const to = from + codePointLength(after)
    if (place.start < to && from < place.end) {
      const isThere = ({ text, value }: NumberRecord): boolean => text === place.text || value === place.value
      return numbers.find((number) => number.id === numberId || (number.suggestionId === id && isThere(number)))
    }
    if (from >= place.end) break
    shift += codePointLength(after) - (end - start)
  }
  const start = place.start - shift
  return numbers.find(
    (number) =>
      number.suggestionId === undefined && !number.isStruck && number.start < place.end - shift && start < number.end,
  )
}
