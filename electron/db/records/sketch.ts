import type { ArticleId, VersionId } from '#shared/domain/ids.ts'
import { comparedText, formOf, likenessOf, readSketch, sketchOf, type Sketch } from '#shared/text/likeness.ts'
import { rows, type Db } from '../sql.ts'
import { recordsOfVersion } from './of-article.ts'
import { DamagedRow } from './record-rows.ts'

/** A version of which the sketch is not at hand yet. */
export interface Unsketched {
  readonly id: ArticleId
  readonly versionId: VersionId
}

/** An article that another text resembles; `share`: of the shorter of the two, so much is in the other (0–1). */
export interface AlikeArticle {
  readonly id: ArticleId
  readonly title: string
  readonly share: number
}

/** A version's text never changes, so what was read of it once holds; of a damaged one nothing is known. */
const known = new WeakMap<Db, Map<VersionId, Sketch | undefined>>()

function knownOf(db: Db): Map<VersionId, Sketch | undefined> {
  let sketches = known.get(db)
  if (sketches === undefined) known.set(db, (sketches = new Map()))
  return sketches
}

/** The articles (not in the bin) that could not be compared yet, the newest first. */
export function unsketchedArticles(db: Db): readonly Unsketched[] {
  const sql = 'SELECT id, current_version_id AS versionId FROM article WHERE deleted_at_ms IS NULL ORDER BY id DESC'
  const sketches = knownOf(db)
  return rows<Unsketched>(db, sql).filter(({ versionId }) => !sketches.has(versionId))
}

/** Brings the sketches to hand that are kept with their versions; given back are the versions that an earlier Galley kept, without. */
export function bringKeptSketches(db: Db, articles: readonly Unsketched[]): readonly Unsketched[] {
  const sql = `SELECT version.id AS versionId, version.json ->> 'sketch' AS sketch FROM json_each(?) AS wanted
    JOIN version ON version.article_id = wanted.value ->> 0 AND version.id = wanted.value ->> 1`
  const wanted = JSON.stringify(articles.map(({ id, versionId }) => [id, versionId]))
  const sketches = knownOf(db)
  for (const { versionId, sketch } of rows<{ versionId: VersionId; sketch: string | null }>(db, sql, wanted)) {
    const kept = sketch === null ? undefined : readSketch(sketch)
    if (kept !== undefined) sketches.set(versionId, kept)
  }
  return articles.filter(({ versionId }) => !sketches.has(versionId))
}

/** Makes the sketch of a version from its text. */
export function bringSketchOfText(db: Db, { id, versionId }: Unsketched): void {
  knownOf(db).set(versionId, sketchFromText(db, id, versionId))
}

function sketchFromText(db: Db, articleId: ArticleId, versionId: VersionId): Sketch | undefined {
  try {
    return sketchOf(comparedText(recordsOfVersion(db, 'block', articleId, versionId)))
  } catch (thrown) {
    if (thrown instanceof DamagedRow) return undefined
    throw thrown
  }
}

/**
 * Articles (not in the bin) of which most is this text, or whose text is most of this; the likest first. Only what is at
 * hand is compared, and the form that many articles share, such as a bulletin's, tells nothing.
 */
export function articlesAlike(db: Db, sketch: Sketch): readonly AlikeArticle[] {
  const sketches = knownOf(db)
  const sql = 'SELECT id, title, current_version_id AS versionId FROM article WHERE deleted_at_ms IS NULL'
  const known = rows<Unsketched & { readonly title: string }>(db, sql).flatMap(({ id, title, versionId }) => {
    const own = sketches.get(versionId)
    return own === undefined ? [] : [{ id, title, own }]
  })
  const form = formOf(
    sketch,
    known.map(({ own }) => own),
  )
  return known
    .flatMap(({ id, title, own }): readonly AlikeArticle[] => {
      const share = likenessOf(own, sketch) === undefined ? undefined : likenessOf(own, sketch, form)
      return share === undefined ? [] : [{ id, title, share }]
    })
    .sort((a, b) => b.share - a.share || (a.id < b.id ? 1 : -1))
}
