import { ASKING_KINDS } from '#shared/acts/waiting.ts'
import { rows, type Db } from '../sql.ts'

/** What the library shows of each article, counted at its current version. */
export interface Tallies {
  readonly captions: { readonly done: number; readonly total: number }
  readonly numbers: { readonly done: number; readonly total: number }
  readonly singleOnes: number
  readonly notes: { readonly done: number; readonly total: number }
  readonly repairs: number
  readonly missingPictures: number
  readonly characters: number
  readonly changedAtMs: number
  readonly waitingFor: readonly string[]
}

interface TallyRow {
  readonly id: string
  readonly captions: number
  readonly captionsDone: number
  readonly numbers: number
  readonly numbersDone: number
  readonly singleOnes: number
  readonly asked: number
  readonly askedOpen: number
  readonly lone: number
  readonly loneOpen: number
  readonly repairs: number
  readonly missingPictures: number
  readonly characters: number
  readonly changedAtMs: number
}

/*
 * Each part starts at the articles asked for (CROSS JOIN: SQLite, which has no figures of the tables, began at all
 * furniture of the library) and reads only an index that covers it, so that 200,000 notes are counted without touching one of them.
 * Captions are done when they have a verdict, numbers when they have a state; what is to be settled, notes that ask
 * and suggestions that none of them carries, is shared/acts/waiting.ts in SQL; numbers in furniture count for nothing (command.md, features.md E6, F2).
 */
const ASKING = `json ->> 'kind' IN (${ASKING_KINDS.map((kind) => `'${kind}'`).join(', ')})`
const HAN = '[々〇㐀-䶿一-鿿豈-﫿𠀀-𲎯]'
/** As the index says it, so that the index answers. */
const SINGLE = `iif(state = 'unchecked' AND is_counted = 1 AND json ->> 'kind' = 'count' AND json ->> 'value' = 1
  AND (json ->> 'text' GLOB '一${HAN}' OR json ->> 'text' GLOB '一${HAN}${HAN}'), 1, 0) = 1`

/** Parts of moves, of which all but one count for nothing; as the index says it. */
const MOVED = `json ->> 'kind' = 'move' AND json ->> 'groupId' IS NOT NULL AND json ->> 'noteId' IS NULL AND json ->> 'repairId' IS NULL`

