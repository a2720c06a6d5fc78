import { goTo } from '../../acts/actions.ts'
import { noteOfLine, toggleSettled } from '../../acts/revision.ts'
import { useCommands, type CommandHandler } from '../../commands/registry.ts'
import { followRow } from '../../lib/panes.ts'
import { isUnsettled, type RevisionLine } from '#shared/revision/revision-lines.ts'
import { noteRun } from '../../typing/note-run.ts'
import { focusArticle } from '../proof/cards/focus-article.ts'

/** What can be done about a line of the list. */
export interface RevisionActs {
  readonly look: (line: RevisionLine) => void
  readonly settle: (line: RevisionLine) => void
  readonly note: (line: RevisionLine) => void
}

/** J and K move, S settles and goes on, 1 makes a note, Enter leads to the text. */
export function useRevisionKeys(lines: readonly RevisionLine[], live: string | undefined): RevisionActs {
  const at = lines.findIndex(({ key }) => key === live)
  const look = ({ key, place }: RevisionLine): void => goTo({ kind: 'change', id: key, run: place })
  const go = (index: number): void => {
    const next = lines[Math.min(Math.max(index, 0), lines.length - 1)]
    if (next === undefined) return
    look(next)
    followRow()
  }
  const settle = (line: RevisionLine): void => {
    if (line.outcome === 'done' || line.outcome === 'left') return
    const isNow = isUnsettled(line)
    toggleSettled(line)
    if (isNow) go(at + 1)
  }
  const onLive =
    (run: (line: RevisionLine) => unknown): CommandHandler =>
    () => {
      const line = lines[at]
      return line === undefined ? false : run(line)
    }
  useCommands({
    'next-place': () => go(at + 1),
    'previous-place': () => go(at === -1 ? 0 : at - 1),
    'settle-change': onLive(settle),
    // Over a selection the digits make notes of that.
    'note-comment': onLive((line) => (noteRun() === undefined ? noteOfLine(line) : false)),
    'show-in-proof': onLive(() => {
      if (document.activeElement?.closest('.placing-acts') != null) return false
      focusArticle()
      return undefined
    }),
  })
  return { look, settle, note: noteOfLine }
}
