import { expect, test } from 'vitest'
import { CorePulse } from '#electron/doors/electron/core-pulse.ts'

const looks = (pulse: CorePulse, count: number): readonly boolean[] => Array.from({ length: count }, () => pulse.look())

test('a core of which nothing is heard is asked about after half a minute, and later again', () => {
  const pulse = new CorePulse()
  expect(looks(pulse, 6)).toEqual([false, false, false, false, false, true])
  // “Wait”: the next question comes after a longer time.
  expect(looks(pulse, 12).indexOf(true)).toBe(11)
})

test('a sign of life begins the count anew', () => {
  const pulse = new CorePulse()
  looks(pulse, 5)
  expect(pulse.isSilent).toBe(true)
  pulse.heard()
  expect(pulse.isSilent).toBe(false)
  expect(looks(pulse, 6).indexOf(true)).toBe(5)
})

test('a core that told of work in which it does nothing else is not asked about until that is over', () => {
  const pulse = new CorePulse()
  const rescue = { work: 'rescue', isCancelable: false } as const
  pulse.working({ ...rescue, isOver: false })
  pulse.heard()
  expect(looks(pulse, 30)).not.toContain(true)
  pulse.working({ ...rescue, isOver: true })
  pulse.heard()
  expect(looks(pulse, 6).indexOf(true)).toBe(5)
})

test('work beside which it goes on giving signs of life excuses no silence, nor does what a core before it was at', () => {
  const pulse = new CorePulse()
  pulse.working({ work: 'backup', isCancelable: true, isOver: false })
  expect(looks(pulse, 6).indexOf(true)).toBe(5)
  pulse.working({ work: 'restore', isCancelable: true, isOver: false })
  pulse.started()
  expect(looks(pulse, 6).indexOf(true)).toBe(5)
})
