import { APPLICATION_ID } from './file-header.ts'
import type { Db } from './sql.ts'

/** A step from one schema to the next; `number` is the `user_version` after it. */
export interface Migration {
  readonly number: number
  readonly name: string
  up(db: Db): void
}

/** The schema that the last of `migrations` leads to. */
export function latestSchema(migrations: readonly Migration[]): number {
  return migrations.at(-1)?.number ?? 0
}

/** The schema of an open file. */
export function schemaOf(db: Db): number {
  return Number(db.pragma('user_version', { simple: true }))
}

/**
 * Brings the file to the newest schema in one transaction: all steps that it lacks, or none.
 * Gives the numbers that ran; `onStep` is told how many steps are done, of how many. Throws on a file that is newer than
 * the steps known here, and on a step that fails; whoever calls has refused newer files and made a backup before.
 */
export function migrate(
  db: Db,
  migrations: readonly Migration[],
  onStep: (done: number, all: number) => void = () => undefined,
): readonly number[] {
  const from = schemaOf(db)
  const latest = latestSchema(migrations)
  if (from > latest) throw new Error(`schema ${String(from)} is newer than ${String(latest)}`)
  const missing = migrations.filter((step) => step.number > from)
  if (missing.length === 0) return []
  // A table that is made anew is for a moment not there; what refers to it is looked at when all is done.
  const hadKeys = db.pragma('foreign_keys', { simple: true })
  db.pragma('foreign_keys = OFF')
  try {
    runAll(db, missing, onStep)
  } finally {
    db.pragma(`foreign_keys = ${String(hadKeys)}`)
  }
  return missing.map((step) => step.number)
}

function runAll(db: Db, missing: readonly Migration[], onStep: (done: number, all: number) => void): void {
  db.transaction(() => {
    for (const [index, step] of missing.entries()) {
      step.up(db)
      db.pragma(`user_version = ${String(step.number)}`)
      onStep(index + 1, missing.length)
    }
    db.pragma(`application_id = ${String(APPLICATION_ID)}`)
    const broken = db.pragma('foreign_key_check') as readonly unknown[]
    if (broken.length > 0) throw new Error(`a migration left ${String(broken.length)} rows without what they refer to`)
  }).immediate()
}
