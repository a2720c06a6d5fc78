import type { Conflict } from '#shared/domain/conflict.ts'
import { recordTypes, type RecordType } from '#shared/domain/record-types.ts'
import { keepsWords } from '#shared/merge/kept-words.ts'
import { groupsInConflict } from '#shared/merge/open-conflicts.ts'
import { settleConflict, type Settlement } from '#shared/merge/settle.ts'
import { i18n } from '../i18n/i18n.ts'
import { recordsIn } from '../store/tables.ts'
import { isForReading, toastOfAct } from './actions.ts'
import { currentArticle, sign } from './notes.ts'
import { toast } from './toasts.ts'

/** Settles a conflict by one of its sides, as one act. False where that cannot be; it has been said. */
export function takeSide(conflict: Conflict, side: number, then: () => void): boolean {
  return settle(conflict, () => ({ side }), then)
}

/** Settles a conflict by words of one's own for one field; the rest of its group is as the article says it now. */
export function settleByOwn(conflict: Conflict, field: string, text: string, then: () => void): boolean {
  return settle(
    conflict,
    ({ author, atMs }) => {
      const by = groupsInConflict(conflict).flatMap((group) => group.by)
      const signed = by.map((name): [string, string | number] => [name, /atMs$/i.test(name) ? atMs : author])
      return { own: { [field]: text, ...Object.fromEntries(signed) } }
    },
    then,
  )
}

function settle(
  conflict: Conflict,
  choice: (signature: { readonly author: string; readonly atMs: number }) => Settlement,
  then: () => void,
): boolean {
  if (isForReading()) return false
  const records = recordsIn(currentArticle().tables)
  const build = (signature: { readonly author: string; readonly atMs: number }) =>
    settleConflict(conflict, choice(signature), records)
  const tried = build({ author: '-', atMs: 0 })
  const isRight = tried?.updated?.every(([, to]) => recordTypes[to.type as RecordType].schema.safeParse(to).success)
  if (tried === undefined || isRight === false) {
    toast('wrong', i18n.t('conflicts.cannot'))
    return false
  }
  return sign(
    'conflict.settle',
    (signature) => build(signature) ?? {},
    undefined,
    () => {
      then()
      toastOfAct(i18n.t(keepsWords(conflict) ? 'conflicts.keptWords' : 'conflicts.settled'))
    },
  )
}
