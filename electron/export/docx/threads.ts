import type { Asset } from '#shared/domain/asset.ts'
import type { Reply } from '#shared/domain/note.ts'
import type { NumberRecord } from '#shared/domain/number.ts'
import { codePointLength } from '#shared/lib/code-points.ts'
import { describe } from '#shared/anchor/quote.ts'
import type { Words } from '../html/words.ts'
import { errorClassOf, type Remark, type Review } from '../review.ts'
import type { CommentMarks, Comments, CommentWords } from './comments.ts'
import type { Pictures } from './pictures.ts'
import type { Relations } from './relations.ts'
import type { Anchor } from './write-runs.ts'

interface ThreadContext {
  readonly comments: Comments
  readonly pictures: Pictures
  readonly commentRelations: Pick<Relations, 'refer'>
  readonly words: Words
}

/** Where the ranges of comments begin and end, by block; those of a picture without a caption lie at its block too. */
export type AnchorsByBlock = ReadonlyMap<string, readonly Anchor[]>

/** All that was said, as comments: notes with their answers, numbers that are queried or wrong, notes without a place at the start. */
export function writeThreads(review: Review, context: ThreadContext): AnchorsByBlock {
  const anchors = new Map<string, Anchor[]>()
  const put = (blockId: string, anchor: Anchor): void => {
    const own = anchors.get(blockId)
    if (own === undefined) anchors.set(blockId, [anchor])
    else own.push(anchor)
  }
  const range = (marks: CommentMarks, start: Place, end: Place): void => {
    // A point is one thing: nothing comes between its two ends.
    if (start.blockId === end.blockId && start.offset === end.offset)
      return put(start.blockId, { at: start.offset, isEnd: true, isPoint: true, xml: marks.start + marks.end })
    put(start.blockId, { at: start.offset, isEnd: false, xml: marks.start })
    put(end.blockId, { at: end.offset, isEnd: true, xml: marks.end })
  }
  const first = review.blocks.find(({ text }) => text !== '') ?? review.blocks[0]
  const assets = new Map<string, Asset>(review.open.assets.map((asset) => [asset.id, asset]))
  for (const remark of review.remarks) {
    if (remark.note === undefined || !saysSomething(remark)) continue
    const marks = context.comments.thread(...wordsOf(remark, remark.note, assets, context))
    const { start, end } = placeOf(remark, review) ?? {}
    if (start !== undefined && end !== undefined) range(marks, start, end)
    else if (first !== undefined) range(marks, { blockId: first.id, offset: 0 }, { blockId: first.id, offset: 0 })
  }
  const noted = new Set(review.open.notes.map(({ numberId }) => numberId))
  for (const number of review.open.numbers) {
    if (number.isStruck === true || noted.has(number.id) || !review.blockOrder.has(number.blockId)) continue
    const words = numberWords(number, context.words)
    if (words === undefined) continue
    const { blockId } = number
    range(context.comments.thread(words, []), { blockId, offset: number.start }, { blockId, offset: number.end })
  }
  return anchors
}

interface Place {
  readonly blockId: string
  readonly offset: number
}

/** What a region is about is said at the picture's caption, for a picture bears no comment in Word. */
function placeOf(remark: Remark, review: Review): { readonly start: Place; readonly end: Place } | undefined {
  const { start, end, blockId } = remark
  if (start !== undefined && end !== undefined) return { start, end }
  if (blockId === undefined) return undefined
  const caption = review.blocks.find((block) => block.figureId === blockId && block.role === 'caption')
  if (caption === undefined) return { start: { blockId, offset: 0 }, end: { blockId, offset: 0 } }
  const length = codePointLength(caption.text)
  return { start: { blockId: caption.id, offset: 0 }, end: { blockId: caption.id, offset: length } }
}

/** A correction that gives no reason is told by its tracked change. */
function saysSomething({ note, suggestions, replies }: Remark): boolean {
  const isTold = suggestions.some(({ state }) => state !== 'rejected')
  if (note === undefined) return false
  const hasMore = note.errorClass !== undefined || note.severity !== undefined || note.assignee !== undefined
  return !isTold || note.body !== '' || replies.length > 0 || hasMore
}

function wordsOf(
  { note, replies, suggestions, kind, blockId }: Remark,
  own: NonNullable<Remark['note']>,
  assets: ReadonlyMap<string, Asset>,
  { words: { t }, pictures, commentRelations }: ThreadContext,
): [CommentWords, readonly CommentWords[]] {
  const { target, severity, assignee, author, createdAtMs } = own
  const errorClass = errorClassOf({ note: own, suggestions })
  const labels = [
    kind === 'comment' ? undefined : t(`kind.${kind}`),
    errorClass && t(`errorClass.${errorClass}`),
    severity && t(`severity.${severity}`),
    assignee === undefined ? undefined : t('assignee', { name: assignee }),
  ].filter((label) => label !== undefined)
  const asset = target.kind === 'region' ? assets.get(target.assetId) : undefined
  const picture =
    target.kind === 'region' && asset !== undefined
      ? pictures.drawRegion(asset, target.region, t('aboutPicture'), commentRelations)
      : undefined
  // Without a sure place: what it was about is said with it, and nothing is guessed.
  const about =
    blockId !== undefined
      ? undefined
      : target.kind === 'text'
        ? t('about', { quote: describe(target, 48) ?? '' })
        : t('aboutPicture')
  const first = {
    author,
    atMs: createdAtMs,
    ...(labels.length === 0 ? {} : { label: `[${labels.join(' · ')}]` }),
    body: [about, note?.body].filter((line) => line !== undefined).join('\n'),
    picture,
    isResolved: own.state === 'resolved',
    ...(about === undefined ? {} : { before: `${about}\n` }),
    of: { type: 'note' as const, id: own.id },
  }
  return [first, replies.map(answerWords)]
}

/** An answer as a comment. */
export function answerWords({ id, author, createdAtMs, body }: Reply): CommentWords {
  return { author, atMs: createdAtMs, body, of: { type: 'reply', id } }
}

function numberWords(number: NumberRecord, { t }: Words): CommentWords | undefined {
  const { state, by, atMs, rightValue, evidence } = number
  if (state !== 'queried' && state !== 'wrong') return undefined
  const lines = [
    rightValue === undefined ? undefined : `${t('column.right')} ${rightValue}`,
    evidence?.quotation,
    evidence?.where,
  ].filter((line) => line !== undefined && line !== '')
  const of = { type: 'number' as const, id: number.id }
  return { author: by ?? '', atMs: atMs ?? 0, label: `[${t(`numberState.${state}`)}]`, body: lines.join('\n'), of }
}
