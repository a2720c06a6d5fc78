import { errorClassSchema, type ErrorClass } from '#shared/domain/common.ts'
import { SETS } from './check-resource.ts'
import { fieldsOf, listOf, textOf, type Fields } from './fields.ts'
import { PRAISE_TAG } from './terms.ts'
import { wordsOfHtml } from './words-of-html.ts'

/** What an annotation says, as far as it is words. */
export interface Bodies {
  /** In one, as plain text; tags of no meaning here at its end. */
  readonly words: string
  /** What it would put in the place of the words that it is about. */
  readonly replacement: string | undefined
  readonly isPraise: boolean
  readonly errorClass: ErrorClass | undefined
  readonly severity: 'minor' | 'major' | undefined
}

interface Found {
  readonly words: string[]
  readonly tags: string[]
  readonly replacements: string[]
}

/** Of bodies to choose from the one in the article's language is taken, else the first (3.2.7). */
export function readBodies(fields: Fields, language: string): Bodies {
  const found: Found = { words: [], tags: [], replacements: [] }
  for (const each of listOf(fields['bodyValue'])) found.words.push(textOf(each) ?? '')
  for (const each of listOf(fields['body'])) readBody(each, language, found)
  const { words, tags, replacements } = found
  const errorClass = tags.map((tag) => errorClassSchema.safeParse(tag).data).find((each) => each !== undefined)
  const severity = tags.find((tag) => tag === 'minor' || tag === 'major')
  const isPraise = tags.includes(PRAISE_TAG)
  const others = tags.filter((tag) => tag !== PRAISE_TAG && tag !== errorClass && tag !== severity)
  const hashes = others.map((tag) => `#${tag.trim()}`).join(' ')
  return {
    words: [...words, hashes].filter((part) => part.trim() !== '').join('\n\n'),
    replacement: replacements[0],
    isPraise,
    errorClass,
    severity,
  }
}

function readBody(body: unknown, language: string, found: Found): void {
  if (typeof body === 'string') {
    found.words.push(body)
    return
  }
  const fields = fieldsOf(body)
  if (fields === undefined) return
  const types = listOf(fields['type'])
  if (types.some((type) => SETS.has(type))) {
    const items = listOf(fields['items'])
    const chosen = types.includes('Choice') ? [chosenOf(items, language)] : items
    for (const each of chosen) readBody(each, language, found)
    return
  }
  const words = wordsOf(fields)
  if (words === undefined) return
  const purposes = listOf(fields['purpose'])
  if (purposes.includes('tagging') || purposes.includes('classifying')) found.tags.push(words)
  else if (purposes.includes('editing')) found.replacements.push(words)
  else found.words.push(words)
}

/** The words of a textual body; of any other resource its name. */
function wordsOf(fields: Fields): string | undefined {
  const value = textOf(fields['value']) ?? textOf(fields['chars'])
  if (value !== undefined) return textOf(fields['format']) === 'text/html' ? wordsOfHtml(value) : value
  const { source } = fields
  const described = fieldsOf(source)
  return textOf(source) ?? textOf(described?.['id']) ?? textOf(fields['id'])
}

function chosenOf(items: readonly unknown[], language: string): unknown {
  const [own] = language.split('-')
  const isOwn = (item: unknown): boolean =>
    listOf(fieldsOf(item)?.['language']).some((each) => textOf(each)?.toLowerCase().split('-')[0] === own)
  return items.find(isOwn) ?? items[0]
}
