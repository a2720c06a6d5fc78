import type { z } from 'zod'
import { articleType } from './article.ts'
import { assetType } from './asset.ts'
import { blockType } from './block.ts'
import { checkmarkType } from './checkmark.ts'
import { conflictType } from './conflict.ts'
import { dismissalType } from './dismissal.ts'
import { goalType } from './goal.ts'
import { linkType } from './link.ts'
import { noteType, replyType } from './note.ts'
import { numberType } from './number.ts'
import type { RecordTypeOf } from './record-type.ts'
import { repairType } from './repair.ts'
import { suggestionType } from './suggestion.ts'
import { tieType } from './tie.ts'
import { verdictType } from './verdict.ts'
import { versionType } from './version.ts'

/**
 * Every type of record, parents before those that refer to them: the one place where they are listed. A new type is its
 * domain file, its line here, and the migration that makes its table and an index for each thing that it names.
 */
export const recordTypes = {
  article: articleType,
  version: versionType,
  asset: assetType,
  block: blockType,
  repair: repairType,
  note: noteType,
  reply: replyType,
  number: numberType,
  suggestion: suggestionType,
  verdict: verdictType,
  tie: tieType,
  link: linkType,
  dismissal: dismissalType,
  checkmark: checkmarkType,
  goal: goalType,
  conflict: conflictType,
} as const

type Registered = typeof recordTypes
export type RecordType = keyof Registered
export type RecordOf<T extends RecordType> = z.output<Registered[T]['schema']>
/** Every record that a change can touch, told apart by `type`. */
export type DomainRecord = { readonly [T in RecordType]: RecordOf<T> }[RecordType]
/** What is read as a record, before it is checked. */
export type RecordInput = z.input<Registered[RecordType]['schema']>
/** Types of record that are part of an article. */
export type PartType = Exclude<RecordType, 'article'>

/** The lists of an opened article, by their names. */
export type RecordLists = { readonly [T in PartType as Registered[T]['list']]: readonly RecordOf<T>[] }

/** A type of record as those see it that treat all alike. */
export type AnyRecordType = Omit<
  RecordTypeOf<DomainRecord>,
  'names' | 'scope' | 'words' | 'order' | 'onePer' | 'merges'
> & {
  readonly merges: Readonly<Record<string, string>>
  readonly names: Readonly<Record<string, RecordType>>
  readonly scope: 'article' | 'version' | { readonly of: string }
  readonly words?: string
  readonly order?: string
  readonly onePer?: readonly string[]
}

/** Names of the record types, parents before those that refer to them. Each has a table of its name. */
export const RECORD_TYPES = Object.keys(recordTypes) as readonly RecordType[]
/** The same without the article itself. */
export const PART_TYPES = RECORD_TYPES.filter((type): type is PartType => type !== 'article')

const anyTypes: Readonly<{ [T in RecordType]: AnyRecordType & { readonly schema: z.ZodType<{ readonly type: T }> } }> =
  recordTypes

/** What is known of a type. */
export function recordType(type: RecordType): AnyRecordType {
  return anyTypes[type]
}

/** What a review consists of, as it is counted for a person. */
export const REVIEW_TYPES = PART_TYPES.filter((type) => recordType(type).isReview === true)
