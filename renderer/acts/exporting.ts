import type { CallInput, CallOutput } from '#shared/contract/calls.ts'
import type { CallError } from '#shared/contract/errors.ts'
import { exportCommandOf } from '#shared/commands/commands.ts'
import { INTO_OWN } from '#shared/contract/export-options.ts'
import { EXPORT_FORMATS, holdsSeveral, optionsOf } from '#shared/contract/formats.ts'
import type { GivenFile } from '#shared/contract/files.ts'
import type { ArticleId } from '#shared/domain/ids.ts'
import type { Locale } from '#shared/domain/settings.ts'
import { i18n } from '../i18n/i18n.ts'
import { shownBytes } from '../lib/format.ts'
import { appStore, type NamedArticle } from '../store/app-store.ts'
import { client } from '../transport/bridge.ts'
import { changeSettings, showOverlay } from './actions.ts'
import { reveal } from './reveal.ts'
import { errorText, toast } from './toasts.ts'

/** In which form something is exported. */
export type ExportForm = Required<Pick<CallInput<'export.run'>, 'format' | 'view' | 'options'>>

/** What becomes of an export: it came to be, a list tells what of it did, the person left it, or something stood in the way. */
export type ExportEnd = 'done' | 'listed' | 'left' | 'failed'

/** One export, to where the person says. */
export async function exportOne(
  form: ExportForm,
  article: { readonly articleId: ArticleId; readonly versionId?: CallInput<'export.run'>['versionId'] },
): Promise<ExportEnd> {
  const answer = await client.call('export.run', { ...form, ...article, locale: i18n.language as Locale })
  if (!answer.ok) return ended(answer.error)
  const { file, byteLength, unsure } = answer.value
  void remember(form)
  const size = shownBytes(byteLength, i18n.language)
  toast('ok', i18n.t('dialogs.exporting.done', { file: file.name, size }), showing(file), opening(file))
  tellUnsure(unsure)
  return 'done'
}

/** A person who stopped an export hears that it has ended, and that nothing of it is left. */
export function tellStopped(): void {
  toast('info', i18n.t('dialogs.exporting.stopped'))
}

/** What has no certain place in the author's own file is not passed over. */
function tellUnsure(unsure: CallOutput<'export.run'>['unsure']): void {
  const own = `dialogs.exporting.option.${INTO_OWN.id}`
  if (unsure !== undefined && unsure.nearby > 0) toast('wrong', i18n.t(`${own}.nearby`, { count: unsure.nearby }))
  if (unsure !== undefined && unsure.left > 0) toast('wrong', i18n.t(`${own}.left`, { count: unsure.left }))
}

/** The same export of several articles, into a folder that the person chooses; what was refused is listed with its reason. */
export async function exportSeveral(form: ExportForm, articles: readonly NamedArticle[]): Promise<ExportEnd> {
  const articleIds = articles.map(({ id }) => id)
  const answer = await client.call('export.many', { ...form, articleIds, locale: i18n.language as Locale })
  if (!answer.ok) return ended(answer.error)
  const { file, written, refused, unsure } = answer.value
  void remember(form)
  tellUnsure(unsure)
  if (refused.length > 0) {
    const titles = new Map(articles.map(({ id, title }) => [id, title]))
    const lines = refused.map(({ articleId, error }) => ({ title: titles.get(articleId) ?? '', error }))
    showOverlay({ kind: 'exported', folder: file, written, refused: lines })
    return 'listed'
  }
  const words = holdsSeveral(form.format)
    ? i18n.t('dialogs.exporting.doneInOne', { count: written, file: file.name })
    : i18n.t('dialogs.exporting.doneMany', { count: written, folder: file.name })
  toast('ok', words, showing(file), opening(file))
  return 'done'
}

/** Commands that export in one format each, what is on the desk or `articles`. */
export function exportCommands(articles?: readonly NamedArticle[]): Readonly<Record<string, () => void>> {
  const chosen = articles === undefined ? {} : { articles }
  return Object.fromEntries(
    EXPORT_FORMATS.map((format) => [exportCommandOf(format), () => showOverlay({ kind: 'export', format, ...chosen })]),
  )
}

/** Opens what was exported with the system's own program. */
export async function openExported(file: GivenFile): Promise<void> {
  const answer = await client.call('file.open', { file })
  if (!answer.ok) toast('wrong', errorText(answer.error))
}

function showing(file: GivenFile) {
  return { label: i18n.t('library.reveal'), run: () => void reveal(file) }
}

function opening(file: GivenFile) {
  return { label: i18n.t('dialogs.exporting.open'), run: () => void openExported(file) }
}

function ended(error: CallError): ExportEnd {
  if (error.code === 'canceled') return 'left'
  toast('wrong', errorText(error))
  return 'failed'
}

/** The next export begins with what was chosen for this one, format by format. */
async function remember({ format, view, options }: ExportForm): Promise<void> {
  const asked = new Set(optionsOf(format, view).flatMap(({ id, isAskedAnew }) => (isAskedAnew === true ? [id] : [])))
  const { exportChoices } = appStore.getState().settings
  // What could not be chosen this time is as it was chosen before.
  const kept = Object.fromEntries(
    Object.entries({ ...exportChoices[format]?.options, ...options }).filter(([id]) => !asked.has(id)),
  )
  await changeSettings({
    exportFormat: format,
    exportChoices: { ...exportChoices, [format]: { view, options: kept } },
  })
}
