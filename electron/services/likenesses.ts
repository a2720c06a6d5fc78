import { performance } from 'node:perf_hooks'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { ok } from '#shared/lib/result.ts'
import {
  bringKeptSketches,
  bringSketchOfText,
  unsketchedArticles,
  type Unsketched,
} from '#electron/db/records/sketch.ts'
import type { LibraryFile } from './library-file.ts'

/** So long at a time, so that whoever saves meanwhile does not wait. */
const SLICE_MS = 12
/** So many kept sketches are read in about as long. */
const KEPT_AT_ONCE = 200

/**
 * Brings to hand what tells whether a text resembles an article of the library: at first the sketches that are kept with
 * their versions, which takes no time to speak of, then those of texts that an earlier Galley kept, read anew. It gives way after
 * every few milliseconds and ends after `longestMs`, done or not; the rest follows the next time.
 */
export async function prepareLikenesses(library: LibraryFile, longestMs: number): Promise<void> {
  const listed = library.read((db) => ok(unsketchedArticles(db)))
  if (!listed.ok) return
  const endMs = performance.now() + longestMs
  const without: Unsketched[] = []
  for (let at = 0; at < listed.value.length && performance.now() < endMs; at += KEPT_AT_ONCE) {
    const batch = listed.value.slice(at, at + KEPT_AT_ONCE)
    const left = library.read((db) => ok(bringKeptSketches(db, batch)))
    if (!left.ok) return
    without.push(...left.value)
    await nextTurn()
  }
  while (without.length > 0 && performance.now() < endMs) {
    const read = library.read((db) => {
      const sliceMs = performance.now() + SLICE_MS
      while (performance.now() < sliceMs) {
        const article = without.shift()
        if (article === undefined) break
        bringSketchOfText(db, article)
      }
      return ok(undefined)
    })
    if (!read.ok) return
    await nextTurn()
  }
}
