import { join } from 'node:path'
import { expect, test } from 'vitest'
import { editNote } from '#shared/acts/notes.ts'
import type { DomainRecord } from '#shared/domain/record-types.ts'
import { recordsOf } from '#shared/contract/records-of.ts'
import { openConflicts } from '#shared/merge/open-conflicts.ts'
import { settleConflict } from '#shared/merge/settle.ts'
import { conflictsLeft } from '#electron/doors/cli/show-json.ts'
import { actOf, openDesk, openOf, valueOf } from '#tests/helpers/keeping/desk.ts'
import { inConflict } from '#tests/helpers/packages/in-conflict.ts'
import { tempFolder } from '#tests/helpers/keeping/ports.ts'

const lookupIn = (records: readonly DomainRecord[]) => (type: string, id: string) =>
  records.find((record) => record.type === type && record.id === id)

test('a side that is taken is what is said, though the note was written again meanwhile; what all sides say is no conflict', async () => {
  const made = await inConflict()
  const folder = tempFolder()
  const library = join(folder.path, 'library.sqlite')
  made.copyTo(library)
  const desk = openDesk(library, folder.path)
  const open = await openOf(desk.client, made.id)
  const conflict = open.conflicts.find(({ group }) => group === 'body')
  const note = open.notes.find(({ id }) => id === conflict?.subject)
  if (conflict === undefined || note === undefined) throw new Error('no conflict')
  expect(openConflicts(open.conflicts, lookupIn(recordsOf(open)))).toHaveLength(open.conflicts.length)
  // The command lists them with the ids by which they are settled.
  expect(conflictsLeft(open).map(({ id }) => id)).toEqual(open.conflicts.map(({ id }) => id))
  const again = editNote(note, undefined, { body: '第三种写法' }, { author: '沈', atMs: 9 })
  valueOf(await desk.client.call('change.apply', actOf(made.id, again, 'note.edit')))
  const later = recordsOf(await openOf(desk.client, made.id))
  for (const side of [0, 1]) {
    const [pair] = settleConflict(conflict, { side }, later)?.updated ?? []
    expect(pair?.[1]).toMatchObject({ body: conflict.sides[side]?.value?.['body'] })
  }
  // Both came to say the same.
  const same = { ...conflict, sides: conflict.sides.map((side) => ({ ...side, value: { body: '第三种写法' } })) }
  expect(openConflicts([same], lookupIn(later))).toEqual([])
  expect(openConflicts([conflict], lookupIn([]))).toEqual([])
  await desk.close()
  folder.remove()
  await made.remove()
})
