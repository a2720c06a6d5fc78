import type { DomainRecord } from '#shared/domain/record-types.ts'

/** From so many characters on a block's row is many pages long. */
const HUGE_CHARACTERS = 20_000

/**
 * What names a block is checked against its row, which SQLite reads whole each time: numbers by the ten thousand in one
 * huge block are therefore written before it is there, and are checked once, when it comes.
 */
export function hugeBlocksLast(records: readonly DomainRecord[]): readonly DomainRecord[] {
  const isHuge = (record: DomainRecord): boolean => record.type === 'block' && record.text.length > HUGE_CHARACTERS
  return [...records.filter((record) => !isHuge(record)), ...records.filter(isHuge)]
}
