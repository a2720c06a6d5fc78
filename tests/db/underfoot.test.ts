import { afterAll, beforeAll, expect, test } from 'vitest'
import { tempFolder } from '#tests/helpers/keeping/ports.ts'
import { MISHAPS, saveThrough } from '#tests/helpers/keeping/underfoot.ts'

let folder: ReturnType<typeof tempFolder>
beforeAll(() => {
  folder = tempFolder()
})
afterAll(() => folder.remove())

test.each(MISHAPS)(
  '%s while it is open: no word that was said saved is missing',
  { timeout: 60_000 },
  async (mishap) => {
    const { said, missing, isSkipped } = await saveThrough(folder.path, mishap, 4, 3)
    if (isSkipped) console.log(`not possible here: ${mishap}`)
    else expect(said).toBeGreaterThanOrEqual(4)
    expect(missing).toEqual([])
  },
)
