import { expect, test } from 'vitest'
import type { RecordFinding } from '#shared/checks/check-records.ts'
import { findingsStore, followFindings, type SoFar } from '#renderer/store/findings.ts'
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
    { get: () => ({}), wantsPeople: () => false, subscribe: () => () => undefined },
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

test('the people of the article are asked for while their desk is open, and those of a text that changed meanwhile are none', () => {
  const options = {}
  const person = { name: '裴青原', first: { block: 0, start: 0, end: 3 }, mentions: [] }
  let tables = tablesOf(openArticle())
  let wantsPeople = false
  let tell = (): void => undefined
  const asked: (readonly [boolean, SoFar])[] = []
  const end = followFindings(
    {
      getState: () => ({ open: { articleId: 'people', tables } }),
      subscribe: (listener) => {
        tell = listener
        return () => undefined
      },
    },
    { get: () => options, wantsPeople: () => wantsPeople, subscribe: () => () => undefined },
    (_, __, wants, soFar) => {
      asked.push([wants, soFar])
      return new Promise(() => undefined)
    },
  )
  const people = () => findingsStore.getState().people
  wantsPeople = true
  tell()
  expect(people()).toBe(undefined)
  asked.at(-1)?.[1]({ people: [person] })
  expect(people()).toEqual([person])
  // Whoever leaves the desk and comes back to the same text asks nothing anew.
  wantsPeople = false
  tell()
  wantsPeople = true
  tell()
  expect(asked.map(([wants]) => wants)).toEqual([false, true])
  wantsPeople = false
  tables = tablesOf(openArticle())
  tell()
  expect(people()).toBe(undefined)
  asked[1]?.[1]({ people: [person] })
  expect(people()).toBe(undefined)
  end()
})
