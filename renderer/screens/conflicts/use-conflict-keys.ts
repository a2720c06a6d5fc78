import { goTo } from '../../acts/actions.ts'
import { settleByOwn, takeSide } from '../../acts/merge-conflicts.ts'
import { useCommands, type CommandHandler } from '../../commands/registry.ts'
import { followRow } from '../../lib/panes.ts'
import { noteRun } from '../../typing/note-run.ts'
import { focusArticle } from '../proof/cards/focus-article.ts'
import type { ConflictLine } from './conflict-lines.ts'

/** What can be done about a conflict. */
export interface ConflictActs {
  readonly look: (line: ConflictLine) => void
  readonly take: (line: ConflictLine, side: number) => void
  readonly write: (line: ConflictLine) => void
  readonly save: (line: ConflictLine, text: string) => void
  readonly leave: () => void
}

/** The conflict at hand, and the one that is written anew. */
interface AtHand {
  readonly at: number
  readonly setLive: (id: string | undefined) => void
  readonly setWritten: (id: string | undefined) => void
}

/** So many sides of the line can be taken: of what is only told there is nothing to choose. */
export function choicesOf({ conflict, sides }: ConflictLine): number {
  return conflict.kind === 'shape' || conflict.kind === 'homeless' ? 1 : sides.length
}

/** J and K move, 1–5 take a side, E writes words of one's own, Enter leads to the text. */
export function useConflictKeys(lines: readonly ConflictLine[], { at, setLive, setWritten }: AtHand): ConflictActs {
  const look = (line: ConflictLine): void => {
    setLive(line.conflict.id)
    goTo(line.run === undefined ? undefined : { kind: 'change', id: line.conflict.id, run: line.run })
  }
  const go = (line: ConflictLine | undefined): void => {
    if (line === undefined) return
    setWritten(undefined)
    look(line)
    followRow()
  }
  /** What stands in a row's place when it has gone is the next one. */
  const on = (line: ConflictLine) => (): void => {
    const index = lines.indexOf(line)
    const next = lines[index + 1] ?? lines[index - 1]
    setWritten(undefined)
    if (next === undefined) goTo(undefined)
    else go(next)
  }
  const acts: ConflictActs = {
    look,
    take: (line, side) => void takeSide(line.conflict, side, on(line)),
    write: (line) => {
      setLive(line.conflict.id)
      setWritten(line.conflict.id)
    },
    save: (line, text) => {
      if (line.own !== undefined) settleByOwn(line.conflict, line.own.field, text, on(line))
    },
    leave: () => {
      setWritten(undefined)
      followRow()
    },
  }
  const onLive =
    (run: (line: ConflictLine) => unknown): CommandHandler =>
    () => {
      const line = lines[at]
      return line === undefined ? false : run(line)
    }
  const choose = (side: number): CommandHandler =>
    onLive((line) => {
      // Over a selection the digits make notes.
      if (noteRun() !== undefined) return false
      // Without a side of that number the key does nothing here, and is no other thing's either.
      if (side < choicesOf(line)) acts.take(line, side)
      return undefined
    })
  useCommands({
    'next-place': () => go(lines[Math.min(at + 1, lines.length - 1)]),
    'previous-place': () => go(lines[Math.max(at - 1, 0)]),
    'choose-first': choose(0),
    'choose-second': choose(1),
    'choose-third': choose(2),
    'choose-fourth': choose(3),
    'choose-fifth': choose(4),
    'settle-own': onLive((line) => {
      if (line.own !== undefined) acts.write(line)
      return undefined
    }),
    'show-in-proof': onLive(() => {
      // A button that has the focus does what it says.
      if (document.activeElement?.closest('.placing-offers, .placing-acts') != null) return false
      focusArticle()
      return undefined
    }),
  })
  return acts
}
