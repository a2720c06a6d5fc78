import { performance } from 'node:perf_hooks'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { ok } from '#shared/lib/result.ts'
import { bringSketch, unsketchedArticles } from '#electron/db/records/sketch.ts'
import type { LibraryFile } from './library-file.ts'

/** So long at a time, so that whoever saves meanwhile does not wait. */
const SLICE_MS = 12

/**
 * Brings to hand what tells whether a text resembles an article of the library: a short read a version where the sketch is
 * kept with it, its text where an earlier Galley kept none. It gives way after every few milliseconds and ends after `longestMs`,
 * done or not; the rest follows the next time.
 */
export async function prepareLikenesses(library: LibraryFile, longestMs: number): Promise<void> {
  const listed = library.read((db) => ok(unsketchedArticles(db)))
  if (!listed.ok) return
  const endMs = performance.now() + longestMs
  for (let at = 0; at < listed.value.length && performance.now() < endMs; await nextTurn()) {
    const step = library.read((db) => {
      const sliceMs = performance.now() + SLICE_MS
      let next = at
      for (; next < listed.value.length && performance.now() < sliceMs; next += 1) {
        const article = listed.value[next]
        if (article !== undefined) bringSketch(db, article)
      }
      return ok(next)
    })
    if (!step.ok) return
    at = step.value
  }
}
