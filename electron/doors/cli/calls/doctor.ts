import { existsSync } from 'node:fs'
import { callError } from '#shared/contract/errors.ts'
import { backupFolder } from '#electron/services/backups.ts'
import { allHashFaults, checkStructure } from '#electron/db/integrity.ts'
import { openLibrary, type Library } from '#electron/db/open.ts'
import { rescueInto } from '#electron/db/rescue.ts'
import { countArticles } from '#electron/db/records/article.ts'
import { orNull } from '../document-json.ts'
import { CommandFailure, exitCodeOf } from '../failure.ts'
import type { CommandCall, Job } from '../run-command.ts'

/**
 * `doctor`: checks the library as deeply as can be (pages, indexes, every row, picture and act against its hash) without
 * writing to it; `--rescue PATH` saves into a new library what can be read.
 */
export const doctor: CommandCall = {
  options: { library: 'value', rescue: 'value' },
  run: async (job) => {
    job.options.places()
    const { out } = job
    const given = job.options.needed('library')
    const path = job.options.path(given)
    const opened = openLibrary(path, { program: 'galley', nowMs: Date.now(), isCreating: false, isReadOnly: true })
    if (!opened.ok) {
      await out.failure({ library: given, isSound: false }, opened.error)
      if (opened.error.code === 'library-damaged')
        out.remark(out.t('cli.doctor.backups', { folder: backupFolder(path) }))
      return exitCodeOf(opened.error)
    }
    const library = opened.value
    try {
      const faults = faultsOf(library)
      const isSound = faults.length === 0
      const { articles, binned } = isSound ? countArticles(library.db) : { articles: null, binned: null }
      const rescued = await rescue(job, library)
      const json = {
        library: given,
        isSound,
        articles,
        binned,
        wasClosed: !library.wasUnclean,
        faults,
        backups: existsSync(backupFolder(path)) ? backupFolder(path) : null,
        rescued: orNull(rescued),
      }
      await out.result(json, () =>
        isSound
          ? out.t('cli.doctor.sound', { file: given, articles: articles ?? 0 })
          : [
              out.t('cli.doctor.faults', { file: given, count: faults.length }),
              ...faults.map((fault) => `  ${fault.table} ${fault.id}`),
              out.t('cli.doctor.backups', { folder: backupFolder(path) }),
            ].join('\n'),
      )
      return isSound ? 0 : 1
    } finally {
      library.close()
    }
  },
}

interface Fault {
  readonly table: string
  readonly article: string | null
  readonly id: string
}

function faultsOf({ db }: Library): readonly Fault[] {
  const structure = checkStructure(db, 'full').map((line) => ({ table: 'file', article: null, id: line }))
  const rows = allHashFaults(db).map(({ table, articleId, id }) => ({ table, article: orNull(articleId), id }))
  return [...structure, ...rows]
}

/** Saves what can be read into a library that must not be there yet; the damaged one is only read. */
async function rescue(job: Job, damaged: Library): Promise<readonly object[] | undefined> {
  const given = job.options.text('rescue')
  if (given === undefined) return undefined
  const path = job.options.path(given)
  if (existsSync(path)) throw new CommandFailure(callError('file-not-written', { file: given, detail: 'EEXIST' }))
  const made = openLibrary(path, { program: 'galley', nowMs: Date.now(), isCreating: true })
  if (!made.ok) throw new CommandFailure(made.error)
  try {
    return await Promise.resolve(rescueInto(made.value.db, damaged.db))
  } finally {
    made.value.close()
  }
}
