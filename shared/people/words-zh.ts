import { LISTS } from '../captions/word-lists.ts'
import { anyOf } from '../lib/any-of.ts'
import context from '../typos/data/context.json' with { type: 'json' }
import data from './data/zh.json' with { type: 'json' }

/** Words by which Chinese names and offices are read; all in Simplified, for folded text. */

const { people } = LISTS
export const SURNAMES = people.surnames
const SURE = new Set(SURNAMES)
const DOUBTFUL = new Set(people.doubtfulSurnames)
const COMPOUND = new Set(people.compoundSurnames)
const NOT_NAMES = new Set([...people.notNames, ...data.moreNotNames])
const GIVEN = new Set(data.given)
export const FOREIGN_SIGNS = context.foreignNames + data.moreForeign
const FOREIGN = new Set(FOREIGN_SIGNS)
/** No given name holds one of these. */
const FUNCTION = new Set(
  '在正从给对把被将让与及或的了着过是说到去下内外前后左右等这那其他她它们个名位两也就都还某副总老你我不没很最更',
)

/** Words that stand before a name as an office. */
export const OFFICES: readonly string[] = [...new Set([...people.titles, ...data.posts, ...data.behind])]
export const OFFICE = anyOf(OFFICES)
export const BEHIND_NAMES: readonly string[] = data.behind
const GENERIC = new Set(data.generic)
/** Whether an office only says how somebody is addressed or related. */
export const isGenericOffice = (office: string): boolean => GENERIC.has(office)

export const SPEECH = anyOf(data.speech)
/** What somebody does who is named before it. */
export const ACTS = anyOf([...data.speech, ...data.acts])
/** What may stand right behind a name. */
export const EDGE_BEHIND = new RegExp(
  String.raw`^(?:$|[\s,.。、;:!?()\[\]【】“”"’'《》」—·\-/|\d]|${anyOf([...data.speech, ...data.acts, ...data.follow, ...data.behind])})`,
  'u',
)
/** What may stand right before a name that no office introduces. */
export const EDGE_BEFORE = new RegExp(
  String.raw`(?:^|[\s,.。、;:!?()\[\]【】“”"’'《》」—·\-/|]|${anyOf(data.lead)})$`,
  'u',
)
export const PLACE_ENDS = new RegExp(`^${anyOf(data.placeEnds)}`, 'u')
/** Words that end the way back from a title to the beginning of its office. */
export const STOP = new RegExp(
  data.stops
    .map(([word = '', not = '', joined = '']) => `${joined && `(?<!${joined})`}${word}${not && `(?![${not}])`}`)
    .join('|'),
  'gu',
)

/** How many characters at `at` are a surname: 2, 1 or 0; `isSure` false: some of them are commoner as words. */
export function surnameAt(text: string, at: number): { readonly length: number; readonly isSure: boolean } {
  if (COMPOUND.has(text.slice(at, at + 2))) return { length: 2, isSure: true }
  const sign = text.charAt(at)
  if (SURE.has(sign)) return { length: 1, isSure: true }
  return { length: DOUBTFUL.has(sign) ? 1 : 0, isSure: false }
}

const HAN = /^\p{Script=Han}$/u
/** Whether a given name may hold the character. */
export const isGiven = (sign: string): boolean => HAN.test(sign) && !FUNCTION.has(sign)
/** Whether given names commonly hold it. */
export const isUsualGiven = (sign: string): boolean => GIVEN.has(sign)
/** Whether foreign names are commonly written with it. */
export const isForeignSign = (sign: string): boolean => FOREIGN.has(sign)
/** Whether what looks like a name is a word. */
export const isWord = (name: string): boolean => NOT_NAMES.has(name) || NOT_NAMES.has(name.slice(0, 2))

const ENDS_TITLE = new RegExp(`副?${OFFICE}$`, 'u')
/** The title at the end of an office: 副局长 of 市文旅局副局长; empty where none is. */
export const titleOf = (office: string): string => ENDS_TITLE.exec(office)?.[0] ?? ''
