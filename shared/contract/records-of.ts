import { PART_TYPES, recordTypes, type DomainRecord } from '../domain/record-types.ts'
import type { OpenArticle } from './shapes.ts'

/** Every record of an article as the library gave it. */
export function recordsOf(open: OpenArticle): readonly DomainRecord[] {
  return [open.article, ...PART_TYPES.flatMap((type): readonly DomainRecord[] => open[recordTypes[type].list])]
}
