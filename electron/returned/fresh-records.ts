import type { Block } from '#shared/domain/block.ts'
import type { ArticleId, BlockId, NoteId, ReplyId, SuggestionId, VersionId } from '#shared/domain/ids.ts'
import type { Note, Reply } from '#shared/domain/note.ts'
import type { SourceSuggestion } from '#shared/domain/source-document.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import type { TextPoint } from '#shared/domain/target.ts'
import { codePointLength, sliceCodePoints } from '#shared/lib/code-points.ts'
import { isRunning } from '#shared/text/standing.ts'
import type { Alignment } from './alignment.ts'
import type { ReturnedComment, ReturnedFile } from './file.ts'
import { authorOf, derivedId, timeIn } from './hands.ts'

/** Length of a quote's context, in code points (domain/target.ts). */
const CONTEXT = 32

/** Makes records of what is new in a file, with ids that follow from it. */
export class FreshRecords {
  readonly #of: { readonly articleId: ArticleId; readonly versionId: VersionId }
  readonly #blocks: readonly Block[]
  readonly #byId: ReadonlyMap<string, Block>
  readonly #alignment: Alignment
  readonly #fallbackMs: number
  readonly #ids = new Map<string, number>()

  constructor(
    of: { readonly articleId: ArticleId; readonly versionId: VersionId },
    blocks: readonly Block[],
    alignment: Alignment,
    fallbackMs: number,
  ) {
    this.#of = of
    this.#blocks = blocks
    this.#byId = new Map(blocks.map((block) => [block.id as string, block]))
    this.#alignment = alignment
    this.#fallbackMs = fallbackMs
  }

  /** A comment as a note on the words that it lies on; undefined where the article has no text to lie on. */
  note({ first, isDone, block, start, endBlock, end }: ReturnedFile['threads'][number]): Note | undefined {
    const isPoint = block === endBlock && start === end
    const from = this.#alignment.locate(block, start, false)
    const to = isPoint ? from : this.#alignment.locate(endBlock, end, true)
    const [one, other] = [this.#byId.get(from?.blockId ?? ''), this.#byId.get(to?.blockId ?? '')]
    if (from === undefined || to === undefined || one === undefined || other === undefined) return undefined
    const isBackward =
      this.#blocks.indexOf(one) > this.#blocks.indexOf(other) || (one === other && from.offset > to.offset)
    const points: [TextPoint, TextPoint] = [
      { blockId: one.id, offset: from.offset },
      isBackward ? { blockId: one.id, offset: from.offset } : { blockId: other.id, offset: to.offset },
    ]
    const { author, atMs } = this.#handOf(first)
    return {
      type: 'note',
      id: this.#id('note', author, atMs, first.body, points) as NoteId,
      revision: 0,
      ...this.#of,
      kind: 'comment',
      body: first.body,
      target: { kind: 'text', start: points[0], end: points[1], quote: this.#quote(points) },
      placement: from.isSure && to.isSure && !isBackward ? 'exact' : 'changed',
      author,
      createdAtMs: atMs,
      state: isDone === true ? 'resolved' : 'open',
      ...(isDone === true ? { settledBy: author, settledAtMs: atMs } : {}),
    }
  }

  reply(noteId: NoteId, comment: ReturnedComment): Reply {
    const { author, atMs } = this.#handOf(comment)
    return {
      type: 'reply',
      id: this.#id('reply', noteId, author, atMs, comment.body) as ReplyId,
      revision: 0,
      articleId: this.#of.articleId,
      noteId,
      body: comment.body,
      author,
      createdAtMs: atMs,
    }
  }

  /** A tracked change as a suggestion; undefined where the words that it changes are not there. */
  suggestion(read: SourceSuggestion): Suggestion | undefined {
    const place = this.#placeOf(read)
    if (place === undefined) return undefined
    const { author, atMs } = this.#handOf(read)
    const { kind, marks, form, group } = read
    const { blockId, start, end, before, after } = place
    return {
      type: 'suggestion',
      id: this.#id('suggestion', author, atMs, kind, blockId, start, end, before, after, form ?? '') as SuggestionId,
      revision: 0,
      ...this.#of,
      blockId,
      start,
      end,
      kind,
      before,
      after,
      ...(marks === undefined ? {} : { marks }),
      ...(form === undefined ? {} : { form }),
      author,
      createdAtMs: atMs,
      state: 'open',
      ...(group === undefined ? {} : { groupId: derivedId('group', this.#of.versionId, author, atMs, group) }),
    }
  }

  #placeOf({ block, start, end, before, after, kind }: SourceSuggestion) {
    const isPoint = start === end
    const from = this.#alignment.locate(block, start, isPoint)
    const to = isPoint ? from : this.#alignment.locate(block, end, true)
    const own = this.#byId.get(from?.blockId ?? '')
    if (from === undefined || to === undefined || own === undefined) return undefined
    const isPlaced = from.isSure && to.isSure && to.blockId === own.id
    if (isPlaced && sliceCodePoints(own.text, from.offset, to.offset) === before)
      return { blockId: own.id, start: from.offset, end: to.offset, before, after }
    return kind === 'insert' && before === '' && !this.#alignment.has(block) ? this.#paragraph(own, after) : undefined
  }

  /** A paragraph that was put in hangs on the running text before it, else on the one behind it. */
  #paragraph(own: Block, after: string) {
    const words = after.replace(/^\n+|\n+$/gu, '')
    if (isRunning(own)) {
      const end = codePointLength(own.text)
      return { blockId: own.id, start: end, end, before: '', after: `\n${words}` }
    }
    const next = this.#blocks[this.#blocks.indexOf(own) + 1]
    if (next === undefined || !isRunning(next)) return undefined
    return { blockId: next.id as BlockId, start: 0, end: 0, before: '', after: `${words}\n` }
  }

  #quote([start, end]: readonly [TextPoint, TextPoint]) {
    const [from, to] = [start, end].map(({ blockId }) => this.#blocks.findIndex(({ id }) => id === blockId))
    const covered = this.#blocks.slice(from, (to ?? 0) + 1)
    const exact = covered
      .map(({ id, text }) =>
        sliceCodePoints(
          text,
          id === start.blockId ? start.offset : 0,
          id === end.blockId ? end.offset : codePointLength(text),
        ),
      )
      .join('\n')
    const [first, last] = [covered[0]?.text ?? '', covered.at(-1)?.text ?? '']
    return {
      exact,
      prefix: sliceCodePoints(first, Math.max(0, start.offset - CONTEXT), start.offset),
      suffix: sliceCodePoints(last, end.offset, end.offset + CONTEXT),
    }
  }

  #handOf({ author, date }: { readonly author: string; readonly date: string | null }) {
    return { author: authorOf(author), atMs: timeIn(date) ?? this.#fallbackMs }
  }

  /** Of several that are the same in all, each is one. */
  #id(...of: readonly unknown[]): string {
    const id = derivedId(this.#of.articleId, this.#of.versionId, ...of)
    const count = this.#ids.get(id) ?? 0
    this.#ids.set(id, count + 1)
    return count === 0 ? id : derivedId(id, count)
  }
}
