import { statSync } from 'node:fs'
import { z } from 'zod'
import type { CallError } from '#shared/contract/errors.ts'
import { articleIdSchema, sha256Schema, type ArticleId } from '#shared/domain/ids.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { articleHistorySchema } from '#shared/merge/types.ts'
import { returnedFileSchema } from '#electron/returned/file.ts'
import { packageOverviewSchema } from '#shared/package/overview.ts'

/**
 * What is asked of a package, in the process that may be killed. `path` is a copy of the caller's own, which nobody else
 * writes; `fileName` is what the person calls the file.
 */
export type PackageWork = { readonly path: string; readonly fileName: string } & (
  | { readonly kind: 'check' }
  | { readonly kind: 'article'; readonly articleId: ArticleId }
  | { readonly kind: 'bytes'; readonly sha256: string }
  /** A Word document that comes back: it is no package, and read from its bytes. */
  | { readonly kind: 'returned'; readonly bytes: Uint8Array }
)
export type PackageWorkKind = PackageWork['kind']
export type PackageWorkOf<K extends PackageWorkKind> = Extract<PackageWork, { readonly kind: K }>

/** What each gives: the answer of a process that reads what strangers send is held against this. */
export const packageAnswers = {
  check: packageOverviewSchema,
  article: articleHistorySchema,
  /** None where the package says that they were lost. */
  bytes: z
    .object({ bytes: z.instanceof(Uint8Array), mediaType: z.string().optional() })
    .readonly()
    .optional(),
  returned: returnedFileSchema,
} as const
export type PackageAnswer<K extends PackageWorkKind> = z.output<(typeof packageAnswers)[K]>

const workSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('check') }),
  z.object({ kind: z.literal('article'), articleId: articleIdSchema }),
  z.object({ kind: z.literal('bytes'), sha256: sha256Schema }),
])

/** Does it. Every expected failure is a code of the contract, and names the file. */
export async function runPackageWork(
  work: PackageWork,
  onShare: (share: number) => void,
): Promise<Result<unknown, CallError>> {
  const { path, fileName } = work
  if (work.kind === 'returned') {
    const { readReturned } = await import('#electron/returned/read-returned.ts')
    return readReturned(work.bytes, fileName)
  }
  // SQLite and the schemas come with the first package.
  const { openPackageFile } = await import('./open-file.ts')
  const { articleOfPackage, bytesOfPackage, checkPackage } = await import('./read-package.ts')
  const { refusalOf } = await import('./refusal.ts')
  try {
    const db = openPackageFile(path)
    try {
      const asked = workSchema.parse(work)
      switch (asked.kind) {
        case 'check':
          return ok({ ...checkPackage(db, onShare), sizeBytes: statSync(path).size })
        case 'article':
          return ok(articleOfPackage(db, asked.articleId))
        case 'bytes':
          return ok(bytesOfPackage(db, asked.sha256))
      }
    } finally {
      db.close()
    }
  } catch (thrown) {
    const error = refusalOf(thrown)
    return err({ ...error, values: { file: fileName, ...error.values } })
  }
}
