/** Why a backup was made. */
export const BACKUP_REASONS = ['idle', 'asked', 'migration', 'restore', 'purge', 'damaged'] as const
export type BackupReason = (typeof BACKUP_REASONS)[number]

/** A backup as its file name tells it. */
export interface NamedBackup {
  readonly name: string
  readonly madeAtMs: number
  readonly reason: BackupReason
}

/** How long every backup is kept, whatever else there is. */
const RECENT_MS = 2 * 3_600_000
/** Days with changes of which the last backup is kept, and how many backups of each special reason. */
const DAYS = 7
const OF_EACH_REASON = 3

/** File name of a backup; names sort by time (UTC). */
export function backupName(madeAtMs: number, reason: BackupReason): string {
  const stamp = new Date(madeAtMs)
    .toISOString()
    .replace(/[-:.Z]/g, '')
    .replace('T', '-')
  return `${stamp}-${reason}.galley`
}

/** What a file name says, or undefined when it is no backup's. */
export function readBackupName(name: string): NamedBackup | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)(\d{3})-([a-z]+)\.galley$/.exec(name)
  const reason = BACKUP_REASONS.find((known) => known === parts?.[8])
  if (parts === null || reason === undefined) return undefined
  const [, year, month, day, hour, minute, second, millisecond] = parts.map(Number)
  const madeAtMs = Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second, millisecond)
  return { name, madeAtMs, reason }
}

/**
 * Which backups may go. Kept are: all of the last two hours, the last of each of the newest seven days that have one
 * (a day on which nothing changed has none), and the newest three of each reason but `idle`.
 */
export function superfluous(backups: readonly NamedBackup[], nowMs: number): readonly NamedBackup[] {
  const newestFirst = [...backups].sort((a, b) => b.madeAtMs - a.madeAtMs)
  const days = new Set<string>()
  const ofReason = new Map<BackupReason, number>()
  return newestFirst.filter(({ madeAtMs, reason }) => {
    const day = new Date(madeAtMs).toDateString()
    const isLastOfDay = !days.has(day) && days.size < DAYS && reason !== 'damaged'
    if (isLastOfDay) days.add(day)
    const count = (ofReason.get(reason) ?? 0) + 1
    ofReason.set(reason, count)
    const isSpecial = reason !== 'idle' && count <= OF_EACH_REASON
    return !isLastOfDay && !isSpecial && nowMs - madeAtMs > RECENT_MS
  })
}
