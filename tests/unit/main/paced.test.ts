import { expect, test } from 'vitest'
import { paced } from '#electron/services/paced.ts'
import type { Making } from '#shared/merge/making.ts'

/** Work of so many steps of some milliseconds each. */
function* slow(steps: number): Making<string> {
  for (let at = 0; at < steps; at += 1) {
    const until = performance.now() + 5
    while (performance.now() < until);
    yield at / steps
  }
  return 'done'
}

test('long work lets others go first, and tells how far it is', async () => {
  let turns = 0
  const others = setInterval(() => (turns += 1), 1)
  const shares: number[] = []
  const made = await paced(slow(40), { signal: new AbortController().signal, onShare: (share) => shares.push(share) })
  clearInterval(others)
  expect(made).toEqual({ ok: true, value: 'done' })
  expect(turns).toBeGreaterThan(2)
  expect(shares).toEqual(shares.toSorted((a, b) => a - b))
})

test('work that is given up is answered so', async () => {
  const stop = new AbortController()
  const made = await paced(slow(1000), { signal: stop.signal, onShare: () => stop.abort() })
  expect(made).toMatchObject({ ok: false, error: { code: 'canceled' } })
})
