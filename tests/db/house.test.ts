import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkNumbers } from '#shared/numbers/rules/check-numbers.ts'
import { newDesk, valueOf } from '#tests/helpers/keeping/desk.ts'

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
