import compounds from '../data/compounds.json' with { type: 'json' }
import varieties from '../data/varieties.json' with { type: 'json' }
import type { Dictionary, Variety } from '../dictionary.ts'
import { spelledIn } from '../variety.ts'
import { inCaseOf, isJoined, type EnglishBlock, type EnglishMark, type Word } from '../text.ts'

/** A form where it is written. */
interface Written {
  readonly block: number
  readonly start: number
  readonly end: number
  readonly text: string
  readonly form: string
}

const [STEMS = ''] = varieties.ise.stems
const ISE = new RegExp(
  `^(re|de|un|dis|over)?(${STEMS.split(' ').join('|')})([sz])(e[dsr]?|ers|ing|ation|ations|ational)$`,
  'u',
)
const NOT_VARIANTS = new Set(varieties.notVariants.map(([pair]) => pair))
const SAME_ONLY = new Set(varieties.sameWordOnly.map(([word]) => word))
/** Each spelling of a pair, with the other one and its variety. */
const PAIRS = new Map(
  varieties.pairs.flatMap(([british = '', american = '']) => [
    [british, { other: american, variety: 'british', isWeak: SAME_ONLY.has(british), pair: `${british} ${american}` }],
    [american, { other: british, variety: 'american', isWeak: SAME_ONLY.has(british), pair: `${british} ${american}` }],
  ]),
)

/**
 * One spelling in an article: -ise or -ize, grey or gray, British or American; the rarer is marked. Where the house has chosen
 * one (`variety`), the other is told by {@link otherVariety}; in Britain -ise and -ize are both written.
 */
export function mixedSpellings(blocks: readonly EnglishBlock[], variety?: Variety): readonly EnglishMark[] {
  const ise: Written[] = []
  const pairs: Written[] = []
  for (const block of blocks)
    for (const word of block.words) {
      // A word in a name is spelled as the name is: Pearl Harbor, Labour.
      if (word.isCapital && !word.isFirst) continue
      const form = ISE.exec(word.lower)?.[3]
      if (form !== undefined) ise.push(written(block, word, form))
      else if (PAIRS.has(word.lower)) pairs.push(written(block, word, word.lower))
    }
  const marks = [
    ...(variety === 'american' ? [] : rarer(ise, ({ form }) => form, otherEnding)),
    ...(variety === undefined ? [...sameWord(pairs), ...varietyOf(pairs)] : []),
  ]
  return [...new Map(marks.map((mark) => [`${String(mark.block)} ${String(mark.start)}`, mark])).values()]
}

/** Words that the variety which the house has chosen spells otherwise; a word in a name is spelled as the name is. */
export function otherVariety(
  blocks: readonly EnglishBlock[],
  variety: Variety,
  dictionary: Dictionary,
): readonly EnglishMark[] {
  const names = new Set(
    blocks.flatMap(({ words }) => words.flatMap((word) => (word.isCapital && !word.isFirst ? [word.lower] : []))),
  )
  return blocks.flatMap((block) =>
    block.words.flatMap((word, at): EnglishMark[] => {
      const next = block.words[at + 1]
      const isName =
        word.isCapital && (!word.isFirst || names.has(word.lower) || (next?.isCapital === true && isJoined(next)))
      const there = isName ? undefined : spelledIn(variety, word.lower, dictionary)
      if (there === undefined) return []
      const { start, end, text } = word
      return [
        {
          block: block.index,
          start,
          end,
          right: inCaseOf(there, text),
          values: { here: text, there },
        },
      ]
    }),
  )
}

function written({ index }: EnglishBlock, { text, start, end }: Word, form: string): Written {
  return { block: index, start, end, text, form }
}

function otherEnding({ text, form }: Written): string {
  const at = text.toLowerCase().search(/[sz](?:e[dsr]?|ers|ing|ation|ations|ational)$/u)
  return text.slice(0, at) + (form === 's' ? 'z' : 's') + text.slice(at + 1)
}

/** The places of the form that is rarer, or that comes later where both are as frequent; both forms are told. */
function rarer(
  all: readonly Written[],
  kindOf: (one: Written) => string,
  right: (one: Written) => string | undefined,
): readonly EnglishMark[] {
  const kinds = [...Map.groupBy(all, kindOf).values()].toSorted((a, b) => b.length - a.length)
  const [usual, ...rare] = kinds
  const there = usual?.[0]
  if (there === undefined) return []
  return rare.flat().map((one) => ({
    block: one.block,
    start: one.start,
    end: one.end,
    right: right(one),
    values: { here: one.text, there: there.text },
  }))
}

/** One word in both spellings: grey and gray. */
function sameWord(pairs: readonly Written[]): readonly EnglishMark[] {
  return [...Map.groupBy(pairs, ({ form }) => PAIRS.get(form)?.pair ?? '')].flatMap(([pair, all]) =>
    NOT_VARIANTS.has(pair) ? [] : rarer(all, ({ form }) => form, otherSpelling),
  )
}

function otherSpelling({ form, text }: Written): string | undefined {
  const other = PAIRS.get(form)?.other
  return other === undefined ? undefined : inCaseOf(other, text)
}

/** Words of both varieties: colour and center. Words that both varieties write are no evidence. */
function varietyOf(pairs: readonly Written[]): readonly EnglishMark[] {
  const strong = pairs.filter(({ form }) => PAIRS.get(form)?.isWeak === false)
  return rarer(strong, ({ form }) => PAIRS.get(form)?.variety ?? '', otherSpelling)
}

const TWO_WORDS = new Set(compounds.twoWords.map(([hyphened]) => hyphened))
const FAMILIES: ReadonlyMap<string, string> = new Map(
  compounds.families.flatMap(([closed = '', open = '']) => [
    [closed, closed],
    [open, closed],
  ]),
)

/** A compound with a hyphen here and without one there: e-mail and email, healthcare and health care. */
export function mixedHyphens(blocks: readonly EnglishBlock[]): readonly EnglishMark[] {
  const byFamily = new Map<string, Written[]>()
  const put = (family: string, one: Written): void => void byFamily.set(family, [...(byFamily.get(family) ?? []), one])
  for (const block of blocks)
    for (const [at, word] of block.words.entries()) {
      const name = word.lower.replace(/'s$/u, '')
      if (word.isCapital && !word.isFirst) continue
      const family = FAMILIES.get(name)
      if (family !== undefined) put(family, written(block, word, name))
      else if (!TWO_WORDS.has(name) && name.length >= 6) put(name.replaceAll('-', ''), written(block, word, name))
      const next = block.words[at + 1]
      const open = next !== undefined && isJoined(next) ? FAMILIES.get(`${word.lower} ${next.lower}`) : undefined
      if (next !== undefined && open !== undefined)
        put(open, {
          block: block.index,
          start: word.start,
          end: next.end,
          text: block.text.slice(word.start, next.end),
          form: `${word.lower} ${next.lower}`,
        })
    }
  return [...byFamily.values()].flatMap((all) => {
    const forms = [...Map.groupBy(all, ({ form }) => form)].toSorted((a, b) => b[1].length - a[1].length)
    const usual = forms[0]?.[0]
    if (usual === undefined || forms.length === 1) return []
    return rarer(
      all,
      ({ form }) => form,
      ({ text }) => inCaseOf(usual, text),
    )
  })
}
