import path from 'node:path'
import { callError } from '#shared/contract/errors.ts'
import { EXPORT_VIEWS } from '#shared/contract/export-options.ts'
import {
  EXPORT_FORMATS,
  EXPORT_OPTIONS,
  holdsSeveral,
  optionsOf,
  viewShown,
  type ExportFormat,
} from '#shared/contract/formats.ts'
import { withLibrary } from '../open-library.ts'
import { exitCodeOf, UsageFailure } from '../failure.ts'
import type { CommandCall } from '../command-call.ts'

/**
 * `export ARTICLE… --format … --out PATH`: several articles only where one file of the format holds them; marked unless said otherwise; a file that is there is replaced with `--force`. The
 * answer has the view that was written; in words it says also what was not: marks, and lines of site furniture.
 */
export const exportFile: CommandCall = {
  options: {
    library: 'value',
    format: 'value',
    view: 'value',
    out: 'value',
    force: 'flag',
    ...Object.fromEntries(
      EXPORT_OPTIONS.map(({ id, values }) => [id, values === undefined ? 'flag' : 'value'] as const),
    ),
  },
  run: (job) => {
    const { options, out, locale } = job
    const [article = '', ...others] = options.many('ARTICLE')
    options.needed('format')
    const format = options.choice('format', EXPORT_FORMATS)
    const wantedView = options.choice('view', EXPORT_VIEWS) ?? 'marked'
    const given = options.needed('out')
    const isReplacing = options.flag('force')
    if (format === undefined) throw new UsageFailure('missing', { option: '--format' })
    if (others[0] !== undefined && !holdsSeveral(format)) throw new UsageFailure('oneEach', { format, word: others[0] })
    const view = viewShown(format, wantedView)
    const chosen = optionsOf(format, view).flatMap(({ id, values }) => {
      const value = values === undefined ? options.flag(id) : options.choice(id, values)
      return value === undefined ? [] : [[id, value] as const]
    })
    const idle = idleOptions(format, (id, values) =>
      values === undefined ? options.flag(id) === true : options.choice(id, values) !== undefined,
    )
    return withLibrary(job, 'read', async (library) => {
      const open = await library.article(article)
      if (given.endsWith('/') || given.endsWith(path.sep)) {
        // A folder, and no name for a file in it.
        await out.failure({ file: given }, callError('file-special', { file: given }))
        return 1
      }
      const target = { path: options.path(given) }
      const { id: articleId } = open.article
      const more = []
      for (const each of others) more.push((await library.article(each)).article.id)
      const made = await library.client.call('export.run', {
        articleId,
        others: more,
        format,
        view,
        locale,
        file: target,
        isReplacing,
        options: Object.fromEntries(chosen),
      })
      if (!made.ok) {
        const { code, values } = made.error
        const words = code === 'file-exists' ? { key: 'cli.exists', values: values ?? {} } : undefined
        await out.failure({ file: given }, made.error, { words })
        return exitCodeOf(made.error)
      }
      const { byteLength, unsure } = made.value
      const unused = idle.length === 0 ? {} : { unused: idle }
      const json = { article: articleId, format, view, file: given, bytes: byteLength, ...unsure, ...unused }
      const ofIdle = idle.length === 0 ? [] : [out.t('cli.exportedIdle', { options: idle.join(', ') })]
      if (holdsSeveral(format)) {
        const articles = [...new Set([articleId, ...more])]
        const all = articles.length === 1 ? json : { ...json, articles }
        await out.result(all, () =>
          [out.t('cli.exportedInOne', { file: given, count: articles.length }), ...ofIdle].join('\n'),
        )
        return 0
      }
      const furniture = open.blocks.filter(({ role }) => role === 'furniture').length
      await out.result(json, () =>
        [
          out.t('cli.exported', { file: given }),
          ...ofIdle,
          ...(view === wantedView ? [] : [out.t('cli.exportedClean')]),
          ...(unsure === undefined || unsure.nearby === 0
            ? []
            : [out.t('cli.exportedNearby', { count: unsure.nearby })]),
          ...(unsure === undefined || unsure.left === 0 ? [] : [out.t('cli.exportedLeft', { count: unsure.left })]),
          ...(furniture === 0 || unsure !== undefined ? [] : [out.t('cli.exportedWithout', { count: furniture })]),
        ].join('\n'),
      )
      return 0
    })
  },
}

/** What was asked for that no file of the format has, in any view: said, so that nobody takes it as done. */
function idleOptions(
  format: ExportFormat,
  isGiven: (id: string, values: readonly string[] | undefined) => boolean,
): readonly string[] {
  const own = new Set(EXPORT_VIEWS.flatMap((view) => optionsOf(format, view)).map(({ id }) => id))
  return EXPORT_OPTIONS.filter(({ id, values }) => !own.has(id) && isGiven(id, values)).map(({ id }) => `--${id}`)
}
