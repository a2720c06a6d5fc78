import { expect, it } from 'vitest'
import { repairText } from '#shared/repair/repair-text.ts'

it.each([
  ['“We’re steering by a photograph,â€ said Dr. Brandt.', '“We’re steering by a photograph,” said Dr. Brandt.'],
  ['â€œ石头会说话。”他说，“敲一下，就知道它能不能用。â€', '“石头会说话。”他说，“敲一下，就知道它能不能用。”'],
  ['Itâ€™s the townâ€™s problem, he said: â€œours.â€', 'It’s the town’s problem, he said: “ours.”'],
  ['A note markâ€\u00a0 stood here, and anotherâ€¡ there.', 'A note mark† stood here, and another‡ there.'],
])('a closing quotation mark whose last byte was lost is one: %s', (damaged, clean) => {
  expect(repairText(damaged, { script: 'keep' }).text).toBe(clean)
})
