import type { Migration } from '../migrate.ts'
import { initial } from './0010-initial.ts'
import { desks } from './0020-desks.ts'
import { namedBy } from './0030-named-by.ts'

/** All migrations, in the order in which they run. Numbers go up in tens and are never reused. */
export const migrations: readonly Migration[] = [initial, desks, namedBy]
