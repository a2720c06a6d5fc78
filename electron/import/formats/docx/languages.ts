import { detectLanguage } from '../../finish/language.ts'
import type { RawBlock } from '../raw-document.ts'
import type { FormMark, RunStyle } from './run-form.ts'

const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}]/u
/** What a language is written in; every other one in Latin letters. */
const SCRIPTS: readonly (readonly [languages: string, script: RegExp])[] = [
  ['zh', /[\p{Script=Han}\p{Script=Bopomofo}]/u],
  ['ja', /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ['ko', /[\p{Script=Hangul}\p{Script=Han}]/u],
  ['ru uk be bg sr mk kk ky mn tg', /\p{Script=Cyrillic}/u],
  ['el', /\p{Script=Greek}/u],
  ['ar fa ur ug ps', /\p{Script=Arabic}/u],
  ['he yi', /\p{Script=Hebrew}/u],
  ['th', /\p{Script=Thai}/u],
  ['hi mr ne sa', /\p{Script=Devanagari}/u],
]
const LATIN = /\p{Script=Latin}/u
const TAG = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/iu

const known = new Map<string, FormMark>()

/** The language that a run of `text` says it is in, where its characters can be of that language. */
export function languageForm(text: string, styles: readonly RunStyle[]): FormMark | undefined {
  const name = EAST_ASIAN.test(text) ? 'eastAsian' : 'latin'
  const tag = styles.find((style) => style[name] !== undefined)?.[name]
  if (tag === undefined || !TAG.test(tag) || !scriptOf(tag).test(text)) return undefined
  const form = known.get(tag) ?? { kind: 'lang', lang: tag }
  if (known.size < 200) known.set(tag, form)
  return form
}

/** The blocks with those marks of language only that tell of another one than the article's. */
export function withForeignOnly(blocks: readonly RawBlock[]): readonly RawBlock[] {
  if (!blocks.some(({ marks }) => marks?.some(({ kind }) => kind === 'lang'))) return blocks
  const own = primary(detectLanguage(blocks.map(({ text }) => text)))
  const isKept = ({ kind, lang }: FormMark): boolean => kind !== 'lang' || (lang !== undefined && primary(lang) !== own)
  return blocks.map((block) =>
    block.marks === undefined || block.marks.every(isKept) ? block : { ...block, marks: block.marks.filter(isKept) },
  )
}

function scriptOf(tag: string): RegExp {
  const language = primary(tag)
  return SCRIPTS.find(([languages]) => languages.split(' ').includes(language))?.[1] ?? LATIN
}

function primary(tag: string): string {
  return (tag.split('-')[0] ?? tag).toLowerCase()
}
