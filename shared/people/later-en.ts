import { anyOf } from '../lib/any-of.ts'
import { LISTS } from '../captions/word-lists.ts'
import type { ReadBlock } from '../text/read-block.ts'
import data from './data/en.json' with { type: 'json' }
import type { Known, Later } from './later-zh.ts'
import { isAddressEn, RELATED_EN } from './names-en.ts'
import type { Place } from './person.ts'
import { isWordOf, standingIn } from './scan-names.ts'

const TITLE = String.raw`(?:${anyOf([...data.address, ...LISTS.english.titles])}\.?)`
const TITLES = new RegExp(
  String.raw`(?<![\p{L}’-])(?<office>(?:${anyOf(LISTS.phrases.officeLeads)} )*${TITLE}(?: ${TITLE})?) $`,
  'u',
)
const ORDINARY = new Set(data.ordinary)
const SENTENCE = /(?:^|[.!?:]["”’]?\s+|["“])$/u
const SPEAKS = new RegExp(String.raw`^(?:[’']s)? ${anyOf(data.speech)}\b`, 'u')

/** “Doe”, “Ms. Doe”, “Mayor Doe”: a surname alone, where one person of the article has it. */
export function laterEn(
  blocks: readonly ReadBlock[],
  people: readonly Known[],
  isTaken: (place: Place) => boolean,
): readonly Later[] {
  const bySurname = Map.groupBy(
    people.filter(({ name }) => /^\p{Lu}[^\p{Script=Han}]* /u.test(name)),
    ({ name }) => surnameOfEn(name),
  )
  const owners = new Map(
    [...bySurname].flatMap(([surname, own]) =>
      own.length === 1 && surname.length > 1 ? [[surname, own[0]?.name ?? '']] : [],
    ),
  )
  const english = blocks.filter(({ isChinese }) => !isChinese)
  // Green is a colour too where the article says so in small letters.
  const small = new Set(english.flatMap(({ text }) => text.match(/(?<![\p{L}’-])\p{Ll}{2,}/gu) ?? []))
  const isWord = (surname: string): boolean => ORDINARY.has(surname) || small.has(surname.toLowerCase())
  const texts = new Map(english.map(({ index, text }) => [index, text]))
  return standingIn(english, owners.keys(), (text, start, surname) => isAlone(text, start, surname, isWord(surname)))
    .filter((place) => !isTaken(place))
    .map(({ name: surname, ...place }) => {
      const before = texts.get(place.block)?.slice(Math.max(0, place.start - 40), place.start) ?? ''
      const office = TITLES.exec(before)?.groups?.['office']
      const told = office === undefined ? {} : { office, isGeneric: isAddressEn(office) }
      return { ...place, words: surname, isFull: false, name: owners.get(surname) ?? '', ...told }
    })
}

/** The last part of a name. */
export const surnameOfEn = (name: string): string => name.split(' ').at(-1) ?? ''

function isAlone(text: string, start: number, surname: string, isOrdinary: boolean): boolean {
  const end = start + surname.length
  const before = text.slice(Math.max(0, start - 40), start)
  const behind = text.slice(end, end + 24)
  if (!isWordOf(text, start, end) || RELATED_EN.test(behind)) return false
  if (/\bthe $/iu.test(before)) return false
  if (TITLES.test(before)) return true
  // Mary Doe, of whom nothing more is told, is somebody else; a word with a capital may begin the sentence.
  if (/(?:\p{Lu}[\p{L}’'-]*|(?<!\p{L})\p{Lu}\.) $/u.test(before)) return false
  return !SENTENCE.test(before) || !isOrdinary || SPEAKS.test(behind)
}
