import { houseRulesOf, ruleSettingsOf } from '#shared/checks/options-of.ts'
import { callError, type CallError } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { hasBlocks } from '#electron/db/records/of-article.ts'
import { isThere, readRecord } from '#electron/db/records/record-rows.ts'
import type { ArticleWork } from '#electron/export/work.ts'
import type { Ports } from '#electron/ports.ts'
import { readHouse } from '../house.ts'
import type { LibraryFile } from '../library-file.ts'

/** What an export is made of, whatever becomes of it. */
export type Asked = Pick<ArticleWork, 'articleId' | 'versionId' | 'format' | 'view' | 'locale' | 'options'>

/** What is to be made of an article, but for the file that it goes into. */
export interface Planned {
  readonly title: string
  readonly work: Omit<ArticleWork, 'into' | 'target'>
}

/** Plans an export of the library as it is open now. Errors: `not-found`, `file-empty` (no text to be exported). */
export function planExport(
  library: LibraryFile,
  { settings, about, now }: Pick<Ports, 'settings' | 'about' | 'now'>,
  asked: Asked,
): Result<Planned, CallError> {
  const { articleId, versionId } = asked
  return library.read((db) => {
    const article = readRecord(db, 'article', articleId, articleId)
    if (article === undefined) return err(callError('not-found', { record: `article:${articleId}` }))
    const { title, currentVersionId } = article
    const version = versionId ?? currentVersionId
    if (!isThere(db, 'version', articleId, version))
      return err(callError('not-found', { record: `version:${version}` }))
    if (!hasBlocks(db, articleId, version)) return err(callError('file-empty', { file: title }))
    return ok({
      title,
      work: {
        ...asked,
        source: db.name,
        library: library.path,
        rules: ruleSettingsOf(settings.read()),
        house: houseRulesOf(readHouse(about.dataPath)),
        now: now(),
      },
    })
  })
}
