import { existsSync } from 'node:fs'
import path from 'node:path'
import { callError, type CallError } from '#shared/contract/errors.ts'
import type { Locale } from '#shared/domain/settings.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import type { ChecksFormat } from '#electron/export/export-article.ts'
import type { Checked } from '#electron/export/report/check-report.ts'
import { notWritten, writeFileWhole } from '#electron/files/write-whole.ts'
import { UsageFailure } from './failure.ts'

/** A report that is to be written. */
export interface ReportPlace {
  /** As it was given. */
  readonly file: string
  readonly path: string
  readonly format: ChecksFormat
}

/** Where the report goes; its ending tells its format. Throws where the ending is none that can be written. */
export async function reportPlace(file: string, where: string): Promise<ReportPlace> {
  // What writes is loaded only when it is asked for.
  const { CHECKS_FORMATS } = await import('#electron/export/export-article.ts')
  const ending = path.extname(file).slice(1).toLowerCase()
  const format = CHECKS_FORMATS.find((each) => each === ending)
  if (format === undefined) throw new UsageFailure('reportEnding', { file, endings: CHECKS_FORMATS.join(', ') })
  return { file, path: where, format }
}

/** Writes the report of what was checked, with what could not be. Errors: `file-exists` unless `isReplacing`, and what the disk says. */
export async function writeReport(
  { file, path: where, format }: ReportPlace,
  checked: Checked,
  { locale, isReplacing }: { readonly locale: Locale; readonly isReplacing: boolean },
): Promise<Result<undefined, CallError>> {
  if (!isReplacing && existsSync(where)) return err(callError('file-exists', { file }))
  const { exportChecks } = await import('#electron/export/export-article.ts')
  const bytes = await exportChecks(checked, format, { locale, now: Date.now() })
  try {
    writeFileWhole(where, bytes)
    return ok(undefined)
  } catch (thrown) {
    return err(notWritten(file, thrown))
  }
}
