import { attachPicture } from '#shared/acts/captions.ts'
import type { Asset } from '#shared/domain/asset.ts'
import { client } from '../transport/bridge.ts'
import { act, errorText, toast } from './actions.ts'
import { bundlesOf } from '../store/by-block.ts'
import { session } from '../store/current.ts'

/** Asks for a picture and puts it to the caption or figure. */
export async function pickPicture(blockId: string): Promise<void> {
  const answer = await client.call('dialog.openPicture', {})
  if (!answer.ok) return toast('wrong', errorText(answer.error))
  if (answer.value.path !== undefined) await attach(blockId, { kind: 'path', path: answer.value.path })
}

/** Puts a dropped file to the caption or figure. */
export async function takePicture(blockId: string, file: File): Promise<void> {
  const path = window.galley.pathOf(file)
  if (path !== '') return attach(blockId, { kind: 'path', path })
  const bytes = new Uint8Array(await file.arrayBuffer())
  await attach(blockId, { kind: 'bytes', base64: bytes.toBase64(), fileName: file.name })
}

type PictureSource =
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'bytes'; readonly base64: string; readonly fileName: string }

async function attach(blockId: string, source: PictureSource): Promise<void> {
  const { open } = session.store.getState()
  if (open === undefined) return
  const answer = await client.call('asset.read', { articleId: open.articleId, source })
  if (!answer.ok) return toast('wrong', errorText(answer.error))
  const now = session.store.getState().open
  // The person may have gone to another article meanwhile: a picture never lands in the wrong one.
  if (now === undefined || now.articleId !== open.articleId) return
  const { list, byId } = bundlesOf(now.tables)
  const blocks = list.map((bundle) => bundle.block)
  const block = byId.get(blockId)?.block
  const asset: Asset = answer.value
  const isNew = !now.tables.asset.has(asset.id)
  if (block?.role === 'figure') {
    act('picture.attach', { added: isNew ? [asset] : [], updated: [[block, { ...block, assetId: asset.id }]] })
  } else if (block !== undefined) act('picture.attach', attachPicture(block, asset, isNew, blocks))
}

declare global {
  interface Uint8Array {
    /** In Chromium since 140; not yet in the compiler's library. */
    toBase64(): string
  }
}
