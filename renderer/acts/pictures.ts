import { attachPicture, putPicture } from '#shared/acts/captions.ts'
import { answerItem } from '#shared/acts/checkmarks.ts'
import { linkRegion, moveLink, unlink, type NewLink } from '#shared/acts/links.ts'
import type { CallInput } from '#shared/contract/calls.ts'
import type { Asset } from '#shared/domain/asset.ts'
import type { Block } from '#shared/domain/block.ts'
import type { CheckmarkState } from '#shared/domain/checkmark.ts'
import type { Draft } from '#shared/domain/draft.ts'
import type { AssetId } from '#shared/domain/ids.ts'
import type { LinkRecord } from '#shared/domain/link.ts'
import type { Region } from '#shared/domain/target.ts'
import { i18n } from '../i18n/i18n.ts'
import { client } from '../transport/bridge.ts'
import { act, isForReading } from './actions.ts'
import { errorText, toast } from './toasts.ts'
import { sign } from './notes.ts'
import { bundlesOf } from '../store/by-block.ts'
import { session } from '../store/current.ts'

/** Asks for a picture and puts it to the caption or figure. */
export async function pickPicture(blockId: string): Promise<void> {
  if (isForReading()) return
  const answer = await client.call('dialog.openPicture', {})
  if (!answer.ok) return toast('wrong', errorText(answer.error))
  const { file } = answer.value
  if (file !== undefined) await attach(blockId, { kind: 'file', file })
}

/** Puts a dropped file to the caption or figure. */
export async function takePicture(blockId: string, file: File): Promise<void> {
  if (isForReading()) return
  const given = await window.galley.fileOf(file)
  if (given !== undefined) return attach(blockId, { kind: 'file', file: given })
  const bytes = new Uint8Array(await file.arrayBuffer())
  await attach(blockId, { kind: 'bytes', base64: bytes.toBase64(), fileName: file.name })
}

type PictureSource = CallInput<'asset.read'>['source']

async function attach(blockId: string, source: PictureSource): Promise<void> {
  const { open } = session.store.getState()
  if (open === undefined) return
  const answer = await client.call('asset.read', { articleId: open.articleId, source })
  if (!answer.ok) return toast('wrong', errorText(answer.error))
  const now = session.store.getState().open
  // The person may have gone to another article meanwhile: a picture never lands in the wrong one.
  if (now === undefined || now.articleId !== open.articleId) return
  const { blocks, byId } = bundlesOf(now.tables)
  const block = byId.get(blockId)?.block
  if (block === undefined) return
  const asset: Asset = answer.value
  const figure = block.role === 'figure' ? block : block.figureId && byId.get(block.figureId)?.block
  const shown = figure ? figure.assetId && now.tables.asset.get(figure.assetId) : undefined
  if (shown && shown.sha256 === asset.sha256) return toast('info', i18n.t('picture.samePicture'))
  act(
    'picture.attach',
    attachPicture(block, asset, !now.tables.asset.has(asset.id), blocks, now.tables.suggestion.values()),
  )
}

/** Puts an earlier picture back into its figure. */
export function putBack(figure: Block, asset: Asset): void {
  act('picture.put', putPicture(figure, asset))
}

/** Answers an item of a picture's checklist; the same answer again takes it back. */
export function answerCheck(figure: Block, item: string, state: CheckmarkState): void {
  const { open } = session.store.getState()
  const old = [...(open?.tables.checkmark.values() ?? [])].find(
    (mark) => mark.blockId === figure.id && mark.item === item,
  )
  sign('picture.check', (signature) => answerItem(figure, item, state, old, signature))
}

/** Links a region of the picture to words of its caption; a draft that only held the region ends with it. */
export function linkWords(link: NewLink, draft?: Draft): boolean {
  const settled = draft !== undefined && draft.body.trim() === '' ? draft.id : undefined
  return sign('picture.link', (signature) => linkRegion(link, signature), settled)
}

/** Moves the region of a link, also onto the picture that took the old one's place. */
export function reshapeLink(link: LinkRecord, region: Region, assetId?: AssetId): void {
  sign('picture.moveLink', (signature) => moveLink(link, region, signature, assetId))
}

/** Takes a link away; undo brings it back. */
export function removeLink(link: LinkRecord): boolean {
  return sign('picture.unlink', () => unlink(link))
}

declare global {
  interface Uint8Array {
    /** In Chromium since 140; not yet in the compiler's library. */
    toBase64(): string
  }
}
