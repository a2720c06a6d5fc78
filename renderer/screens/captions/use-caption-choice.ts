import { useState } from 'react'
import type { Settings } from '#shared/domain/settings.ts'
import type { VerdictState } from '#shared/domain/verdict.ts'
import { judgeCaptionsOf } from '../../acts/captions.ts'
import { lacksElements, type CaptionRow } from './caption-rows.ts'

/** The captions that are chosen together, and what is being asked about them. */
export interface CaptionChoice {
  readonly rows: readonly CaptionRow[]
  readonly chosen: ReadonlySet<string>
  readonly asking: 'approve' | 'hand-on' | undefined
  choose(ids: ReadonlySet<string>): void
  toggle(id: string): void
  toggleAll(): void
  clear(): void
  ask(what: 'approve' | 'hand-on' | undefined): void
  judge(state: VerdictState, which?: readonly CaptionRow[]): void
  /** Approving asks once where an element is missing. */
  judgeOrAsk(state: VerdictState): void
}

/** Several captions at once; only rows can be chosen, cards are judged one by one. */
export function useCaptionChoice(all: readonly CaptionRow[], layout: Settings['captionLayout']): CaptionChoice {
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set())
  const [asking, setAsking] = useState<CaptionChoice['asking']>()
  const rows = layout === 'list' ? all.filter(({ id }) => marked.has(id)) : []
  const chosen = new Set(rows.map(({ id }) => id))
  const clear = (): void => {
    setMarked(new Set())
    setAsking(undefined)
  }
  const judge = (state: VerdictState, which: readonly CaptionRow[] = rows): void => {
    judgeCaptionsOf(
      which.map(({ id }) => id),
      state,
    )
    clear()
  }
  return {
    rows,
    chosen,
    asking,
    choose: setMarked,
    toggle: (id) => {
      const next = new Set(chosen)
      if (!next.delete(id)) next.add(id)
      setMarked(next)
    },
    toggleAll: () => setMarked(chosen.size === all.length ? new Set() : new Set(all.map(({ id }) => id))),
    clear,
    ask: setAsking,
    judge,
    judgeOrAsk: (state) => {
      if (state === 'approved' && rows.some(lacksElements)) setAsking('approve')
      else judge(state)
    },
  }
}
