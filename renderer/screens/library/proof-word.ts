import type { Backup } from '#shared/contract/shapes.ts'

/** Key (of the settings' words for the library) that says whether a backup was looked at whole. */
export function proofWord({ isProven }: Backup): 'proven' | 'faulty' | 'unproven' {
  if (isProven === undefined) return 'unproven'
  return isProven ? 'proven' : 'faulty'
}
