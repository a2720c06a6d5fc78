import { z } from 'zod'
import { authorSchema } from '../domain/common.ts'
import { articleIdSchema } from '../domain/ids.ts'
import { mergedSchema, mergePreviewSchema } from '../merge/preview.ts'
import { command } from './call-spec.ts'
import { fileSchema } from './files.ts'

/** Which waiting package is meant (`package.inspect`): it is as it was shown, whatever became of its file. Left out, the file is opened. */
const token = z.string().optional()
/** Which Word document that waits is meant (`import.read`): it is taken as it was shown, whatever was saved over it since. */
const importToken = z.string().optional()
const rights = { file: 'read', readsAgain: true, waitsAs: ['token', 'importToken'] } as const
/** Which of a package's articles are meant; left out, all of them. */
const articleIds = z.array(articleIdSchema).min(1).max(1000).readonly().optional()

/** Bringing the articles of a package together with those of the library. */
export const mergeCalls = {
  /**
   * What merging a package would do, article by article; nothing is changed. `isNew`: the article is not here, and would come
   * whole. Errors: those of opening a package; `not-found`, `history-other`, `article-binned`;
   * `canceled` (`library.stopWork`).
   */
  'merge.preview': command(
    z.object({ file: fileSchema, token, importToken, articleIds }).readonly(),
    z
      .object({
        articles: z.array(mergePreviewSchema.unwrap().extend({ isNew: z.boolean() }).readonly()).readonly(),
      })
      .readonly(),
    rights,
  ),
  /** Merges: all of the articles or none, each by one act that one undo takes back. */
  'merge.take': command(
    z.object({ file: fileSchema, token, importToken, articleIds, author: authorSchema }).readonly(),
    z
      .object({ articles: z.array(mergedSchema.unwrap().extend({ isNew: z.boolean() }).readonly()).readonly() })
      .readonly(),
    rights,
  ),
} as const
