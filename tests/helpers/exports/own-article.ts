import { importChoicesSchema, type OpenArticle } from '#shared/contract/shapes.ts'
import type { ArticleId } from '#shared/domain/ids.ts'
import type { ParsedFile } from '#electron/ports.ts'
import { versionRecords } from '#electron/services/records-of-document.ts'
import { openOfTexts } from '../revised.ts'

/** An article as it is kept from a file, before anybody reviews it. */
export function openOfParsed(parsed: ParsedFile, articleId = 'article' as ArticleId): OpenArticle {
  const { version, ...records } = versionRecords(parsed, importChoicesSchema.parse({ script: 'keep' }), {
    articleId,
    nowMs: 5,
  })
  const open = openOfTexts(['x'])
  return {
    ...open,
    ...records,
    article: { ...open.article, id: articleId, currentVersionId: version.id },
    versions: [version],
  }
}
