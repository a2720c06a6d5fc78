import type { Migration } from '../migrate.ts'

/*
 * The parts of moves that Word files brought: a move is one thing to settle (shared/acts/waiting.ts), and its parts are found
 * without reading the other suggestions. Kept rows of the list counted each part.
 */
const SQL = `
CREATE INDEX suggestion_move ON suggestion (article_id, version_id, json ->> 'groupId', json ->> 'state', json ->> 'kind', json ->> 'noteId', json ->> 'repairId')
  WHERE json ->> 'kind' = 'move' AND json ->> 'groupId' IS NOT NULL AND json ->> 'noteId' IS NULL AND json ->> 'repairId' IS NULL;
DELETE FROM summary;
`

/** A move counts once, of however many parts it is. */
export const moves: Migration = { number: 80, name: 'moves', up: (db) => db.exec(SQL) }
