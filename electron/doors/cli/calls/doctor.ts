import { existsSync } from 'node:fs'
import type { CallError } from '#shared/contract/errors.ts'
import { actWords } from '#shared/log/words.ts'
import { backupFolder } from '#electron/db/backup.ts'
import { knownBackups } from '#electron/services/proofs.ts'
import { examineLibrary, NOTHING_READABLE, rescueLibrary, type DoctorReport } from '#electron/services/doctor.ts'
import { orNull } from '../document-json.ts'
import { CommandFailure, exitCodeOf } from '../failure.ts'
import type { CommandCall } from '../command-call.ts'
import { endingAtOnce } from '../end-signals.ts'
import type { Options } from '../options.ts'
import type { Json, Output } from '../output.ts'

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
    const examined = endingAtOnce(() => examineLibrary(path, Date.now()))
    const rescued = rescueTo(options, path)
    const saved = rescued?.ok === true ? rescued.value : undefined
    const rescueJson = { rescued: orNull(saved?.counts), rescue: saved === undefined ? null : jsonOf(saved) }
    if (!examined.ok) {
      // What cannot even be opened may still hold rows that can be read.
      await out.failure({ library: given, isSound: false, ...rescueJson }, examined.error)
      if (examined.error.code === 'library-damaged' && existsSync(backupFolder(path)))
        for (const line of backupWords(out, path)) out.remark(line)
      if (saved !== undefined) for (const line of rescueWords(out, saved)) out.remark(line)
      if (rescued?.ok === false) throw rescueFailure(rescued.error)
      if (rescued === undefined && examined.error.code === 'library-damaged') out.remark(out.t('cli.doctor.rescue'))
      return exitCodeOf(examined.error)
    }
    if (rescued?.ok === false) throw rescueFailure(rescued.error)
    const report = examined.value
    const { isSound, articles, binned, acts, wasClosed, gaps } = report
    const faults = faultsOf(report)
    const json = {
      library: given,
      isSound,
      articles: isSound ? articles : null,
      binned: isSound ? binned : null,
      acts,
      wasClosed,
      gaps,
      faults,
      backups: existsSync(backupFolder(path)) ? backupFolder(path) : null,
      backupFiles: knownBackups(backupFolder(path)).map(({ name, madeAtMs, sizeBytes, isProven }) => ({
        name,
        madeAt: new Date(madeAtMs).toISOString(),
        bytes: sizeBytes,
        proven: orNull(isProven),
      })),
      ...rescueJson,
    }
    await out.result(json, () =>
      [
        isSound
          ? out.t('cli.doctor.sound', { file: given, articles })
          : out.t('cli.doctor.faults', { file: given, count: faults.length }),
        ...faults.map((fault) => `  ${wordsOf(out, fault)}`),
        ...(gaps > 0 ? [out.t('cli.doctor.gaps', { count: gaps })] : []),
        ...(isSound || json.backups === null ? [] : backupWords(out, path)),
        ...(saved === undefined ? [] : rescueWords(out, saved)),
        ...(isSound || saved !== undefined ? [] : [out.t('cli.doctor.rescue')]),
      ].join('\n'),
    )
    return isSound ? 0 : 1
  },
}

/** Rescues into the place that `--rescue` names, if it does. */
function rescueTo(options: Options, path: string): ReturnType<typeof rescueLibrary> | undefined {
  const target = options.text('rescue')
  if (target === undefined) return undefined
  return endingAtOnce(() => rescueLibrary(path, options.path(target), Date.now()))
}

function rescueFailure(error: CallError): CommandFailure {
  return new CommandFailure(
    error,
    error.values?.detail === NOTHING_READABLE ? { key: 'cli.doctor.nothing' } : undefined,
  )
}

function backupWords(out: Output, path: string): readonly string[] {
  return [
    out.t('cli.doctor.backups', { folder: backupFolder(path) }),
    ...knownBackups(backupFolder(path)).map(({ name, isProven }) =>
      out.t(`cli.doctor.backup.${isProven === undefined ? 'unknown' : isProven ? 'proven' : 'faulty'}`, { name }),
    ),
  ]
}

type Saved = Extract<ReturnType<typeof rescueLibrary>, { readonly ok: true }>['value']
type Place = Saved['lost'][number]

function placeOf({ titles }: Saved, { table, articleId, id }: Place): Json & Place & { readonly title: string | null } {
  return { table, articleId, id, title: orNull(titles.get(articleId)) }
}

/** What the counts leave out: by article, and record by record what is lost, unsure, or without its bytes. */
function jsonOf(saved: Saved): Json {
  const listed = (places: readonly Place[]): readonly Json[] =>
    places.map((place) => {
      const { table, articleId, id, title } = placeOf(saved, place)
      return { table, article: articleId, id, title }
    })
  return {
    library: saved.path,
    gaps: saved.gaps,
    articles: saved.articles.map((article) => ({ ...article, title: orNull(article.title) })),
    lost: listed(saved.lost),
    unsure: listed(saved.unsure),
    withoutBytes: listed(saved.withoutBytes),
  }
}

function rescueWords(out: Output, saved: Saved): readonly string[] {
  const { path: file, articles, lost, unsure, withoutBytes, gaps } = saved
  const counts = { articles: articles.filter(({ isSaved }) => isSaved).length, lost: lost.length, gaps }
  const lines = (kind: 'lost' | 'unsure' | 'withoutBytes', places: readonly Place[]): readonly string[] =>
    places.map((place) => {
      const { table, id, title } = placeOf(saved, place)
      return out.t(`cli.doctor.${kind}`, { record: nameOf(table, id, title) })
    })
  return [
    out.t('cli.doctor.rescued', { file, ...counts, unsure: unsure.length }),
    ...lines('lost', lost),
    ...lines('withoutBytes', withoutBytes),
    ...lines('unsure', unsure),
  ]
}

function nameOf(table: string, id: string, title: string | null): string {
  return title === null ? `${table} ${id}` : `${table} ${id} (${title})`
}

interface Fault {
  readonly table: string
  readonly article: string | null
  readonly id: string
  readonly title: string | null
  /** Of the log: what is wrong with its chain there (log-chain.ts), with how many entries, and the act of the first. */
  readonly why?: string
  readonly count?: number
  readonly act?: string | null
}

function wordsOf(out: Output, { table, id, title, why, count = 1, act }: Fault): string {
  if (why !== undefined) {
    const said = act == null ? '' : out.t('cli.doctor.log.act', { act: actWords({ act }, out.t) })
    const of = title === null ? '' : out.t('cli.doctor.log.title', { title })
    return out.t(`cli.doctor.log.${why}`, { seq: id, count, act: said, title: of })
  }
  return table === 'schema' ? out.t('cli.doctor.foreignParts', { parts: id }) : nameOf(table, id, title)
}

function faultsOf({ structure, foreignParts, rows }: DoctorReport): readonly Fault[] {
  const ofFile = (table: string, id: string): Fault => ({ table, article: null, id, title: null })
  return [
    ...structure.map((line) => ofFile('file', line)),
    ...(foreignParts === undefined ? [] : [ofFile('schema', foreignParts)]),
    ...rows.map(({ table, articleId, id, title, why, count, act }) => ({
      table,
      article: orNull(articleId),
      id,
      title: orNull(title),
      ...(why === undefined ? {} : { why, count, act: orNull(act) }),
    })),
  ]
}
