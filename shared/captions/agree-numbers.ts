import type { Agreement } from './agreement-kinds.ts'
import type { ArticleText } from './article-text.ts'
import { countsOf } from './counts.ts'
import type { CaptionFacts } from './facts.ts'
import { placeIn } from './similar.ts'
import { inCodePoints } from './view.ts'

/** What a caption counts: with two values in the article, with the same value there, or not told there. */
export function numberAgreement(facts: CaptionFacts, index: number, text: ArticleText): readonly Agreement[] {
  const conflicts = conflictsOf(index, text)
  if (!text.hasNumbers) return conflicts
  const isFree = (start: number, end: number): boolean =>
    !conflicts.some((conflict) => conflict.start < end && start < conflict.end)
  const others = countsOf(facts.view, text.article.publishedAt).flatMap(({ key, value, mention }): Agreement[] => {
    const span = inCodePoints(facts.view.raw, mention)
    if (!isFree(span.start, span.end)) return []
    const own = { kind: 'number', words: mention.words, ...span } as const
    const there = text.counted(key, value)
    // One of a thing is no figure that a text would repeat; and what stands there beside other words is not said to be absent.
    if (there === undefined) return value > 1 && !text.hasValue(value) ? [{ ...own, verdict: 'absent' }] : []
    const raw = text.article.blocks[there.block]?.text ?? ''
    const other = placeIn(there.block, raw, there.mention.start, there.mention.end)
    return [{ ...own, verdict: 'agrees', other }]
  })
  return [...conflicts, ...others]
}

function conflictsOf(index: number, { article, conflictsAt }: ArticleText): readonly Agreement[] {
  return conflictsAt(index)
    .flatMap(({ places }): Agreement[] => {
      const own = places.find((place) => place.block === index)
      const other =
        own === undefined ? undefined : places.find((place) => place.block !== index && place.value !== own.value)
      if (own === undefined || other === undefined) return []
      const there = { block: other.block, start: other.start, end: other.end, words: other.text }
      return [{ kind: 'number', verdict: 'conflict', start: own.start, end: own.end, words: own.text, other: there }]
    })
    .filter((item) => item.other === undefined || article.blocks[item.other.block] !== undefined)
}
