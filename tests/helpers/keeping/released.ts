import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'

const folder = resolve(import.meta.dirname, '../../fixtures/libraries')

/**
 * Every schema that main ever had, by the commit that brought it, its number, and what that commit's own services kept in
 * the library (tests/fixtures/libraries/README.md).
 */
export const RELEASED = [
  { commit: 'c11b00b', schema: 10, isRewritten: true },
  { commit: '0731616', schema: 10, isRewritten: false },
  { commit: '517814e', schema: 20, isRewritten: false },
  { commit: '115ad72', schema: 30, isRewritten: false },
  { commit: 'b4bfa63', schema: 40, isRewritten: false },
  { commit: '938329e', schema: 50, isRewritten: false },
  { commit: '10e92d1', schema: 60, isRewritten: false },
  { commit: '10ca665', schema: 70, isRewritten: false },
  { commit: '0080-moves', schema: 80, isRewritten: false },
  { commit: '0090-merges', schema: 90, isRewritten: false },
  { commit: '0100-log-not-replaced', schema: 100, isRewritten: false },
] as const

/** Lays a library as that commit left it at `path`. */
export function layReleased(commit: (typeof RELEASED)[number]['commit'], path: string): void {
  writeFileSync(path, gunzipSync(readFileSync(join(folder, `${commit}.galley.gz`))))
}
