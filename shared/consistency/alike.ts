import { isWhole, namesByFirst, standingIn } from '../people/scan-names.ts'
import { foldText } from '../structure/fold.ts'
import { readForConsistency, TWO_WAYS } from './check-consistency.ts'
import { rewrite, severalWays, type TwoWays, type Way, wordsOf } from './ways.ts'

/** Places of one thing that would be written alike. */
export interface Alike {
  /** The way that they would be written in, as it stands somewhere. */
  readonly like: string
  /** UTF-16 of the blocks. */
  readonly places: readonly {
    readonly block: number
    readonly start: number
    readonly end: number
    readonly after: string
  }[]
}

/** What is found to be written in two ways, and where; UTF-16 of its block. */
export interface InTwoWays {
  readonly rule: string
  readonly block: number
  readonly start: number
  readonly values?: Readonly<Record<string, string | number>> | undefined
}

/**
 * The two directions in which what a finding tells of can be made one: all as it is written elsewhere (`there`), and all as it is
 * written here. Undefined where the rule tells of nothing that is written in two ways, or the text has changed.
 */
export function alikeWays(
  found: InTwoWays,
  blocks: readonly { readonly role: string; readonly text: string }[],
): { readonly there: Alike; readonly here: Alike } | undefined {
  const two = twoWaysOf(found)
  if (two === undefined) return undefined
  const isHere = (way: Way): boolean => way.block.index === found.block && way.start === found.start
  const forms = severalWays(two.waysIn(readForConsistency(blocks))).find((own) => own.some((ways) => ways.some(isHere)))
  const here = forms?.find((ways) => ways.some(isHere))
  const there = forms?.find((ways) => ways !== here)
  if (forms === undefined || here === undefined || there === undefined) return undefined
  return { there: all(two, forms, there), here: all(two, forms, here) }
}

/** Whether a rule tells of what is written in two ways. */
export const isOfTwoWays = (rule: string): boolean => rule === SPELLING || Object.hasOwn(TWO_WAYS, rule)

const SPELLING = 'consistency.name-spelling'

function twoWaysOf({ rule, values }: InTwoWays): TwoWays | undefined {
  if (rule === SPELLING) return spelledWays(String(values?.['here'] ?? ''), String(values?.['there'] ?? ''))
  return isOfTwoWays(rule) ? TWO_WAYS[rule as keyof typeof TWO_WAYS] : undefined
}

/** Two spellings of one name, wherever they stand. */
function spelledWays(one: string, other: string): TwoWays {
  return {
    waysIn: (blocks) => {
      const names = namesByFirst([one, other].map(folded))
      return blocks.flatMap((block) =>
        standingIn(block, names, isWhole).map(({ start, end, name }): Way => ({
          of: 'name',
          form: name,
          isUsual: name === folded(other),
          block,
          start,
          end,
        })),
      )
    },
  }
}

const folded = (name: string): string => (/\p{Script=Han}/u.test(name) ? foldText(name) : name)

function all(two: TwoWays, forms: readonly (readonly Way[])[], like: readonly Way[]): Alike {
  const [model] = like
  const others = forms.flatMap((ways) => (ways === like ? [] : ways))
  return {
    like: model === undefined ? '' : wordsOf(model),
    places: others.flatMap((way) => {
      const after = model && rewrite(two, way, model)
      const { block, start, end } = way
      return after === undefined || after === wordsOf(way) ? [] : [{ block: block.index, start, end, after }]
    }),
  }
}
