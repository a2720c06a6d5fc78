import { expect, it } from 'vitest'
import { messages } from '#shared/messages/messages.ts'

function keysOf(node: unknown, path = ''): string[] {
  if (typeof node === 'string') {
    // A language may say twice what another says once.
    const slots = new Set([...node.matchAll(/\{\{(\w+)(?:, number)?\}\}/g)].map((match) => match[1]))
    return [`${path} ${[...slots].sort().join(',')}`]
  }
  // English has a form for one thing (`…_one`, `…_other`), which stands beside the text that every language has.
  return Object.entries(node as object).flatMap(([key, inner]) =>
    /_(?:one|other)$/u.test(key) ? [] : keysOf(inner, `${path}.${key}`),
  )
}

it.each(['zh-Hant', 'en'] as const)('%s has the same texts and the same slots as Simplified Chinese', (locale) => {
  expect(keysOf(messages[locale]).sort()).toEqual(keysOf(messages['zh-Hans']).sort())
})
