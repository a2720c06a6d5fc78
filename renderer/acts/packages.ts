import { FORMATS } from '#shared/contract/formats.ts'
import type { GivenFile } from '#shared/contract/files.ts'
import type { GivenSource } from '#shared/contract/shapes.ts'
import type { ArticleId } from '#shared/domain/ids.ts'
import type { PackagePreview } from '#shared/package/preview.ts'
import { i18n } from '../i18n/i18n.ts'
import { appStore } from '../store/app-store.ts'
import { client } from '../transport/bridge.ts'
import { importSources, openArticle, showLibrary, showOverlay } from './actions.ts'
import { noteTaken } from './library-acts.ts'
import { refreshLibrary } from './library-store.ts'
import { openReturned } from './returned.ts'
import { errorText, toast } from './toasts.ts'
import { untilClosed } from './until-closed.ts'

/**
 * Opens what was given: articles are imported; packages, and Word documents that come back, are shown before anything of them
 * is taken.
 */
export async function openSources(sources: readonly GivenSource[]): Promise<void> {
  const articles = sources.filter((source) => !isPackage(source))
  if (articles.length > 0)
    await importSources(articles, { onPackage: (file) => openPackages([file]), onReturned: openReturned })
  await openPackages(sources.filter(isPackage).map(({ file }) => file))
}

/** Opens packages one after the other: the next one when the sheet of the one before is closed. */
async function openPackages(files: readonly GivenFile[]): Promise<void> {
  for (const file of files) await openOne(file)
}

async function openOne(file: GivenFile): Promise<void> {
  appStore.setState({ reading: file.name })
  const answer = await client.call('package.inspect', { file })
  if (appStore.getState().reading === file.name) appStore.setState({ reading: undefined })
  if (!answer.ok) {
    if (answer.error.code === 'canceled') return
    showOverlay({ kind: 'error', error: answer.error })
    return untilClosed()
  }
  showOverlay({ kind: 'package', preview: answer.value, file })
  await untilClosed()
  void client.call('package.drop', { token: answer.value.token })
}

/** Takes articles of a package into the library, as one act; gives whether they are there. */
export async function takeArticles(
  { token, fileName }: PackagePreview,
  articleIds: readonly ArticleId[],
): Promise<boolean> {
  const { reviewerName } = appStore.getState().settings
  const author = reviewerName === undefined || reviewerName.trim() === '' ? {} : { author: reviewerName }
  const answer = await client.call('package.take', { token, articleIds, ...author })
  if (!answer.ok) {
    toast('wrong', errorText(answer.error))
    return false
  }
  const { articles } = answer.value
  await refreshLibrary()
  const [only] = articles
  if (articles.length === 1 && only !== undefined) await openArticle(only.id)
  else showLibrary()
  noteTaken(articles, i18n.t('packages.taken', { count: articles.length, file: fileName }))
  return true
}

/** Whether a source is a package by its name. */
function isPackage(source: GivenSource): source is GivenSource & { readonly kind: 'file' } {
  if (source.kind !== 'file') return false
  const name = source.file.name.toLowerCase()
  return FORMATS.package.endings.some((ending) => name.endsWith(`.${ending}`))
}
