import { judgeNumber, strikeNumber, type NumberVerdict } from '#shared/acts/numbers.ts'
import type { NumberRecord, NumberState } from '#shared/domain/number.ts'
import { session } from '../store/current.ts'
import { sign } from './notes.ts'

/** Records what the editor found out about a number. */
export function judge(number: NumberRecord, verdict: NumberVerdict): void {
  const { open } = session.store.getState()
  if (open === undefined) return
  const suggestions = [...open.tables.suggestion.values()]
  sign('number.judge', (signature) => judgeNumber(number, verdict, suggestions, signature))
}

/** A state without more to say; the same again is no act. */
export function setNumberState(number: NumberRecord, state: NumberState): void {
  if (number.state !== state) judge(number, { state })
}

/** Says that this is no number at all, or takes that back. */
export function strike(number: NumberRecord): void {
  sign('number.strike', (signature) => strikeNumber(number, !number.isStruck, signature))
}
