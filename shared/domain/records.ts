import { z } from 'zod'
import { RECORD_TYPES, recordTypes, type DomainRecord, type RecordInput, type RecordType } from './record-types.ts'

export type { DomainRecord, RecordOf, RecordType } from './record-types.ts'

const [first, ...others] = RECORD_TYPES.map((type) => recordTypes[type].schema)
if (first === undefined) throw new Error('no record types')

/** Every record that a change can touch, told apart by `type`. */
export const recordSchema: z.ZodType<DomainRecord, RecordInput> = z.discriminatedUnion('type', [first, ...others])

/** The name of a record among all records: its type and id. */
export function recordKey(record: { readonly type: RecordType; readonly id: string }): string {
  return `${record.type}:${record.id}`
}
