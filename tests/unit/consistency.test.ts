import { describe, expect, test } from 'vitest'
import { checkConsistency, CONSISTENCY_RULES } from '#shared/consistency/check-consistency.ts'

/** Rules that are off by default are asked for by name. */
const ON = CONSISTENCY_RULES.flatMap(({ id, isDefault }) => (isDefault === false ? [id] : []))

const found = (text: string, off: readonly string[] = []): readonly string[] =>
  checkConsistency(
    text.split('\n').map((one) => ({
      role: one.startsWith('caption: ') ? 'caption' : 'paragraph',
      text: one.replace(/^caption: /, ''),
    })),
    { off, on: ON },
  ).map(({ rule }) => rule)

describe.each(CONSISTENCY_RULES.map((rule) => [rule.id, rule.examples] as const))('%s', (id, { good, bad }) => {
  test.each(good)('passes “%s”', (text) => {
    expect(found(text)).toEqual([])
  })

  test.each(bad)('finds “%s”, and can be switched off', (text) => {
    expect(found(text)).toEqual([id])
    expect(found(text, [id])).toEqual([])
  })
})
