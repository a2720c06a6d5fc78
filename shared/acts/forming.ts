import type { ChangeSet } from '../change/change-set.ts'
import type { Block } from '../domain/block.ts'
import type { InlineMark, MarkKind } from '../domain/mark.ts'
import type { FormChannel, Suggestion } from '../domain/suggestion.ts'
import { sliceCodePoints } from '../lib/code-points.ts'
import { cutMarks } from '../text/form.ts'
import { channelOf, formedBlock, marksOfChannel, withForm } from '../text/formed-block.ts'
import { isOverlapping } from '../text/overlaps.ts'
import { suggestionOf } from './new-suggestion.ts'
import type { Signature } from './notes.ts'

/** A form that words are to have: a kind, and where a link leads. */
export interface WantedForm {
  readonly kind: Extract<MarkKind, 'bold' | 'italic' | 'superscript' | 'subscript' | 'link'>
  readonly href?: string
}

interface Run {
  readonly start: number
  readonly end: number
}

/** Whether all of a run is to have the form already, with every open change of form carried out. */
export function hasForm(block: Block, suggestions: readonly Suggestion[], run: Run, form: WantedForm): boolean {
  const { marks = [] } = formedBlock(block, suggestions, 'marked')
  return isCovered(marks, run, form)
}

/** Whether marks of one form leave nothing of a run out. */
export function isCovered(marks: readonly InlineMark[], { start, end }: Run, { kind, href }: WantedForm): boolean {
  const own = marks
    .filter((mark) => mark.kind === kind && (href === undefined || mark.href === href))
    .toSorted((a, b) => a.start - b.start)
  let at = start
  for (const mark of own) if (mark.start <= at) at = Math.max(at, mark.end)
  return start < end && at >= end
}

/**
 * A run of a block's own text in another form, as a suggestion. It goes on with the author's own open ones of the same channel;
 * where another's, or an accepted one, stands there, the new one says what both say together and is in conflict with it, so
 * that taking it loses nothing. Back to what the block has by itself, it is gone.
 */
export function proposeForm(
  block: Block,
  suggestions: readonly Suggestion[],
  run: Run,
  form: WantedForm,
  isOn: boolean,
  signature: Signature,
): Partial<ChangeSet> {
  const channel = channelOf(form.kind)
  if (channel === undefined || run.start >= run.end) return {}
  const live = suggestions.filter((each) => each.blockId === block.id && each.form === channel)
  const { touched, whole } = grown(block, live, run, channel)
  const isOwn = (each: Suggestion): boolean => each.state === 'open' && each.author === signature.author
  const own = touched.filter(isOwn)
  const order = [...touched].sort((a, b) => rank(a) - rank(b) || a.createdAtMs - b.createdAtMs)
  const wanted = { form: channel, ...run, marks: isOn ? [{ ...form, start: 0, end: run.end - run.start }] : [] }
  const base = marksOfChannel(block, channel, whole)
  const next = marksOfChannel({ marks: withForm(block.marks ?? [], [...order, wanted]) }, channel, whole)
  const hasRival = touched.length > own.length
  const place = hasRival ? whole : shrunk(base, next, whole)
  if (place === undefined) return { removed: own }
  const marks = cutMarks(next, place.start - whole.start, place.end - whole.start)
  const words = sliceCodePoints(block.text, place.start, place.end)
  const edit = { ...place, before: words, after: words, kind: 'form' as const }
  const [old, ...rest] = own
  if (old === undefined) return { added: [suggestionOf(block, edit, signature, { marks, form: channel })] }
  // The youngest is drawn over what it is in conflict with.
  const changed: Suggestion = { ...old, ...edit, marks, createdAtMs: signature.atMs }
  return { updated: [[old, changed]], removed: rest }
}

/** Accepted ones hold before open ones are laid over them. */
const rank = ({ state }: Suggestion): number => (state === 'accepted' ? 0 : 1)

/** The run with all that wants a part of it. */
function grown(block: Block, live: readonly Suggestion[], run: Run, form: FormChannel) {
  const touched: Suggestion[] = []
  let whole = run
  for (let isGrowing = true; isGrowing;) {
    const wanted = { id: '' as Suggestion['id'], blockId: block.id, state: 'open' as const, form, ...whole }
    const next = live.filter(
      (each) => each.state !== 'rejected' && !touched.includes(each) && isOverlapping(each, wanted),
    )
    for (const each of next) whole = { start: Math.min(whole.start, each.start), end: Math.max(whole.end, each.end) }
    touched.push(...next)
    isGrowing = next.length > 0
  }
  return { touched, whole }
}

/** The run from the first letter whose form differs to the last; undefined where none does. */
function shrunk(base: readonly InlineMark[], next: readonly InlineMark[], whole: Run): Run | undefined {
  const length = whole.end - whole.start
  const differs = (at: number): boolean => formAt(base, at) !== formAt(next, at)
  let first = 0
  while (first < length && !differs(first)) first += 1
  let last = length
  while (last > first && !differs(last - 1)) last -= 1
  return first < last ? { start: whole.start + first, end: whole.start + last } : undefined
}

function formAt(marks: readonly InlineMark[], at: number): string {
  return JSON.stringify(marks.flatMap(({ kind, start, end, href }) => (start <= at && at < end ? [[kind, href]] : [])))
}
