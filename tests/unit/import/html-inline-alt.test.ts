import { describe, expect, it } from 'vitest'
import { parse } from '#tests/helpers/parse.ts'

const BODY =
  'The cannery at Gull Harbor closed its doors in the spring, and by summer the dock that once handled forty boats a day handled two.'

async function lastOf(line: string): Promise<string | undefined> {
  const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Stars</title></head><body><article><h1>Counting stars at the dock</h1><p>${BODY}</p><p>${BODY} ${line}</p></article></body></html>`
  const { document } = await parse(new TextEncoder().encode(page), 'a.html')
  return document.blocks.at(-1)?.text.slice(BODY.length + 1)
}

describe('the words of a small picture', () => {
  it('are kept within a sentence', async () => {
    expect(await lastOf('It is <img src="s.png" width="16" height="16" alt="five stars"> rated.')).toBe(
      'It is five stars rated.',
    )
  })

  it('are none at a sentence’s end, in a link or of an icon', async () => {
    expect(await lastOf('It is rated. <img src="s.png" width="16" height="16" alt="five stars">')).toBe('It is rated.')
    expect(await lastOf('See <img src="s.png" width="16" height="16" alt="arrow icon"> here.')).toBe('See  here.')
  })
})
