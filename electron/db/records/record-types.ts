import type { RecordType } from '#shared/domain/records.ts'

/** Every record type, parents before those that refer to them. Each has a table of its name. */
export const RECORD_TYPES = [
  'article',
  'version',
  'asset',
  'block',
  'repair',
  'note',
  'reply',
  'number',
  'suggestion',
  'verdict',
  'tie',
  'link',
  'dismissal',
  'checkmark',
] as const satisfies readonly RecordType[]
