import { z } from 'zod'
import { articleSchema } from './article.ts'
import { assetSchema } from './asset.ts'
import { blockSchema } from './block.ts'
import { checkmarkSchema } from './checkmark.ts'
import { dismissalSchema } from './dismissal.ts'
import { linkSchema } from './link.ts'
import { noteSchema, replySchema } from './note.ts'
import { numberSchema } from './number.ts'
import { repairSchema } from './repair.ts'
import { suggestionSchema } from './suggestion.ts'
import { tieSchema } from './tie.ts'
import { verdictSchema } from './verdict.ts'
import { versionSchema } from './version.ts'

/** Every record that a change can touch, told apart by `type`. */
export const recordSchema = z.discriminatedUnion('type', [
  articleSchema,
  versionSchema,
  blockSchema,
  assetSchema,
  repairSchema,
  noteSchema,
  replySchema,
  suggestionSchema,
  numberSchema,
  verdictSchema,
  tieSchema,
  linkSchema,
  dismissalSchema,
  checkmarkSchema,
])

export type DomainRecord = z.infer<typeof recordSchema>
export type RecordType = DomainRecord['type']
export type RecordOf<T extends RecordType> = Extract<DomainRecord, { type: T }>

/** The name of a record among all records: its type and id. */
export function recordKey(record: { readonly type: RecordType; readonly id: string }): string {
  return `${record.type}:${record.id}`
}
