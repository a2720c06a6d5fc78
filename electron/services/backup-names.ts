/** Why a backup was made. */
export const BACKUP_REASONS = ['idle', 'asked', 'migration', 'restore', 'purge', 'damaged'] as const
export type BackupReason = (typeof BACKUP_REASONS)[number]

/** A backup as its file name tells it. */
export interface NamedBackup {
  readonly name: string
  readonly madeAtMs: number
  readonly reason: BackupReason
}

/** What is known of a backup beside its name; `isProven` undefined: nobody has looked yet. */
export interface KnownBackup extends NamedBackup {
  readonly sizeBytes: number
  readonly isProven: boolean | undefined
}

/** How much all backups of a library may be. */
export interface BackupLimits {
  readonly mostBytes: number
  readonly mostCount: number
}

/** How long every backup is kept, whatever else there is. */
const RECENT_MS = 2 * 3_600_000
/** Days, weeks and months with changes of which the last backup is kept, and how many of each special reason. */
const DAYS = 5
const WEEKS = 4
const MONTHS = 12
const OF_EACH_REASON = 3
/** Backups with faults that are kept: they may hold the latest work, and never take a proven one's place. */
const FAULTY = 3
const DAY_MS = 86_400_000

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
 * Which backups may go, the least wanted first. Kept are the last proven one, whatever the limits; then, within them, all
 * of the last two hours, the last of each of the newest five days, of four weeks and of twelve months that have one, the
 * newest three of each special reason, and three with faults. Where a day has a proven one, no other stands for it.
 */
export function superfluous(
  backups: readonly KnownBackup[],
  nowMs: number,
  limits: BackupLimits,
): readonly KnownBackup[] {
  const newestFirst = [...backups].sort((a, b) => b.madeAtMs - a.madeAtMs)
  const wanted = new Set<KnownBackup>()
  const want = (chosen: readonly (KnownBackup | undefined)[]): void => {
    for (const backup of chosen) if (backup !== undefined) wanted.add(backup)
  }
  const usable = newestFirst.filter(({ reason, isProven }) => reason !== 'damaged' && isProven !== false)
  // In the order of their worth: what does not fit goes from the end.
  want([newestFirst.find(({ isProven }) => isProven === true), usable[0]])
  want(lastOfEach(usable, DAYS, ({ madeAtMs }) => new Date(madeAtMs).toDateString()))
  want(
    BACKUP_REASONS.filter((reason) => reason !== 'idle').flatMap((reason) =>
      newestFirst.filter((backup) => backup.reason === reason).slice(0, OF_EACH_REASON),
    ),
  )
  want(lastOfEach(usable, WEEKS, ({ madeAtMs }) => String(Math.floor(madeAtMs / (7 * DAY_MS)))))
  want(lastOfEach(usable, MONTHS, ({ madeAtMs }) => new Date(madeAtMs).toISOString().slice(0, 7)))
  want(newestFirst.filter(({ isProven }) => isProven === false).slice(0, FAULTY))
  want(newestFirst.filter(({ madeAtMs, isProven }) => isProven !== false && nowMs - madeAtMs <= RECENT_MS))
  const fitting = withinLimits([...wanted], limits)
  return newestFirst.filter((backup) => !fitting.has(backup))
}

/** The newest of each of the newest `count` spans of time; a proven one before others of the same span. */
function lastOfEach(
  newestFirst: readonly KnownBackup[],
  count: number,
  spanOf: (backup: KnownBackup) => string,
): readonly KnownBackup[] {
  const last = new Map<string, KnownBackup>()
  for (const backup of newestFirst) {
    const span = spanOf(backup)
    const former = last.get(span)
    if (former === undefined ? last.size < count : former.isProven !== true && backup.isProven === true)
      last.set(span, backup)
  }
  return [...last.values()]
}

function withinLimits(byWorth: readonly KnownBackup[], limits: BackupLimits): ReadonlySet<KnownBackup> {
  const kept = new Set<KnownBackup>()
  let bytes = 0
  for (const backup of byWorth) {
    // The first is the last proven one (or the newest, where none is): it stays however large it is.
    const fits = bytes + backup.sizeBytes <= limits.mostBytes && kept.size < limits.mostCount
    if (!fits && kept.size > 0) continue
    kept.add(backup)
    bytes += backup.sizeBytes
  }
  return kept
}
