import type { Block } from '../domain/block.ts'
import type { Suggestion } from '../domain/suggestion.ts'
import { cleanText, type TextView } from './derive.ts'
import { isOfWords } from './overlaps.ts'

/**
 * Whether a block stands in a view of its article. A picture that was put in or taken out is a suggestion without words on
 * its block: the original has what was taken out, the clean text what was accepted, the marked one both while it is open.
 * A paragraph that was put in is an empty block until it is accepted: without its words it stands nowhere.
 * `suggestions`: those of the block, or of the whole article.
 */
export function isStanding(block: Block, suggestions: readonly Suggestion[], view: TextView): boolean {
  const own = suggestions.filter(({ blockId }) => blockId === block.id)
  if (own.length === 0) return true
  if (block.role === 'figure') return own.every((each) => isPictureThere(each, view))
  if (block.text.trim() !== '' && view !== 'clean') return true
  if (view === 'original') return false
  const isOffered = view === 'marked' && own.some(({ state }) => state === 'open')
  return isOffered || cleanText(block, own).trim() !== ''
}

/** A change of the picture itself: it takes no words away and puts none in. */
export function isPictureChange({
  start,
  end,
  before,
  after,
  kind,
}: Pick<Suggestion, 'start' | 'end' | 'before' | 'after' | 'kind'>): boolean {
  return start === end && before === '' && after === '' && kind !== 'join' && kind !== 'move'
}

/** Roles of running text: a line's end that is put in there begins another paragraph. */
const RUNNING: ReadonlySet<Block['role']> = new Set(['paragraph', 'lead', 'quotation'])

/** Whether a line's end in it begins another paragraph. */
export function isRunning({ role }: Pick<Block, 'role'>): boolean {
  return RUNNING.has(role)
}

/**
 * Whether it can be moved among the paragraphs: running text, and the headings of its sections. Pictures, captions and tables
 * go with one another, and a list's numbers would tell its old order.
 */
export function isMovable(block: Pick<Block, 'role'>): boolean {
  return isRunning(block) || block.role === 'section-heading'
}

/** Whether accepted changes part a block into several paragraphs. */
export function isParted(block: Block, suggestions: readonly Suggestion[]): boolean {
  const isOwn = (each: Suggestion): boolean =>
    each.blockId === block.id && each.state === 'accepted' && isOfWords(each) && each.after.includes('\n')
  return isRunning(block) && suggestions.some(isOwn)
}

function isPictureThere(suggestion: Suggestion, view: TextView): boolean {
  if (!isPictureChange(suggestion)) return true
  const { kind, state } = suggestion
  const isIn = kind === 'insert'
  if (view === 'original') return !isIn
  if (view === 'clean') return isIn ? state === 'accepted' : state !== 'accepted'
  return isIn ? state !== 'rejected' : state !== 'accepted'
}
