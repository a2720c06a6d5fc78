import { quotedIn } from '../language/mixture.ts'
import { inEach } from '../lib/once-per.ts'
import type { ReadBlock } from '../text/read-block.ts'
import type { ConsistencyMark } from './marks.ts'

/** One way of writing something, where it stands. UTF-16 of its block. */
export interface Way {
  /** What is written in one way or another. */
  readonly of: string
  /** The way; those of one `of` that differ are held against each other. */
  readonly form: string
  /** Whether it is the one that is recommended, where neither is the commoner. */
  readonly isUsual: boolean
  readonly block: ReadBlock
  readonly start: number
  readonly end: number
}

/** What an article may write in two ways. */
export interface TwoWays {
  /** Every place at which it is written, in whatever way. */
  readonly waysIn: (blocks: readonly ReadBlock[]) => readonly Way[]
  /** Words of one way in another; absent: the other's own words, as they stand elsewhere. Undefined where they cannot be told. */
  readonly into?: (words: string, other: Way) => string | undefined
  /** Whether the commoner way is surely the right one; absent: it is. */
  readonly isSure?: (words: string, usual: Way) => boolean
}

export const wordsOf = ({ block, start, end }: Way): string => block.text.slice(start, end)

/** The ways of each thing that is written in more than one, the commonest first; of two that are as common, the recommended one. */
export function severalWays(ways: readonly Way[]): readonly (readonly (readonly Way[])[])[] {
  return [...Map.groupBy(ways, ({ of }) => of).values()].flatMap((own) => {
    const byForm = [...Map.groupBy(own, ({ form }) => form).values()].toSorted(
      (one, other) => other.length - one.length || Number(other[0]?.isUsual) - Number(one[0]?.isUsual),
    )
    return byForm.length === 1 ? [] : [byForm]
  })
}

/**
 * Of what is written in two ways the rarer one is marked wherever it stands, with the other, how often each is written and the
 * other's block beside it; of two that are as common, the one that is not recommended.
 */
export function rarerWays({ waysIn, into, isSure }: TwoWays, blocks: readonly ReadBlock[]): readonly ConsistencyMark[] {
  return severalWays(waysIn(blocks)).flatMap(([often = [], ...others]) => {
    const [usual] = often
    if (usual === undefined) return []
    return others.flatMap((rare) =>
      rare.map((way): ConsistencyMark => {
        const here = wordsOf(way)
        const suggest = isSure?.(here, usual) === false ? undefined : rewrite({ into }, way, usual)
        const { block, start, end } = way
        const counts = { hereCount: rare.length, thereCount: often.length }
        return {
          block: block.index,
          start,
          end,
          values: { here, there: wordsOf(usual), otherBlock: usual.block.index, ...counts },
          ...(suggest === undefined ? {} : { suggest }),
        }
      }),
    )
  })
}

/** The words of a way as another way has them. */
export const rewrite = ({ into }: Pick<TwoWays, 'into'>, way: Way, other: Way): string | undefined =>
  into === undefined ? wordsOf(other) : into(wordsOf(way), other)

/** Every match of `pattern` in the blocks that are read, outside of quotations and titles, as a way of writing. */
export function waysByPattern(
  pattern: RegExp,
  tell: (match: RegExpExecArray, text: string) => Pick<Way, 'of' | 'form' | 'isUsual'> | undefined,
  { isRead = () => true, textOf = ({ folded }) => folded }: Reading = {},
): TwoWays['waysIn'] {
  return inEach((block: ReadBlock) => {
    if (!isRead(block)) return []
    const text = textOf(block)
    let isQuoted: ((at: number) => boolean) | undefined
    return Array.from(text.matchAll(pattern)).flatMap((match): readonly Way[] => {
      isQuoted ??= quotedIn(block.text)
      const told = isQuoted(match.index) ? undefined : tell(match, text)
      return told === undefined ? [] : [{ ...told, block, start: match.index, end: match.index + match[0].length }]
    })
  })
}

/** Which blocks are read for a way of writing, and what of them; absent: all, folded. */
interface Reading {
  readonly isRead?: (block: ReadBlock) => boolean
  readonly textOf?: (block: ReadBlock) => string
}
