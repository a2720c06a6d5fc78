import type { AnnotationFault } from '../contract/annotations.ts'
import type { ErrorCode } from '../contract/errors.ts'
import { MOST_WORDS } from '../domain/note.ts'
import type { Translate } from './translate.ts'

/** Why one annotation of a file was not taken, in words. */
export function annotationRefusal(
  t: Translate,
  { error, faults }: { readonly error: ErrorCode; readonly faults: readonly AnnotationFault[] },
  locale: string,
): string {
  if (faults.length === 0)
    return t(`errors.${error}`, { file: '', detail: '', limit: MOST_WORDS.toLocaleString(locale) })
  const why = faults.map(({ fault, at }) => t(`annotations.faults.${fault}`, { at })).join(t('annotations.and'))
  return t('annotations.refused', { why })
}
