import { callError } from '#shared/contract/errors.ts'
import { recordsOf } from '#shared/contract/records-of.ts'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import { settleConflict } from '#shared/merge/settle.ts'
import { CommandFailure, noSuch, UsageFailure } from '../failure.ts'
import type { OpenLibrary } from '../open-library.ts'
import { conflictsLeft } from '../show-json.ts'

/** Settles a conflict that a merge left: the sides are counted from 1, as `merge` tells them. */
export async function takeSide(
  library: OpenLibrary,
  open: OpenArticle,
  { id, take, author }: { readonly id: string; readonly take: number; readonly author: string },
): Promise<void> {
  const records = recordsOf(open)
  const conflict = conflictsLeft(open).find((each) => each.id === id)
  if (conflict === undefined) throw noSuch('conflict', id)
  if (take < 1 || take > conflict.sides.length) {
    const choices = conflict.sides.map((_side, index) => String(index + 1)).join(', ')
    throw new UsageFailure('choice', { option: '--take', choices })
  }
  const change = settleConflict(conflict, { side: take - 1 }, records)
  if (change === undefined)
    throw new CommandFailure(callError('invalid-input'), { key: 'cli.cannotTake', values: { id } })
  await library.act(open, 'conflict.settle', author, change)
}
