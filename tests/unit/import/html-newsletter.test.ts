import { expect, it } from 'vitest'
import { parse } from '#tests/helpers/parse.ts'

const TEXT =
  '<p>The ferry is back after nine weeks in dry dock, and the first crossing left with 41 passengers on board.</p>'
const titleOf = async (title: string, h1: string, h2: string): Promise<string | undefined> => {
  const page = `<html><head><meta charset="utf-8"><title>${title}</title></head><body><h1>${h1}</h1><h2>${h2}</h2>${TEXT}</body></html>`
  return (await parse(page, 'a.html')).document.title
}

it.each([
  ['Weekly: Harbor notes — The Ledger', 'The Ledger', 'Harbor notes'],
  ['渡口来信：老船工的最后一班 | 河埠周刊', '河埠周刊', '老船工的最后一班'],
])('a letter has its name over its headline: “%s”', async (title, h1, h2) => {
  expect(await titleOf(title, h1, h2)).toBe(h2)
})

it('a headline under which its title begins stays the headline', async () => {
  expect(await titleOf('Harbor notes', 'Harbor notes', 'The ferry returns')).toBe('Harbor notes')
  expect(await titleOf('Harbor notes — The Ledger', 'Harbor notes', 'What happens next')).toBe('Harbor notes')
})
