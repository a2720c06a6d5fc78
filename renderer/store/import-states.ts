/** What became of a file; in the order of need. */
export const IMPORT_STATES = [
  'decide',
  'failed',
  'repaired',
  'opened',
  'already',
  'reading',
  'waiting',
  'stopped',
] as const
export type ImportState = (typeof IMPORT_STATES)[number]
