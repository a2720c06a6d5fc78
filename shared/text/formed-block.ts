import type { InlineMark, MarkKind } from '../domain/mark.ts'
import type { FormChannel, Suggestion } from '../domain/suggestion.ts'
import { standingOf } from './derive.ts'
import { cutMarks, tidyMarks, type FormedText } from './form.ts'

/** The marks of each channel of form: a letter is raised or lowered, and leads to one address. */
const MARKS_OF: Readonly<Record<FormChannel, readonly MarkKind[]>> = {
  bold: ['bold'],
  italic: ['italic'],
  script: ['superscript', 'subscript'],
  link: ['link'],
}

/** The channel that a mark belongs to; undefined for marks that nobody proposes. */
export function channelOf(kind: MarkKind): FormChannel | undefined {
  return (Object.keys(MARKS_OF) as FormChannel[]).find((channel) => MARKS_OF[channel].includes(kind))
}

type Form = Pick<Suggestion, 'start' | 'end' | 'form' | 'marks'>

/** Marks with `changes` of form carried out in their order: over its run each says all that there is of its channel. */
export function withForm(marks: readonly InlineMark[], changes: readonly Form[]): readonly InlineMark[] {
  if (changes.length === 0) return marks
  let carried = marks
  for (const { start, end, form, marks: own = [] } of changes) {
    if (form === undefined) continue
    const around = carried.flatMap((mark): readonly InlineMark[] => {
      if (!MARKS_OF[form].includes(mark.kind) || mark.end <= start || end <= mark.start) return [mark]
      const parts = [
        { ...mark, end: Math.min(mark.end, start) },
        { ...mark, start: Math.max(mark.start, end) },
      ]
      return parts.filter((part) => part.start < part.end)
    })
    carried = [...around, ...own.map((mark) => ({ ...mark, start: mark.start + start, end: mark.end + start }))]
  }
  return tidyMarks(carried)
}

/** The marks of one channel over a run, counted from its start. */
export function marksOfChannel(
  { marks = [] }: Pick<FormedText, 'marks'>,
  channel: FormChannel,
  { start, end }: { readonly start: number; readonly end: number },
): readonly InlineMark[] {
  const own = marks.filter(({ kind }) => MARKS_OF[channel].includes(kind))
  return cutMarks(own, start, end)
}

/**
 * A block in the form that it has in a view: accepted changes of form carried out, in the marked view the open ones as well,
 * later ones over earlier. The same object where there are none.
 */
export function formedBlock<B extends FormedText & { readonly id: string }>(
  block: B,
  suggestions: readonly Suggestion[],
  view: 'clean' | 'marked',
): B {
  const own = suggestions.filter(({ blockId, form }) => blockId === block.id && form !== undefined)
  if (own.length === 0) return block
  const open = view === 'marked' ? own.filter(({ state }) => state === 'open') : []
  const changes = [...standingOf(own), ...open.toSorted((a, b) => a.createdAtMs - b.createdAtMs)]
  return changes.length === 0 ? block : { ...block, marks: withForm(block.marks ?? [], changes) }
}
