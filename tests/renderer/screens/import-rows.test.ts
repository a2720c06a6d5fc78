import { expect, test } from 'vitest'
import type { ImportItem } from '#renderer/acts/imports.ts'
import type { ImportState } from '#renderer/store/import-states.ts'
import { FIRST_FOLDING, importRows, rowKey } from '#renderer/screens/library/import-rows.ts'

const item = (id: string, state: ImportState): ImportItem => ({ id, state, source: { kind: 'paste', text: id } })
const open = { ...FIRST_FOLDING, folded: new Set<ImportState>() }

test('files stand under the heads of their groups, in the order of need', () => {
  const rows = importRows([item('a', 'opened'), item('b', 'waiting'), item('c', 'decide')], undefined, open)
  expect(rows.map(rowKey)).toEqual(['head-decide', 'c', 'head-opened', 'a', 'head-waiting', 'b'])
})

test('the file under the pointer keeps its place, and every head counts what is so', () => {
  const items = [item('a', 'opened'), item('b', 'opened'), item('c', 'waiting'), item('d', 'waiting')]
  const rows = importRows(items, { id: 'b', state: 'waiting' }, open)
  expect(rows.map(rowKey)).toEqual(['head-opened', 'a', 'head-waiting', 'b', 'c', 'd'])
  const counts = rows.flatMap((row) => (row.kind === 'head' ? [[row.state, row.items.length]] : []))
  expect(counts).toEqual([
    ['opened', 2],
    ['waiting', 2],
  ])
})
