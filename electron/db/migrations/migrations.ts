import type { Migration } from '../migrate.ts'
import { initial } from './0010-initial.ts'
import { desks } from './0020-desks.ts'
import { namedBy } from './0030-named-by.ts'
import { heldColumns } from './0040-held-columns.ts'
import { summaries } from './0050-summaries.ts'
import { waiting } from './0060-waiting.ts'
import { goals } from './0070-goals.ts'
import { moves } from './0080-moves.ts'
import { merges } from './0090-merges.ts'
import { logNotReplaced } from './0100-log-not-replaced.ts'

/**
 * All migrations, in the order in which they run. Numbers go up in tens and are never reused. One that has landed is
 * never changed: libraries bear its number. tests/migrations/frozen.test.ts holds what each does.
 */
export const migrations: readonly Migration[] = [
  initial,
  desks,
  namedBy,
  heldColumns,
  summaries,
  waiting,
  goals,
  moves,
  merges,
  logNotReplaced,
]
