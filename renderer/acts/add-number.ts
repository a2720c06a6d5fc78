import { numberRow } from '#shared/acts/number-row.ts'
import type { NumberRecord } from '#shared/domain/number.ts'
import { sliceCodePoints } from '#shared/lib/code-points.ts'
import { findNumbers } from '#shared/numbers/find-numbers.ts'
import { goTo } from './actions.ts'
import { session } from '../store/current.ts'
import { sign } from './notes.ts'

/** Adds what the editor selected as a number that the finder missed; it is read as well as it can be. */
export function addNumber(blockId: string, start: number, end: number): void {
  const { open } = session.store.getState()
  const block = open?.tables.block.get(blockId)
  const article = open && [...open.tables.article.values()][0]
  if (block === undefined || article === undefined) return
  const text = sliceCodePoints(block.text, start, end)
  const read = findNumbers(text, article.publishedAt === undefined ? {} : { asOf: article.publishedAt })[0]
  const plain = { kind: 'count', value: undefined, unit: undefined, approx: 'none', counts: undefined } as const
  const number: NumberRecord = { ...numberRow(block, { ...(read ?? plain), start, end, text }), origin: 'editor' }
  if (sign('number.add', () => ({ added: [number] }))) goTo({ kind: 'number', id: number.id })
}
