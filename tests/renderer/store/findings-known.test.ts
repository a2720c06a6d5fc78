import { expect, test } from 'vitest'
import type { RecordFinding } from '#shared/checks/check-records.ts'
import { findingsStore, followFindings } from '#renderer/store/findings.ts'
import { tablesOf } from '#renderer/store/tables.ts'
import { openArticle } from '#tests/unit/export/fixture.ts'

const known = (): readonly [boolean, number] => {
  const { isChecked, findings } = findingsStore.getState()
  return [isChecked, findings.length]
}

test('how many findings there are is known only once the checks have said it, of each article anew', async () => {
  const open = openArticle()
  let articleId = 'a'
  let tell = (): void => undefined
  let answer: (found: readonly RecordFinding[]) => void = () => undefined
  const end = followFindings(
    {
      getState: () => ({ open: { articleId, tables: tablesOf(open) } }),
      subscribe: (listener) => {
        tell = listener
        return () => undefined
      },
    },
    { get: () => ({}), subscribe: () => () => undefined },
    () => new Promise((resolve) => (answer = resolve)),
  )
  expect(known()).toEqual([false, 0])
  answer([])
  await expect.poll(known).toEqual([true, 0])
  articleId = 'b'
  tell()
  expect(known()).toEqual([false, 0])
  end()
})
