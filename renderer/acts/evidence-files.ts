import type { Asset } from '#shared/domain/asset.ts'
import type { ArticleId } from '#shared/domain/ids.ts'
import { client } from '../transport/bridge.ts'
import { errorText, toast } from './toasts.ts'

/** Asks for a file that shows something, and puts its bytes into the library; undefined when the dialog was left. */
export async function chooseEvidenceFile(articleId: ArticleId): Promise<Asset | undefined> {
  const chosen = await client.call('dialog.openFile', {})
  if (!chosen.ok) return fail(chosen.error)
  const { file } = chosen.value
  if (file === undefined) return undefined
  const kept = await client.call('asset.attach', { articleId, file })
  return kept.ok ? kept.value : fail(kept.error)
}

/** Shows a kept file outside of the app, after it asked. */
export async function openEvidenceFile(asset: Asset): Promise<void> {
  const opened = await client.call('asset.show', { articleId: asset.articleId, assetId: asset.id })
  if (!opened.ok) fail(opened.error)
}

function fail(error: Parameters<typeof errorText>[0]): undefined {
  toast('wrong', errorText(error))
}
