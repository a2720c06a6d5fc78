import { useState } from 'react'
import { sliceCodePoints } from '#shared/lib/code-points.ts'
import type { Asset } from '#shared/domain/asset.ts'
import type { Block } from '#shared/domain/block.ts'
import { isPlaced } from '#shared/domain/note.ts'
import type { Region } from '#shared/domain/target.ts'
import { i18n } from '../../i18n/i18n.ts'
import { goTo } from '../../acts/actions.ts'
import { draftOnRegion, typeDraft } from '../../acts/notes.ts'
import { placeOnPicture } from '../../acts/placing.ts'
import { linkWords, removeLink, reshapeLink } from '../../acts/pictures.ts'
import type { BlockBundle } from '../../store/by-block.ts'
import { session } from '../../store/current.ts'
import { useApp, useArticle } from '../../store/hooks.ts'
import { regionsOf, type ShownRegion } from '../../store/regions.ts'
import type { Tool } from './stage-props.ts'
import { useHeld } from './use-held.ts'
import type { WordRun } from './WordChooser.tsx'

interface Subject {
  readonly bundle: BlockBundle
  readonly asset: Asset
  readonly caption: Block | undefined
  /** The link or note that is live at first. */
  readonly first: string | undefined
  /** The note whose region is to be drawn. */
  readonly placing: string | undefined
  readonly setTool: (tool: Tool) => void
  readonly onClose: () => void
}

/** The regions over a picture, which of them is live, and the words that are to be linked. */
export function useRegions({ bundle, asset, caption, first, placing, setTool, onClose }: Subject) {
  const place = useApp((state) => state.place)
  const tables = useArticle((open) => open.tables)
  const drafts = useArticle((open) => open.drafts)
  const [linkId, setLinkId] = useState(first)
  const [pointed, point] = useState<string>()
  const [chosen, setChosen] = useState<WordRun>()
  const [isWaiting, setIsWaiting] = useState(false)
  // Passing messages lie under the viewer: what happens here is said beside the caption.
  const [message, say] = useState(placing === undefined ? '' : i18n.t('revision.drawHere'))
  const { held, hold } = useHeld(({ id, region }) => {
    const link = session.store.getState().open?.tables.link.get(id)
    if (link !== undefined) reshapeLink(link, region)
  })
  const [seen, setSeen] = useState<readonly string[]>([])
  const stored = regionsOf(bundle, tables, drafts, seen)
  const fresh = stored.filter(({ id, kind }) => kind !== 'link' && !seen.includes(id))
  if (fresh.length > 0) setSeen([...seen, ...fresh.map(({ id }) => id)])
  const shown = stored.map((each) => (each.id === held?.id ? { ...each, region: held.region } : each))
  const noted = place?.kind === 'note' || place?.kind === 'draft' ? place.id : undefined
  const active = shown.find(({ id }) => id === (linkId ?? noted))?.id

  const choose = (id: string): void => {
    const region = shown.find((each) => each.id === id)
    if (region === undefined || region.kind === 'link') {
      setLinkId(id)
      goTo(undefined)
    } else {
      setLinkId(undefined)
      goTo({ kind: region.kind, id })
    }
  }
  const join = (region: Region, words: WordRun, from?: ShownRegion): void => {
    if (caption === undefined) return
    const draft = from === undefined ? undefined : session.store.getState().open?.drafts.get(from.id)
    if (!linkWords({ figure: bundle.block, assetId: asset.id, region, caption, ...words }, draft)) return
    setChosen(undefined)
    setIsWaiting(false)
    getSelection()?.removeAllRanges()
    say(i18n.t('picture.linked', { words: sliceCodePoints(caption.text, words.start, words.end) }))
  }
  const draw = (region: Region): void => {
    setTool('choose')
    const unplaced = placing === undefined ? undefined : session.store.getState().open?.tables.note.get(placing)
    // A note without a place gets this one, and the desk goes on.
    if (unplaced !== undefined && !isPlaced(unplaced))
      return void placeOnPicture(unplaced, bundle.block, region, onClose)
    // Words that wait for their region get it; else somebody has something to say about it.
    if (isWaiting && chosen !== undefined) return join(region, chosen)
    setLinkId(undefined)
    draftOnRegion('comment', { kind: 'region', blockId: bundle.block.id, assetId: asset.id, region })
  }
  const link = (): void => {
    if (caption === undefined) return
    const region = shown.find(({ id }) => id === active)
    if (chosen === undefined) {
      say(i18n.t('picture.linkPick'))
      document.querySelector<HTMLElement>('.picture-caption')?.focus()
    } else if (region !== undefined && region.kind !== 'link') join(region.region, chosen, region)
    else {
      setIsWaiting(true)
      setTool('rectangle')
      const words = sliceCodePoints(caption.text, chosen.start, chosen.end)
      say(i18n.t('picture.linkDraw', { words }))
    }
  }
  const reshape = (id: string, region: Region, isDone: boolean): void => {
    const draft = session.store.getState().open?.drafts.get(id)
    if (draft?.target?.kind === 'region') typeDraft(draft, { target: { ...draft.target, region } })
    else if (session.store.getState().open?.tables.link.has(id) === true) hold({ id, region }, isDone)
  }
  const disjoin = (id: string): void => {
    const record = session.store.getState().open?.tables.link.get(id)
    if (record === undefined) return
    if (removeLink(record)) say(i18n.t('picture.unlinked', { words: record.words }))
  }
  return { shown, active, pointed, chosen, setChosen, message, point, disjoin, choose, draw, reshape, link }
}
