import { anyOf } from '../lib/any-of.ts'
import { LISTS } from '../captions/word-lists.ts'
import type { ReadBlock } from '../text/read-block.ts'
import data from './data/en.json' with { type: 'json' }
import type { Known, Later } from './later-zh.ts'
import { isAddressEn, RELATED_EN } from './names-en.ts'
import { isWordOf, namesByFirst, standingIn } from './scan-names.ts'

const TITLE = String.raw`(?:${anyOf([...data.address, ...LISTS.english.titles])}\.?)`
const TITLES = new RegExp(
  String.raw`(?<![\p{L}’-])(?<office>(?:${anyOf(LISTS.phrases.officeLeads)} )*${TITLE}(?: ${TITLE})?) $`,
  'u',
)
const ORDINARY = new Set(data.ordinary)
const SENTENCE = /(?:^|[.!?:]["”’]?\s+|["“])$/u
const SPEAKS = new RegExp(String.raw`^(?:[’']s)? ${anyOf(data.speech)}\b`, 'u')

/** Finds “Doe”, “Ms. Doe”, “Mayor Doe”: a surname alone, where one person of the article has it. Asked for each English block. */
export function laterEn(
  english: readonly ReadBlock[],
  people: readonly Known[],
): (block: ReadBlock) => readonly Later[] {
  const bySurname = Map.groupBy(
    people.filter(({ name }) => /^\p{Lu}[^\p{Script=Han}]* /u.test(name)),
    ({ name }) => surnameOfEn(name),
  )
  const owners = new Map(
    [...bySurname].flatMap(([surname, own]) =>
      own.length === 1 && surname.length > 1 ? [[surname, own[0]?.name ?? '']] : [],
    ),
  )
  const known = namesByFirst(owners.keys())
  // Green is a colour too where the article says so in small letters.
  const small = new Set(english.flatMap(({ text }) => text.match(/(?<![\p{L}’-])\p{Ll}{2,}/gu) ?? []))
  const isWord = (surname: string): boolean => ORDINARY.has(surname) || small.has(surname.toLowerCase())
  return (block) =>
    standingIn(block, known, (text, start, surname) => isAlone(text, start, surname, isWord(surname))).map(
      ({ name: surname, ...place }) => {
        const office = TITLES.exec(block.text.slice(Math.max(0, place.start - 40), place.start))?.groups?.['office']
        const told = office === undefined ? {} : { office, isGeneric: isAddressEn(office) }
        return { ...place, words: surname, isFull: false, name: owners.get(surname) ?? '', ...told }
      },
    )
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
