import type { ToldAnnotation } from '#electron/annotations/read-annotation.ts'
import { readAnnotations } from '#electron/annotations/read-annotations.ts'

/** What became of each annotation of a document; one without a name that failed where it is none. */
export function resultsOf(...given: Parameters<typeof readAnnotations>): readonly ToldAnnotation[] {
  const read = readAnnotations(...given)
  return 'results' in read ? read.results : [{ id: '', words: '', error: 'annotations-invalid' }]
}
