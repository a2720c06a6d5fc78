import { LOG_FORMATS, type LogFilter, type LogLine } from '#shared/contract/log.ts'
import { articleIdSchema, type ArticleId } from '#shared/domain/ids.ts'
import { inChain } from '#shared/log/in-chain.ts'
import { jsonOfLine } from '#shared/log/json-line.ts'
import { actWords, lineWords, standingWords, whereWords } from '#shared/log/words.ts'
import type { CommandCall, Job } from '../command-call.ts'
import { exitCodeOf, noSuch, UsageFailure } from '../failure.ts'
import { withLibrary, type OpenLibrary } from '../open-library.ts'

/** So many acts are told at a time. */
const ACTS_A_STEP = 200

/**
 * `log [ARTICLE] --library L`: the acts of an article or of the library, oldest first, as lines of JSON that hold all that their
 * hashes cover; chosen by person, act, days and words. `--out PATH --format F` writes them into a file instead.
 */
export const log: CommandCall = {
  options: {
    library: 'value',
    author: 'value',
    act: 'value',
    since: 'value',
    until: 'value',
    words: 'value',
    format: 'value',
    out: 'value',
    force: 'flag',
  },
  run: (job) => {
    const { options } = job
    const [article] = options.positionals.length === 0 ? options.places() : options.places('ARTICLE')
    const format = options.choice('format', LOG_FORMATS)
    const file = options.text('out')
    if (file !== undefined && format === undefined) options.needed('format')
    if (file === undefined && format !== undefined) options.needed('out')
    const filter = {
      author: options.text('author'),
      act: options.text('act'),
      fromMs: dayOf(job, 'since', 0),
      toMs: dayOf(job, 'until', 1),
      words: options.text('words'),
    }
    return withLibrary(job, 'read', async (library) => {
      const articleId = article === undefined ? undefined : await knownArticle(library, article)
      if (file === undefined || format === undefined) return tell(job, library, articleId, filter)
      const asked = { ...(articleId === undefined ? {} : { articleId }), filter, format, locale: job.locale }
      const made = await library.client.call('log.export', {
        ...asked,
        file: { path: options.path(file) },
        isReplacing: options.flag('force'),
      })
      if (!made.ok) {
        const words =
          made.error.code === 'file-exists' ? { key: 'cli.exists', values: made.error.values ?? {} } : undefined
        await job.out.failure({ file }, made.error, { words })
        return exitCodeOf(made.error)
      }
      const { byteLength: bytes, acts } = made.value
      const json = { article: articleId ?? null, format, file, bytes, acts }
      await job.out.result(json, () => job.out.t('cli.exported', { file }))
      return 0
    })
  },
}

/** An article that the log knows, be it there or deleted for good. */
async function knownArticle(library: OpenLibrary, given: string): Promise<ArticleId> {
  const id = articleIdSchema.safeParse(given)
  if (!id.success) throw noSuch('article', given)
  const { total } = await library.call('log.find', { articleId: id.data })
  if (total === 0) throw noSuch('article', given)
  return id.data
}

async function tell(
  job: Job,
  library: OpenLibrary,
  articleId: ArticleId | undefined,
  filter: LogFilter,
): Promise<number> {
  const found = await library.call('log.find', { ...(articleId === undefined ? {} : { articleId }), filter })
  const chained = inChain(found)
  for (let at = 0; at < chained.length; at += ACTS_A_STEP) {
    const { lines } = await library.call('log.lines', { ids: chained.slice(at, at + ACTS_A_STEP), isWhole: true })
    for (const line of lines) await job.out.result(jsonOfLine(line, job.out.t), () => wordsOf(line, job))
  }
  if (chained.length === 0 && !job.out.isJson) job.out.remark(job.out.t(found.total === 0 ? 'log.empty' : 'log.none'))
  return 0
}

/** An act in one or two lines: when, who, what, where; beneath, its words and what changed. */
function wordsOf(line: LogLine, { out, locale }: Job): string {
  const time = new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'medium' }).format(line.atMs)
  const where = [line.title, whereWords(line, out.t), standingWords(line, out.t)].filter((part) => part !== undefined)
  const number = line.via === undefined ? String(line.id) : `(${String(line.via.entry ?? '?')})`
  const head = `${number}  ${time}  ${line.author}  ${actWords(line, out.t)}`
  const words = [where.join(' · '), lineWords(line, out.t)].filter((part) => part !== '')
  return [head, ...words.map((part) => `    ${part}`)].join('\n')
}

/** The start of a day of this machine's time, or of the one that follows it. */
function dayOf(job: Job, option: 'since' | 'until', later: 0 | 1): number | undefined {
  const value = job.options.text(option)
  if (value === undefined) return undefined
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(value) ?? []
  const asked = new Date(Number(year), Number(month) - 1, Number(day))
  // The 31st of a month of 30 days is another day, and the 13th month another year.
  const isDay = asked.getDate() === Number(day) && asked.getMonth() === Number(month) - 1
  if (year === undefined || !isDay) throw new UsageFailure('date', { option: `--${option}`, value })
  const at = new Date(Number(year), Number(month) - 1, Number(day) + later)
  return Math.max(0, at.getTime())
}
