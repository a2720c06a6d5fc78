import { findPeopleEn } from '../captions/find-en.ts'
import { viewText } from '../captions/view.ts'
import { LISTS } from '../captions/word-lists.ts'
import { anyOf } from '../lib/any-of.ts'
import data from './data/en.json' with { type: 'json' }
import type { FullName } from './person.ts'
import type { ReadBlock } from '../text/read-block.ts'

const GIVEN = new Set(data.given)
const NOT_PERSONS = new Set(data.notPersons)
/** What a place or a house ends with; a surname only where more tells that. */
const HOUSES = new Set([...LISTS.english.orgWords, ...LISTS.english.placeWords, ...LISTS.phrases.houses])
const ADDRESS = new Set(data.address)
/** Whether an office only says how somebody is addressed. */
export const isAddressEn = (office: string): boolean => ADDRESS.has(office)
const PART = /^(?:\p{Lu}(?:\p{L}*[’'-])?\p{L}*\p{Ll}|\p{Lu}\.|van|von|de|da|del|della|di|bin|al)$/u

const POST = anyOf(data.posts)
/** “farmer Tom Hale”, “deputy fire chief Ann Lee”. */
const BEFORE = new RegExp(
  String.raw`(?<![\p{L}’-])(?:(?<=^|[.!?][”"]? |“)\p{Lu}[a-z]+ )?(?:[a-z]+ ){0,2}${POST} $`,
  'u',
)
/** What in these words is no part of an office: “the”, “by farmer”. */
const LEAD =
  /^.*\b(?:the|a|an|and|or|by|of|for|with|to|from|as|in|on|at|said|told|asked|then|when|while|former|his|her|their|its|says|is|was) /iu
/** “, mayor of Harwick,”, “, 45, a teacher at the school,”. */
const BEHIND = new RegExp(
  String.raw`^(?:, \d{1,3})?, (?:(?:the|a|an|who is|its|their) )?(?<office>(?:[\p{L}’-]+ ){0,4}?${POST}(?: (?:of|at|for|with|in) (?:the )?[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]*){0,4})?)(?=[,.;)]|$)`,
  'u',
)
const SPEAKS = new RegExp(String.raw`^,? ${anyOf([...data.speech, 'who'])}\b|^, \d{1,3},`, 'u')
const SPOKEN = new RegExp(String.raw`\b${anyOf(data.speech)} $`, 'u')

/** Whole names of an English block, each with what tells that it is a person's. UTF-16. */
export function fullNamesEn(block: ReadBlock): readonly (FullName & { readonly isSure: boolean })[] {
  return findPeopleEn(viewText(block.text)).flatMap(({ kind, name, start, words }) => {
    if (kind !== 'name' || name === undefined) return []
    const at = words.lastIndexOf(name)
    const parts = name.split(' ')
    const isName = parts.length >= 2 && parts.length <= 4 && parts.every((part) => PART.test(part))
    if (at === -1 || !isName || parts.some((part) => NOT_PERSONS.has(part))) return []
    const [from, to] = [start + at, start + at + name.length]
    const before = block.text.slice(Math.max(0, from - 60), from)
    const behind = block.text.slice(to, to + 90)
    const office = words.slice(0, at).trim() || lowerOffice(before) || BEHIND.exec(behind)?.groups?.['office']
    const isMaker = block.role === 'byline' || block.role === 'editor-line' || block.role === 'credit'
    const isGiven = GIVEN.has(parts[0] ?? '')
    if (HOUSES.has(parts.at(-1) ?? '') && !isGiven && office === undefined) return []
    const isSure = isMaker || office !== undefined || isGiven || SPEAKS.test(behind) || SPOKEN.test(before)
    return [
      {
        block: block.index,
        start: from,
        end: to,
        name,
        ...(office === undefined ? {} : { office, isGeneric: isAddressEn(office) }),
        isSure,
      },
    ]
  })
}

function lowerOffice(before: string): string | undefined {
  const office = BEFORE.exec(before)?.[0].trim()
  return office === undefined ? undefined : ` ${office}`.replace(LEAD, '').trim()
}

/** What a surname alone must not be: a family, a street of that name. */
export const RELATED_EN = new RegExp(String.raw`^(?:s\b|[’']? (?:${anyOf(data.related)}\b|\p{Lu}))`, 'u')
