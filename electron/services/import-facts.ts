import { countChanges } from '#shared/acts/waiting.ts'
import type { ImportFacts, ImportPreview } from '#shared/contract/shapes.ts'
import { readRecord } from '#electron/db/records/record-rows.ts'
import type { Db } from '#electron/db/sql.ts'
import type { Standing } from '#electron/returned/identity.ts'

/** What a list shows of a file that was read. */
export function factsOf({
  token,
  byteLength,
  sha256,
  choices,
  reasons,
  existing,
  returned,
  document,
}: ImportPreview): ImportFacts {
  const { title, language, encoding, repairs, assets, notes, suggestions, blocks } = document
  return {
    token,
    byteLength,
    sha256,
    choices,
    reasons,
    existing,
    returned,
    title: title ?? blocks.find(({ role }) => role === 'headline')?.text,
    language,
    encoding,
    repairs: repairs.length,
    pictures: assets.length,
    comments: notes.length,
    changes: countChanges(suggestions),
    leftOut: blocks.filter(({ role }) => role === 'furniture').length,
  }
}

/** Where the article is that a Word document of ours came from; undefined for any other file. */
export function returnedTo(db: Db, standing: Standing | undefined): ImportPreview['returned'] {
  if (standing === undefined) return undefined
  const article = readRecord(db, 'article', standing.articleId, standing.articleId)
  if (article === undefined) return 'unknown'
  return article.deletedAtMs === undefined ? 'here' : 'binned'
}
