import type { RefObject } from 'react'
import type { NoteKind } from '#shared/domain/note.ts'
import type { VerdictState } from '#shared/domain/verdict.ts'
import { i18n } from '../../i18n/i18n.ts'
import { useCommands, type CommandHandler } from '../../commands/registry.ts'
import { changeSettings, goTo, showOverlay } from '../../acts/actions.ts'
import { toast } from '../../acts/toasts.ts'
import { draftOnCaption, judgeCaptionOf, suggestOffer } from '../../acts/captions.ts'
import { pickPicture } from '../../acts/pictures.ts'
import { selectedWords } from '../../lib/caption-pieces.ts'
import { followRow } from '../../lib/panes.ts'
import type { CaptionRow } from './caption-rows.ts'

interface Desk {
  readonly rows: readonly CaptionRow[]
  readonly live: string | undefined
  readonly layout: 'grid' | 'list'
  readonly opened: string | undefined
  readonly chosen: ReadonlySet<string>
  readonly list: RefObject<HTMLDivElement | null>
  readonly onOpened: (id: string | undefined) => void
  readonly onChosen: (ids: ReadonlySet<string>) => void
  readonly onJudgeChosen: (state: VerdictState) => void
  readonly onZoom: (id: string) => void
}

/** What has the focus keeps Enter and Space for itself. */
const CONTROLS = 'button, a, summary, input, select, textarea, [role="button"], [role="radio"]'

function isOnControl(): boolean {
  return document.activeElement?.closest(CONTROLS) != null
}

/** The keys of the captions desk. Handlers say false where they have nothing to do, so that others may. */
export function useDeskKeys(desk: Desk): void {
  const { rows, live, layout, opened, chosen, list } = desk
  const at = rows.findIndex(({ id }) => id === live)
  const row = rows[at]
  const element = (id: string): HTMLElement | null | undefined =>
    list.current?.querySelector<HTMLElement>(`[data-caption="${CSS.escape(id)}"]`)
  const go = (to: number): CaptionRow | undefined => {
    const next = rows[(to + rows.length) % rows.length]
    if (next === undefined) return undefined
    goTo({ kind: 'caption', id: next.id })
    followRow()
    return next
  }
  const judge =
    (state: VerdictState): CommandHandler =>
    () => {
      if (chosen.size > 0) return desk.onJudgeChosen(state)
      if (row === undefined) return false
      judgeCaptionOf(row.id, state)
      // A verdict given leads on to the next caption; one taken back stays.
      if (row.bundle.verdict?.state !== state) go(at + 1)
      return undefined
    }
  const extend =
    (by: 1 | -1): CommandHandler =>
    () => {
      if (layout !== 'list' || row === undefined) return false
      const next = rows[at + by]
      desk.onChosen(new Set([...chosen, row.id, ...(next === undefined ? [] : [next.id])]))
      if (next !== undefined) go(at + by)
      return undefined
    }
  const note =
    (kind: NoteKind): CommandHandler =>
    () => {
      if (row === undefined) return false
      const words = element(row.id)?.querySelector('.caption-text')
      draftOnCaption(row.bundle.block, kind, words == null ? undefined : selectedWords(words))
      if (layout === 'list') desk.onOpened(row.id)
      return undefined
    }
  const look: CommandHandler = () => {
    const figureId = row?.figure?.block.id
    if (figureId === undefined || row?.asset === undefined) return false
    return showOverlay({ kind: 'picture', figureId })
  }
  useCommands({
    'next-place': () => void go(at + 1),
    'previous-place': () => void go(at - 1),
    'caption-approved': judge('approved'),
    'caption-changed': judge('changed'),
    'caption-queried': judge('queried'),
    'caption-layout': () => void changeSettings({ captionLayout: layout === 'grid' ? 'list' : 'grid' }),
    'caption-suggest': () => {
      if (row === undefined) return false
      if (!suggestOffer(row.id)) toast('info', i18n.t('captions.offerNone'))
      return undefined
    },
    'caption-zoom': () => (row?.asset === undefined ? false : desk.onZoom(row.id)),
    'caption-open': () => {
      if (row === undefined || isOnControl()) return false
      if (layout === 'list') return desk.onOpened(opened === row.id ? undefined : row.id)
      if (row.asset !== undefined) return look()
      return void pickPicture(row.figure?.block.id ?? row.id)
    },
    'choose-row': () => {
      if (layout !== 'list' || row === undefined || isOnControl()) return false
      const next = new Set(chosen)
      if (!next.delete(row.id)) next.add(row.id)
      return desk.onChosen(next)
    },
    'choose-row-next': extend(1),
    'choose-row-previous': extend(-1),
    'unchoose-rows': () => {
      if (chosen.size > 0) return desk.onChosen(new Set())
      if (opened === undefined || layout !== 'list') return false
      return desk.onOpened(undefined)
    },
    'picture-open': look,
    'note-comment': note('comment'),
    'note-query': note('query'),
    'note-correction': note('correction'),
    'note-praise': note('praise'),
    'note-highlight': note('highlight'),
    'edit-sentence': () => {
      if (row === undefined) return false
      if (layout === 'list' && opened !== row.id) desk.onOpened(row.id)
      requestAnimationFrame(() => element(row.id)?.querySelector<HTMLElement>('[data-edit]')?.click())
      return undefined
    },
  })
}
