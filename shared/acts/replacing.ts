import type { ChangeSet } from '../change/change-set.ts'
import type { Block } from '../domain/block.ts'
import type { Suggestion } from '../domain/suggestion.ts'
import { newId } from '../lib/ids.ts'
import { sliceCodePoints } from '../lib/code-points.ts'
import { wholeEdit, type TextEdit } from '../text/difference.ts'
import { inWholeWords, type Replaced } from '../text/whole-words.ts'
import { isOfWords } from '../text/overlaps.ts'
import { suggestionOf } from './new-suggestion.ts'
import type { Signature } from './notes.ts'

/** Words of a block's own text, and what is to take their place. */
export type Replacing = Replaced

/** What is replaced in one block; `standing`: the suggestions on it. */
export interface BlockReplacing {
  readonly block: Block
  readonly places: readonly Replacing[]
  readonly standing: readonly Suggestion[]
}

/**
 * Replacements in blocks as suggestions of one act, each as small as can be: a character in Chinese, a whole word or number in
 * writing with letters. None has a form of its own: it keeps that of the words in whose place it stands.
 * `places` are apart from one another and from every suggestion that stands. `reason`: why, of all of them.
 */
export function replaceWords(
  blocks: readonly BlockReplacing[],
  signature: Signature,
  reason?: string,
): Partial<ChangeSet> {
  const more = { groupId: newId(), ...(reason === undefined ? {} : { reason }) }
  const differ = differences()
  const added = blocks.flatMap(({ block, places, standing }) =>
    editsOf(block.text, places, standing, differ).map((edit) => suggestionOf(block, edit, signature, more)),
  )
  return { added }
}

/** Places that lie in one word are one change of it. */
function editsOf(
  text: string,
  places: readonly Replacing[],
  standing: readonly Suggestion[],
  differ: ReturnType<typeof differences>,
): readonly TextEdit[] {
  const runs: { start: number; end: number; places: Replacing[] }[] = []
  for (const place of [...places].sort((a, b) => a.start - b.start)) {
    const { start, end } = wholePlace(text, place, standing)
    const last = runs.at(-1)
    if (last !== undefined && start < last.end) {
      last.end = Math.max(last.end, end)
      last.places.push(place)
    } else runs.push({ start, end, places: [place] })
  }
  return runs.flatMap(({ start, end, places: own }) => {
    let after = ''
    let at = start
    for (const place of own) {
      after += sliceCodePoints(text, at, place.start) + place.after
      at = place.end
    }
    return differ(sliceCodePoints(text, start, end), after + sliceCodePoints(text, at, end), start)
  })
}

/** The same words are replaced a thousand times, and compared once. */
function differences(): (before: string, after: string, start: number) => readonly TextEdit[] {
  const known = new Map<string, readonly TextEdit[]>()
  return (before, after, start) => {
    const key = `${before}\u0000${after}`
    const edits = known.get(key) ?? (before === after ? [] : wholeEdit(before, after))
    known.set(key, edits)
    return edits.map((edit) => ({ ...edit, start: edit.start + start, end: edit.end + start }))
  }
}

/** The place with the words or numbers that it begins and ends in, unless another suggestion wants some of them. */
function wholePlace(text: string, place: Replacing, standing: readonly Suggestion[]): Pick<Replacing, 'start' | 'end'> {
  const whole = inWholeWords(text, place)
  return isFree(whole, standing) ? whole : place
}

/** Whether a run of a block's own text is free: no suggestion that waits or was accepted wants any of it. */
export function isFree(
  { start, end }: Pick<Replacing, 'start' | 'end'>,
  suggestions: readonly Pick<Suggestion, 'start' | 'end' | 'state' | 'form' | 'kind'>[],
): boolean {
  return suggestions.every(
    (each) =>
      each.state === 'rejected' ||
      !isOfWords(each) ||
      each.end < start ||
      each.start > end ||
      isTouching(each, { start, end }),
  )
}

/** At an edge a change of other words is no rival; a word put in there is the start or the end of what was found. */
function isTouching(
  each: Pick<Suggestion, 'start' | 'end'>,
  { start, end }: Pick<Replacing, 'start' | 'end'>,
): boolean {
  return each.end === start || each.start === end
}
