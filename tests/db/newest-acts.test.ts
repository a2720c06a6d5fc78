import { expect, test } from 'vitest'
import { actOf, keepText, newDesk, noteOn, openOf, valueOf } from '#tests/helpers/keeping/desk.ts'

/** A body of this many letters makes an act of about as much JSON. */
const LONG = 90_000

test('an article brings its newest acts up to a measure, and its newest whatever its size', async () => {
  const desk = newDesk()
  const open = await keepText(desk.client)
  const add = async (...bodies: readonly string[]): Promise<string> => {
    const act = actOf(open.article.id, { added: bodies.map((body) => noteOn(open, body)) })
    valueOf(await desk.client.call('change.apply', act))
    return act.id
  }
  const log = async (): Promise<readonly string[]> =>
    (await openOf(desk.client, open.article.id)).log.map((entry) => entry.id)
  const acts: string[] = []
  for (let index = 0; index < 14; index += 1) acts.push(await add('字'.repeat(LONG)))

  const brought = await log()
  expect(brought.length).toBeGreaterThan(8)
  expect(brought.length).toBeLessThan(12)
  expect(brought).toEqual(acts.slice(-brought.length))

  const great = await add(...Array.from({ length: 12 }, () => '字'.repeat(LONG)))
  expect(await log()).toEqual([great])
  const small = await add('短')
  expect(await log()).toEqual([small])
  expect(desk.bugs).toEqual([])
  await desk.remove()
})
