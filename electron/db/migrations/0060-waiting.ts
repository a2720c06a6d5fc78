import type { Migration } from '../migrate.ts'

/*
 * Notes that ask for an answer, suggestions that propose something, and 一 with a measure word that nobody has looked at
 * (shared/acts/waiting.ts, shared/numbers/single-one.ts): each count reads one of these indexes and no record. Kept rows of the
 * list were counted otherwise.
 */
const HAN = '[々〇㐀-䶿一-鿿豈-﫿𠀀-𲎯]'
const SINGLE = `iif(state = 'unchecked' AND is_counted = 1 AND json ->> 'kind' = 'count' AND json ->> 'value' = 1
  AND (json ->> 'text' GLOB '一${HAN}' OR json ->> 'text' GLOB '一${HAN}${HAN}'), 1, 0)`

const SQL = `
CREATE INDEX note_waiting ON note (article_id, version_id, id, state, json ->> 'kind');
CREATE INDEX suggestion_waiting ON suggestion (article_id, version_id, json ->> 'repairId', json ->> 'state', json ->> 'noteId');
CREATE INDEX number_single ON number (article_id, version_id, block_id, ${SINGLE});
DELETE FROM summary;
`

/** What waits is counted by what it is: comments, queries and suggestions. */
export const waiting: Migration = { number: 60, name: 'waiting', up: (db) => db.exec(SQL) }
