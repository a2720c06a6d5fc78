import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createNodeFork } from '#electron/import/process/node-fork.ts'
import { createParser } from '#electron/import/process/parser-process.ts'
import { needsPreview } from '#electron/import/preview/kinds.ts'
import { ERROR_CODES } from '#shared/contract/errors.ts'
import { mutate, random, SEEDS } from '#tests/helpers/mutate.ts'
import { NO_CHOICES } from '#tests/helpers/parse.ts'
import { childFile } from '#build/scripts/child-file.ts'

const ROUNDS = process.env.GALLEY_LONG === undefined ? 50 : 500
const encoder = new TextEncoder()

describe('mutated files', () => {
  const parser = createParser(createNodeFork(childFile('import-worker')))
  beforeAll(async () => {
    await parser.parse({
      source: { kind: 'bytes', fileName: 'warm.txt', bytes: encoder.encode('x') },
      choices: NO_CHOICES,
    })
  })
  afterAll(() => parser.close())

  it.each(Object.keys(SEEDS))('of %s open or fail as the contract says', { timeout: 600_000 }, async (fileName) => {
    const seed = SEEDS[fileName] ?? new Uint8Array()
    const next = random(fileName.charCodeAt(2) * 7919 + fileName.length)
    for (let round = 0; round < ROUNDS; round += 1) {
      const bytes = mutate(seed, next)
      const result = await parser.parse({ source: { kind: 'bytes', fileName, bytes }, choices: NO_CHOICES })
      if (result.ok) {
        expect(result.value.document.blocks.length).toBeGreaterThan(0)
        for (const [index, { mediaType }] of result.value.document.assets.entries()) {
          // What is drawn in its place is made or not; it takes no longer than the limit, and brings nobody down.
          const picture = result.value.pictures[index]
          if (picture !== undefined && needsPreview(mediaType)) await parser.preview(picture)
        }
      } else {
        expect(ERROR_CODES).toContain(result.error.code)
        expect(['parse-timeout', 'internal'], `round ${round}`).not.toContain(result.error.code)
        // A child that died would say so here: no mutated file may kill it.
        expect(result.error.values?.detail, `round ${round}`).not.toBe('memory')
      }
    }
  })
})
