import { expect, test } from 'vitest'
import { letLie, placeNote } from '#shared/acts/placing.ts'
import { applyChange, changeOf, invertChange } from '#shared/change/change-set.ts'
import { recordKey } from '#shared/domain/records.ts'
import { noteAt, openOfTexts } from '../../helpers/revised.ts'

const open = openOfTexts(['The ferry', 'It docked at six.'])
const lost = { ...noteAt(open, 'docked'), placement: 'orphan' as const }
const there = noteAt(open, 'six').target

test('a note that is placed is sure, also one that was let lie before; each act is taken back as it was done', () => {
  const [[, left] = []] = letLie(lost).updated ?? []
  expect(left).toMatchObject({ isLeft: true, placement: 'orphan' })
  if (left?.type !== 'note') throw new Error('no note')
  const change = changeOf(placeNote(left, there))
  const after = applyChange(new Map([[recordKey(left), left]]), change)
  expect([...after.values()]).toEqual([{ ...lost, target: there, placement: 'exact' }])
  expect([...applyChange(after, invertChange(change)).values()]).toEqual([left])
})
