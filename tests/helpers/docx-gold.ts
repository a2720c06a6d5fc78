import type { SourceBlock } from '#shared/domain/source-document.ts'
import { sliceCodePoints } from '#shared/lib/code-points.ts'

/** A paragraph of the gold; `para_mark`: the tracked change of its own mark. */
export interface GoldParagraph {
  readonly original: string
  readonly accepted: string
  readonly para_mark?: string | null
}

/** Original paragraphs: the gold parts them at every mark, and one that was put in later parted nothing in the original. */
export function originals(paragraphs: readonly GoldParagraph[]): readonly string[] {
  const joined: string[] = []
  let isOpen = false
  for (const { original, para_mark } of paragraphs) {
    const before = isOpen ? joined.pop() : undefined
    joined.push((before ?? '') + original)
    isOpen = para_mark === 'ins' && original !== ''
  }
  return joined
}

/** The text as the gold has it: without the marks that lead to notes. */
export function withoutNoteMarks({ text, marks = [] }: Pick<SourceBlock, 'text' | 'marks'>): string {
  let rest = ''
  let at = 0
  for (const { kind, start, end } of marks) {
    if (kind !== 'note-ref') continue
    rest += sliceCodePoints(text, at, start)
    at = end
  }
  return rest + sliceCodePoints(text, at)
}
