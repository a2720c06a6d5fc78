import type { FieldSpelling, WrongWord } from '#shared/english/field-words.ts'

/** The wrong words of a text, or what may be meant by one; the answer carries the ticket back. */
export interface SpellingRequest extends FieldSpelling {
  readonly ticket: number
  readonly kind: 'wrong' | 'nearest'
  readonly text: string
}

export interface SpellingAnswer {
  readonly ticket: number
  readonly wrong: readonly WrongWord[]
  readonly nearest: readonly string[]
}
