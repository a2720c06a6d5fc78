import type { Block } from '#shared/domain/block.ts'
import type { Repair } from '#shared/domain/repair.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import { codePointLength, sliceCodePoints } from '#shared/lib/code-points.ts'
import { differenceAsSuggestions, type TextEdit } from '#shared/text/difference.ts'

/** A part of a block's text, and what may stand for it in a file; the first is what the block has. */
export interface Segment {
  readonly blockId: string
  readonly at: number
  readonly options: readonly string[]
  /** The change that decides which. */
  readonly suggestion?: Suggestion
}

/** A stretch of a text of the file, and where in a block it stands. `isSame`: letter by letter. */
export interface Stretch {
  readonly start: number
  readonly end: number
  readonly blockId: string
  readonly at: number
  readonly length: number
  readonly isSame: boolean
}

/** What was changed without being tracked, and a few letters around it. */
export interface UntrackedEdit extends Pick<TextEdit, 'before' | 'after'> {
  readonly prefix: string
  readonly suffix: string
}

/** How a text of the file was had from blocks. `chosen`: by suggestion, whether it stands there carried out. */
export interface Passage {
  readonly stretches: readonly Stretch[]
  readonly chosen: ReadonlyMap<Suggestion, boolean>
  /** What is otherwise without being tracked. */
  readonly edits: readonly UntrackedEdit[]
}

/** Of joined paragraphs the border stands in the text. */
const isTextChange = ({ kind, orders, start, end }: Suggestion): boolean =>
  kind === 'insert' ||
  kind === 'delete' ||
  kind === 'replace' ||
  (kind === 'move' && orders === undefined) ||
  (kind === 'join' && start < end)

/** The parts of blocks in a row, parted by lines' ends. `open`: changes that may have been carried out. */
export function segmentsOf(
  blocks: readonly Block[],
  open: (blockId: string) => readonly Suggestion[],
  repairs: (blockId: string) => readonly Repair[],
): readonly Segment[] {
  return blocks.flatMap((block, index): readonly Segment[] => {
    const own = open(block.id)
    const parts = partsOf(block, own, repairs(block.id))
    const next = blocks[index + 1]
    if (next === undefined) return parts
    const mayJoin =
      isWholeGone(block, own) || isWholeGone(next, open(next.id)) || open(next.id).some(({ kind }) => kind === 'join')
    const at = codePointLength(block.text)
    return [...parts, { blockId: block.id, at, options: mayJoin ? ['\n', ''] : ['\n'] }]
  })
}

/** Whether a change takes out all words of a block: its paragraph goes with them. */
export function isWholeGone({ text }: Block, own: readonly Suggestion[]): boolean {
  const words = text.trim()
  return own.some(({ before, after }) => before.trim() === words && after.trim() === '' && words !== '')
}

function partsOf(block: Block, own: readonly Suggestion[], repairs: readonly Repair[]): readonly Segment[] {
  const { id: blockId, text } = block
  const from = codePointLength(text) - codePointLength(text.trimStart())
  const to = from + codePointLength(text.trim())
  const changes = [
    ...own.filter(isTextChange).map((suggestion) => ({ ...suggestion, suggestion })),
    ...repairs.map(({ start, end, before }) => ({ start, end, after: before, suggestion: undefined })),
  ].toSorted((a, b) => a.start - b.start || a.end - b.end)
  const parts: Segment[] = []
  let at = from
  const put = (options: readonly string[], suggestion?: Suggestion): void => {
    parts.push({ blockId, at, options, ...(suggestion && { suggestion }) })
  }
  for (const { start, end, after, suggestion } of changes) {
    // Of two that exclude one another nobody can say what a text made of both would be.
    if (start < at || end > to) continue
    if (start > at) put([sliceCodePoints(text, at, start)])
    at = start
    put([sliceCodePoints(text, start, end), after], suggestion)
    at = end
  }
  if (at < to) put([sliceCodePoints(text, at, to)])
  return parts
}

/** Which option of each part makes up the text, if any do. */
function choiceOf(segments: readonly Segment[], text: string): readonly number[] | undefined {
  const reached: ReadonlyMap<number, { readonly from: number; readonly option: number }>[] = []
  let ends: readonly number[] = [0]
  for (const { options } of segments) {
    const next = new Map<number, { readonly from: number; readonly option: number }>()
    for (const from of ends)
      options.forEach((words, option) => {
        const end = from + words.length
        if (!next.has(end) && text.startsWith(words, from)) next.set(end, { from, option })
      })
    if (next.size === 0) return undefined
    reached.push(next)
    ends = [...next.keys()]
  }
  const chosen: number[] = []
  let at = text.length
  for (const map of reached.toReversed()) {
    const step = map.get(at)
    if (step === undefined) return undefined
    chosen.unshift(step.option)
    at = step.from
  }
  return chosen
}