/** The statement, given the articles as a list of JSON. */
export const TALLY_SQL = `
WITH at AS MATERIALIZED (SELECT id, current_version_id AS version_id FROM article WHERE id IN (SELECT value FROM json_each(?))),
blocks AS (
  SELECT at.id, count(*) FILTER (WHERE role = 'caption') AS captions,
    count(*) FILTER (WHERE role = 'figure' AND has_picture = 0 OR role = 'caption' AND has_figure = 0) AS missing,
    sum(CASE WHEN role = 'furniture' THEN 0 ELSE characters END) AS characters
  FROM at CROSS JOIN block ON block.article_id = at.id AND block.version_id = at.version_id GROUP BY at.id),
judged AS (
  SELECT at.id, count(*) AS done FROM at
    CROSS JOIN block ON block.article_id = at.id AND block.version_id = at.version_id AND block.role = 'caption'
    CROSS JOIN verdict ON verdict.article_id = at.id AND verdict.block_id = block.id GROUP BY at.id),
numbers AS (
  SELECT at.id, count(*) AS total, count(*) FILTER (WHERE state <> 'unchecked') AS done
  FROM at CROSS JOIN number ON number.article_id = at.id AND number.version_id = at.version_id
  WHERE is_counted = 1 GROUP BY at.id),
uncounted AS (
  SELECT at.id, count(*) AS total, count(*) FILTER (WHERE state <> 'unchecked') AS done
  FROM at
    CROSS JOIN block ON block.article_id = at.id AND block.version_id = at.version_id AND block.role = 'furniture'
    CROSS JOIN number ON number.article_id = at.id AND number.version_id = at.version_id AND number.block_id = block.id
  WHERE is_counted = 1 GROUP BY at.id),
singles AS (
  SELECT at.id, count(*) AS total
  FROM at CROSS JOIN number INDEXED BY number_single
    ON number.article_id = at.id AND number.version_id = at.version_id
  WHERE ${SINGLE} GROUP BY at.id),
uncounted_singles AS (
  SELECT at.id, count(*) AS total
  FROM at
    CROSS JOIN block ON block.article_id = at.id AND block.version_id = at.version_id AND block.role = 'furniture'
    CROSS JOIN number INDEXED BY number_single
      ON number.article_id = at.id AND number.version_id = at.version_id AND number.block_id = block.id
  WHERE ${SINGLE.replaceAll('json ->', 'number.json ->')} GROUP BY at.id),
asked AS (
  SELECT at.id, count(*) AS total, count(*) FILTER (WHERE state = 'open') AS open
  FROM at CROSS JOIN note ON note.article_id = at.id AND note.version_id = at.version_id
  WHERE ${ASKING} GROUP BY at.id),
proposed AS (
  SELECT at.id, count(*) AS total, count(*) FILTER (WHERE json ->> 'state' = 'open') AS open
  FROM at CROSS JOIN suggestion ON suggestion.article_id = at.id AND suggestion.version_id = at.version_id
  WHERE json ->> 'repairId' IS NULL GROUP BY at.id),
moved AS (
  SELECT id, sum(parts - 1) AS total, sum(max(open - 1, 0)) AS open FROM (
    SELECT at.id, count(*) AS parts, count(*) FILTER (WHERE json ->> 'state' = 'open') AS open
    FROM at CROSS JOIN suggestion INDEXED BY suggestion_move
      ON suggestion.article_id = at.id AND suggestion.version_id = at.version_id
    WHERE ${MOVED} GROUP BY at.id, json ->> 'groupId') GROUP BY id),
carried AS (
  SELECT at.id, count(*) AS total, count(*) FILTER (WHERE suggestion.json ->> 'state' = 'open') AS open,
    count(DISTINCT CASE WHEN note.state <> 'open' AND suggestion.json ->> 'state' = 'open' THEN note.id END) AS again
  FROM at
    CROSS JOIN suggestion ON suggestion.article_id = at.id AND suggestion.version_id = at.version_id
    CROSS JOIN note INDEXED BY note_waiting
      ON note.article_id = at.id AND note.version_id = at.version_id AND note.id = suggestion.json ->> 'noteId'
  WHERE suggestion.json ->> 'repairId' IS NULL AND note.${ASKING} GROUP BY at.id),
repairs AS (
  SELECT at.id, count(*) AS total
  FROM at CROSS JOIN repair ON repair.article_id = at.id AND repair.version_id = at.version_id GROUP BY at.id)
SELECT at.id,
  coalesce(blocks.captions, 0) AS captions, coalesce(judged.done, 0) AS captionsDone,
  coalesce(numbers.total, 0) - coalesce(uncounted.total, 0) AS numbers,
  coalesce(numbers.done, 0) - coalesce(uncounted.done, 0) AS numbersDone,
  coalesce(singles.total, 0) - coalesce(uncounted_singles.total, 0) AS singleOnes,
  coalesce(asked.total, 0) AS asked, coalesce(asked.open, 0) + coalesce(carried.again, 0) AS askedOpen,
  coalesce(proposed.total, 0) - coalesce(carried.total, 0) - coalesce(moved.total, 0) AS lone,
  coalesce(proposed.open, 0) - coalesce(carried.open, 0) - coalesce(moved.open, 0) AS loneOpen,
  coalesce(repairs.total, 0) AS repairs, coalesce(blocks.missing, 0) AS missingPictures,
  coalesce(blocks.characters, 0) AS characters,
  coalesce((SELECT saved_at_ms FROM log WHERE article_id = at.id ORDER BY seq DESC LIMIT 1), 0) AS changedAtMs
FROM at LEFT JOIN blocks USING (id) LEFT JOIN judged USING (id) LEFT JOIN numbers USING (id)
  LEFT JOIN uncounted USING (id) LEFT JOIN singles USING (id) LEFT JOIN uncounted_singles USING (id)
  LEFT JOIN asked USING (id) LEFT JOIN proposed USING (id) LEFT JOIN moved USING (id) LEFT JOIN carried USING (id)
  LEFT JOIN repairs USING (id)`

/** Whose open notes and suggestions these are, and whom they are assigned to; in the same way as above. */
const PEOPLE_SQL = `
WITH at AS MATERIALIZED (SELECT id, current_version_id AS version_id FROM article WHERE id IN (SELECT value FROM json_each(?))),
asked AS (
  SELECT DISTINCT at.id, json ->> 'author' AS author, json ->> 'assignee' AS assignee
  FROM at CROSS JOIN note ON note.article_id = at.id AND note.version_id = at.version_id
  WHERE state = 'open' AND ${ASKING}),
named AS (
  SELECT id, author AS name FROM asked UNION SELECT id, assignee FROM asked UNION
  SELECT at.id, json ->> 'author'
  FROM at CROSS JOIN suggestion ON suggestion.article_id = at.id AND suggestion.version_id = at.version_id
  WHERE json ->> 'state' = 'open' AND json ->> 'repairId' IS NULL)
SELECT id, name FROM named WHERE name IS NOT NULL ORDER BY id, name`

/** Tallies of these articles, by article. */
export function tallyArticles(db: Db, ids: readonly string[]): ReadonlyMap<string, Tallies> {
  const tallies = new Map<string, Tallies>()
  const people = new Map<string, string[]>()
  for (const { id, name } of rows<{ id: string; name: string }>(db, PEOPLE_SQL, JSON.stringify(ids)))
    people.set(id, [...(people.get(id) ?? []), name])
  for (const found of rows<TallyRow>(db, TALLY_SQL, JSON.stringify(ids))) {
    tallies.set(found.id, {
      captions: { done: found.captionsDone, total: found.captions },
      numbers: { done: found.numbersDone, total: found.numbers },
      singleOnes: found.singleOnes,
      notes: { done: found.asked - found.askedOpen + found.lone - found.loneOpen, total: found.asked + found.lone },
      repairs: found.repairs,
      missingPictures: found.missingPictures,
      characters: found.characters,
      changedAtMs: found.changedAtMs,
      waitingFor: people.get(found.id) ?? [],
    })
  }
  return tallies
}
