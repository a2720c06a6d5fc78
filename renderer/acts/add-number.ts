import type { NumberRecord } from '#shared/domain/number.ts'
import type { NumberId } from '#shared/domain/ids.ts'
import { sliceCodePoints } from '#shared/lib/code-points.ts'
import { newId } from '#shared/lib/ids.ts'
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
  const number: NumberRecord = {
    type: 'number',
    id: newId() as NumberId,
    revision: 0,
    articleId: block.articleId,
    versionId: block.versionId,
    blockId: block.id,
    start,
    end,
    text,
    kind: read?.kind ?? 'count',
    value: read?.value,
    unit: read?.unit,
    approx: read?.approx ?? 'none',
    counts: read?.counts,
    origin: 'editor',
    isStruck: false,
    state: 'unchecked',
  }
  if (sign('number.add', () => ({ added: [number] }))) goTo({ kind: 'number', id: number.id })
}
