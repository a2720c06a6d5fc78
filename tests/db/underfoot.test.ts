import { afterAll, beforeAll, expect, test } from 'vitest'
import { tempFolder } from '#tests/helpers/keeping/ports.ts'
import { MISHAPS, saveThrough } from '#tests/helpers/keeping/underfoot.ts'

let folder: ReturnType<typeof tempFolder>
beforeAll(() => {
  folder = tempFolder()
})
afterAll(() => folder.remove())

test.for(MISHAPS)(
  '%s while it is open: no word that was said saved is missing',
  { timeout: 60_000 },
  async (mishap, { skip }) => {
    const { said, missing, isSkipped } = await saveThrough(folder.path, mishap, 4, 3)
    if (isSkipped) return skip('not possible on this machine')
    expect(said).toBeGreaterThanOrEqual(4)
    expect(missing).toEqual([])
  },
)
