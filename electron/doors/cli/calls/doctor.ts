import { existsSync } from 'node:fs'
import { backupFolder } from '#electron/services/backups.ts'
import { examineLibrary, rescueLibrary, type DoctorReport } from '#electron/services/doctor.ts'
import { orNull } from '../document-json.ts'
import { CommandFailure, exitCodeOf } from '../failure.ts'
import type { CommandCall } from '../command-call.ts'
import type { Options } from '../options.ts'

/**
 * `doctor`: checks the library as deeply as can be (pages, indexes, every row, picture and act against its hash) without
 * writing to it; `--rescue PATH` saves into a new library what can be read.
 */
export const doctor: CommandCall = {
  options: { library: 'value', rescue: 'value' },
  run: async ({ options, out }) => {
    options.places()
    const given = options.needed('library')
    const path = options.path(given)
    const examined = examineLibrary(path, Date.now())
    if (!examined.ok) {
      // What cannot even be opened may still hold rows that can be read.
      const saved = rescueTo(options, path)
      const rescued = saved?.ok === true ? saved.value.counts : null
      await out.failure({ library: given, isSound: false, rescued }, examined.error)
      if (examined.error.code === 'library-damaged' && existsSync(backupFolder(path)))
        out.remark(out.t('cli.doctor.backups', { folder: backupFolder(path) }))
      if (saved?.ok === false) throw new CommandFailure(saved.error)
      return exitCodeOf(examined.error)
    }
    const report = examined.value
    const { isSound, articles, binned, acts, wasClosed } = report
    const faults = faultsOf(report)
    const rescued = rescueTo(options, path)
    if (rescued?.ok === false) throw new CommandFailure(rescued.error)
    const json = {
      library: given,
      isSound,
      articles: isSound ? articles : null,
      binned: isSound ? binned : null,
      acts,
      wasClosed,
      faults,
      backups: existsSync(backupFolder(path)) ? backupFolder(path) : null,
      rescued: orNull(rescued?.value.counts),
    }
    await out.result(json, () =>
      isSound
        ? out.t('cli.doctor.sound', { file: given, articles })
        : [
            out.t('cli.doctor.faults', { file: given, count: faults.length }),
            ...faults.map((fault) => `  ${fault.table} ${fault.id}`),
            ...(json.backups === null ? [] : [out.t('cli.doctor.backups', { folder: json.backups })]),
            out.t('cli.doctor.rescue'),
          ].join('\n'),
    )
    return isSound ? 0 : 1
  },
}

/** Rescues into the place that `--rescue` names, if it does. */
function rescueTo(options: Options, path: string): ReturnType<typeof rescueLibrary> | undefined {
  const target = options.text('rescue')
  return target === undefined ? undefined : rescueLibrary(path, options.path(target), Date.now())
}

interface Fault {
  readonly table: string
  readonly article: string | null
  readonly id: string
}

function faultsOf({ structure, rows }: DoctorReport): readonly Fault[] {
  return [
    ...structure.map((line) => ({ table: 'file', article: null, id: line })),
    ...rows.map(({ table, articleId, id }) => ({ table, article: orNull(articleId), id })),
  ]
}
