import type { NumberRecord, NumberState } from '#shared/domain/number.ts'
import { TIE_KINDS } from '#shared/domain/tie.ts'
import { selectedRun } from '../../anchoring/dom.ts'
import { useCommands, type CommandHandler } from '../../commands/registry.ts'
import { openEvidence, setNumberState, strike } from '../../acts/numbers.ts'
import { filterBy, numbersDesk, openRow, type TieDraft } from '../../store/numbers-desk.ts'
import { returnToText } from '../proof/cards/focus-article.ts'

/** What the keys of the desk work on. */
export interface DeskKeys {
  /** Ids of the numbers that are listed, in their order. */
  readonly ids: readonly string[]
  readonly live: NumberRecord | undefined
  readonly tie: TieDraft | undefined
  readonly isOpen: boolean
  readonly go: (id: string | undefined) => void
  readonly onTie: () => void
  readonly onTerm: (id: string) => void
  /** Takes the n-th choice of the conflict at hand; false when there is none. */
  readonly onChoice: (choice: number) => boolean
  /** Leaves what is half done about a conflict; false when nothing is. */
  readonly onLeaveChoice: () => boolean
}

/** J, K go through the rows that are listed; V, Q, N judge and go on; X, E, T open what they need beneath the row. */
export function useDeskKeys(keys: DeskKeys): void {
  const { ids, live, tie, go } = keys
  const at = live === undefined ? -1 : ids.indexOf(live.id)
  const to = (index: number): string | undefined => ids[Math.min(Math.max(index, 0), ids.length - 1)]
  const onLive =
    (run: (number: NumberRecord) => void): CommandHandler =>
    () => {
      if (live === undefined) return false
      run(live)
      return undefined
    }
  const judgeAndGoOn = (state: NumberState): CommandHandler =>
    onLive((number) => {
      const next = to(at + 1)
      setNumberState(number, state)
      go(next)
    })
  const choose =
    (index: number): CommandHandler =>
    () => {
      // A selection in the text asks for a note.
      if (selectedRun(getSelection()) !== undefined) return false
      const kind = TIE_KINDS[index]
      if (tie === undefined || kind === undefined) return keys.onChoice(index)
      numbersDesk.setState({ tie: { ...tie, kind } })
      return undefined
    }
  useCommands({
    'next-place': () => go(to(at + 1)),
    'previous-place': () => go(to(at === -1 ? 0 : at - 1)),
    'number-verified': judgeAndGoOn('verified'),
    'number-queried': judgeAndGoOn('queried'),
    'number-not-a-statistic': judgeAndGoOn('not-a-statistic'),
    'number-wrong': onLive((number) => {
      setNumberState(number, 'wrong')
      openRow({ numberId: number.id, part: 'wrong' })
    }),
    'number-unchecked': onLive((number) => setNumberState(number, 'unchecked')),
    'number-strike': onLive((number) => {
      const next = to(at + 1)
      strike(number)
      go(next)
    }),
    'number-evidence': onLive((number) => openEvidence(number.id)),
    'number-tie': onLive((number) =>
      numbersDesk.setState({ tie: { kind: 'sum', resultId: number.id, termIds: [] }, openRow: undefined }),
    ),
    'tie-term': () => (tie === undefined || live === undefined ? false : keys.onTerm(live.id)),
    'number-enter': () => {
      const { activeElement } = document
      if (activeElement !== document.body && activeElement?.closest('.ledger-row, .proof-scroll') == null) return false
      if (tie !== undefined) return keys.onTie()
      if (live === undefined || activeElement?.closest('.ledger-row') == null) return false
      return returnToText(live.blockId, live.start)
    },
    'number-leave': () => {
      if (keys.onLeaveChoice()) return undefined
      if (tie === undefined && !keys.isOpen) return false
      numbersDesk.setState({ tie: undefined, openRow: undefined })
      return go(live?.id)
    },
    'conflicts-only': () => {
      const { only } = numbersDesk.getState().filter
      filterBy({ only: only === 'conflicts' ? undefined : 'conflicts', state: '' })
    },
    'choose-first': choose(0),
    'choose-second': choose(1),
    'choose-third': choose(2),
    'choose-fourth': choose(3),
    'choose-fifth': choose(4),
    'choose-sixth': choose(5),
  })
}