/** The text as parts make it up exactly. */
export function exactPassage(segments: readonly Segment[], text: string): Passage | undefined {
  const chosen = choiceOf(segments, text)
  return chosen === undefined ? undefined : { ...laid(segments, chosen), edits: [] }
}

/** So many letters on either side tell where an edit is. */
const AROUND = 6
/** More changes of one paragraph than this are not tried against one another. */
const MOST_TRIED = 6

/** The text as parts make it up most nearly, with what is otherwise. */
export function nearestPassage(segments: readonly Segment[], text: string): Passage {
  const free = segments.flatMap(({ options }, index) => (options.length > 1 ? [index] : []))
  const tried = free.slice(0, MOST_TRIED)
  let best:
    | {
        readonly chosen: readonly number[]
        readonly from: string
        readonly edits: readonly TextEdit[]
        readonly cost: number
      }
    | undefined
  let isSure = free.length <= MOST_TRIED
  for (let mask = 0; mask < 2 ** tried.length; mask += 1) {
    const chosen = segments.map((_segment, index) => (mask >> tried.indexOf(index)) & (tried.includes(index) ? 1 : 0))
    const candidate = segments.map(({ options }, index) => options[chosen[index] ?? 0] ?? '').join('')
    const edits = differenceAsSuggestions(candidate, text)
    const cost = edits.reduce((sum, { before, after }) => sum + before.length + after.length, 0)
    if (best !== undefined && cost === best.cost) isSure = false
    if (best === undefined || cost < best.cost) {
      best = { chosen, from: candidate, edits, cost }
      isSure = free.length <= MOST_TRIED
    }
  }
  const { chosen = [], from = '', edits = [] } = best ?? {}
  const passage = laid(segments, chosen)
  return {
    stretches: through(passage.stretches, edits, codePointLength(text)),
    chosen: isSure ? passage.chosen : new Map(),
    edits: edits
      .filter(({ before, after }) => before.trim() !== '' || after.trim() !== '')
      .map(({ start, end, before, after }) => ({
        before,
        after,
        prefix: sliceCodePoints(from, Math.max(0, start - AROUND), start),
        suffix: sliceCodePoints(from, end, end + AROUND),
      })),
  }
}

function laid(segments: readonly Segment[], chosen: readonly number[]): Omit<Passage, 'edits'> {
  const stretches: Stretch[] = []
  const decided = new Map<Suggestion, boolean>()
  let start = 0
  segments.forEach(({ blockId, at, options, suggestion }, index) => {
    const option = chosen[index] ?? 0
    const end = start + codePointLength(options[option] ?? '')
    const length = options[0] === '\n' ? 0 : codePointLength(options[0] ?? '')
    stretches.push({ start, end, blockId, at, length, isSame: option === 0 && options[0] !== '\n' })
    if (suggestion !== undefined) decided.set(suggestion, option === 1)
    start = end
  })
  return { stretches, chosen: decided }
}

/** Stretches of one text as those of another, to which edits lead. */
function through(stretches: readonly Stretch[], edits: readonly TextEdit[], length: number): readonly Stretch[] {
  const kept: { readonly from: number; readonly to: number; readonly by: number }[] = []
  let [from, by] = [0, 0]
  for (const { start, end, after } of edits) {
    if (start > from) kept.push({ from, to: start, by })
    by += codePointLength(after) - (end - start)
    from = end
  }
  kept.push({ from, to: Math.max(from, length - by), by })
  return kept.flatMap((each) =>
    stretches.flatMap((stretch): readonly Stretch[] => {
      const [start, end] = [Math.max(each.from, stretch.start), Math.min(each.to, stretch.end)]
      if (start > end || (start === end && stretch.start !== stretch.end)) return []
      const at = stretch.isSame ? stretch.at + start - stretch.start : stretch.at
      const covered = stretch.isSame ? end - start : stretch.length
      return [{ ...stretch, start: start + each.by, end: end + each.by, at, length: covered }]
    }),
  )
}
