import type { Edit } from '../edits.ts'

/** Edits of every line that take glued readings off. */
export function findGlued(lines: readonly string[]): readonly (readonly Edit[])[] {
  return lines.map(() => [])
}
