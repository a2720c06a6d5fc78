import { expect, it } from 'vitest'
import { checkSource } from '#shared/checks/check-source.ts'
import { startWatch } from '#shared/lib/watch.ts'
import { parseFile } from '#electron/import/process/parse-file.ts'
import { NO_CHOICES } from '#tests/helpers/parse.ts'

const text = `渡口的灯\n\n${Array.from({ length: 60 }, () => '摆渡人守了31年，送过8万人。'.repeat(20)).join('\n\n')}\n`

/** Reads with a clock that goes on by one at each look; `looks`: how many there were. */
async function read(limitMs: number) {
  let looks = 0
  const watch = startWatch(limitMs, () => (looks += 1))
  const input = { fileName: 'a.txt', bytes: new TextEncoder().encode(text), choices: NO_CHOICES }
  const parsed = await parseFile(input, () => Promise.resolve(new Map()), watch)
  if (!parsed.ok) throw new Error(parsed.error.code)
  return { ...parsed.value, looks }
}

it('opens a text whose numbers take too long, with those that were found, and says which paragraphs were not read', async () => {
  const whole = await read(1e9)
  expect(whole.numbers.at(-1)?.length).toBeGreaterThan(10)
  expect(whole.document.findings.some(({ rule }) => rule === 'structure.not-checked')).toBe(false)

  const { document, numbers } = await read(whole.looks / 2)
  expect(document.blocks).toHaveLength(61)
  expect(numbers).toHaveLength(61)
  expect(numbers[1]?.length).toBeGreaterThan(10)
  expect(numbers.at(-1)).toEqual([])
  const left = document.findings.filter(({ rule }) => rule === 'structure.not-checked')
  expect(left).toHaveLength(1)
  expect(left[0]?.values?.['blocks']).toBeGreaterThan(10)
  // The checks of the command had time enough: what reading left out is said all the same, once.
  expect(checkSource(document, undefined).filter(({ rule }) => rule === 'structure.not-checked')).toEqual(left)
  const both = checkSource(document, undefined, { watch: startWatch(0) })
  expect(both.filter(({ rule }) => rule === 'structure.not-checked')).toHaveLength(1)
})
