import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkNumbers } from '#shared/numbers/rules/check-numbers.ts'
import { codeOf, newDesk, valueOf } from '#tests/helpers/keeping/desk.ts'

let desk: ReturnType<typeof newDesk>
beforeEach(() => {
  desk = newDesk()
})
afterEach(async () => {
  expect(desk.bugs).toEqual([])
  await desk.remove()
})

const house = async () => valueOf(await desk.client.call('house.get', {}))

test('a house lists its own founding years in a plain file, and the checks reckon with them', async () => {
  expect(await house()).toMatchObject({ foundingYears: [] })
  valueOf(await desk.client.call('house.reveal', {}))
  const { path } = await house()
  expect(existsSync(path)).toBe(true)
  expect(desk.control.done).toContain(`reveal ${path}`)
  writeFileSync(path, '\uFEFF{ "青溪日报创刊": 1956 }')
  const { foundingYears } = await house()
  expect(foundingYears).toEqual([{ name: '青溪日报创刊', year: 1956 }])
  const article = (years: number) => ({
    blocks: [{ role: 'paragraph', text: `今年是青溪日报创刊${String(years)}周年。` }],
    publishedAt: '2025-11-14',
  })
  expect(checkNumbers(article(70), { foundingYears }).map(({ rule }) => rule)).toEqual(['number.anniversary'])
  expect(checkNumbers(article(69), { foundingYears })).toEqual([])
})

test('a file that is none is told and left as it is', async () => {
  valueOf(await desk.client.call('house.reveal', {}))
  const { path } = await house()
  writeFileSync(path, '{ "创刊": "1956" }')
  expect(await house()).toMatchObject({ foundingYears: [], problem: 'unreadable' })
  valueOf(await desk.client.call('house.reveal', {}))
  expect(readFileSync(path, 'utf8')).toBe('{ "创刊": "1956" }')
})

test('lists of a house are plain files, a line each, that a person writes in any program', async () => {
  const { lists } = await house()
  expect(lists.remarks.lines).toBeUndefined()
  expect(lists.remarks.path).toMatch(/house.remarks\.txt$/u)
  valueOf(await desk.client.call('house.revealList', { list: 'remarks' }))
  expect(desk.control.done).toContain(`reveal ${lists.remarks.path}`)
  writeFileSync(lists.remarks.path, '\uFEFF请注明出处。\r\n\r\n  Source?\n与图注不一致，请核。')
  expect((await house()).lists.remarks.lines).toEqual(['请注明出处。', 'Source?', '与图注不一致，请核。'])
})

test('a list is written as it was changed, and nothing over what another program wrote', async () => {
  const keep = (lines: readonly string[], was?: readonly string[]) =>
    desk.client.call('house.keepList', { list: 'people', lines, ...(was === undefined ? {} : { was }) })
  const kept = valueOf(await keep(['王敏', '卫知远']))
  expect(kept.lists.people.lines).toEqual(['王敏', '卫知远'])
  const { path } = kept.lists.people
  expect(readFileSync(path, 'utf8')).toBe('王敏\n卫知远\n')
  writeFileSync(path, '骆听澜\n')
  expect(codeOf(await keep(['王敏'], ['王敏', '卫知远']))).toBe('conflict')
  expect(readFileSync(path, 'utf8')).toBe('骆听澜\n')
  // What is no text is left alone.
  writeFileSync(path, Buffer.from([0xc4, 0xe3, 0xff, 0xfe]))
  expect((await house()).lists.people).toEqual({ path, problem: 'unreadable' })
  expect(codeOf(await keep(['王敏'], ['骆听澜']))).toBe('conflict')
  expect([...readFileSync(path)]).toEqual([0xc4, 0xe3, 0xff, 0xfe])
})
