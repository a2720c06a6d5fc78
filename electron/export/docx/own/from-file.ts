import type { OpenArticle } from '#shared/contract/shapes.ts'
import { NOBODY } from '#shared/domain/common.ts'
import type { Note, Reply } from '#shared/domain/note.ts'
import type { SourceNote, SourceSuggestion } from '#shared/domain/source-document.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import type { CommentThread } from '#electron/import/formats/docx/comments.ts'
import { groupBy } from '../../review.ts'
import { cameAt, type Source } from './source.ts'

/** A comment of the file, with the note that it became and what was answered since. */
export interface KnownThread {
  readonly thread: CommentThread
  readonly note: Note
  /** Its answers that came with the file, as the comments that they are there. */
  readonly old: readonly { readonly comment: CommentThread['first']; readonly reply: Reply }[]
  readonly answers: readonly Reply[]
}

/** What of a review came with its file: there it stays as it is. */
export interface FromFile {
  readonly threads: readonly KnownThread[]
  readonly noteIds: ReadonlySet<string>
  readonly suggestionIds: ReadonlySet<string>
  /** The suggestion that a tracked change of the file became, by its place in the file's list. */
  readonly suggestions: ReadonlyMap<number, Suggestion>
}

export function fromFile(
  open: OpenArticle,
  source: Source,
  read: {
    readonly threads: readonly CommentThread[]
    readonly notes: readonly SourceNote[]
    readonly suggestions: readonly SourceSuggestion[]
  },
): FromFile {
  const replies = groupBy(open.replies, ({ noteId }) => noteId)
  const taken = new Set<string>()
  const threads = read.threads.flatMap((thread): readonly KnownThread[] => {
    const like = open.notes.filter((note) => !taken.has(note.id) && isOneHand(note, thread.first))
    const note = like.find(({ body }) => body === thread.first.body) ?? (like.length === 1 ? like[0] : undefined)
    if (note === undefined) return []
    taken.add(note.id)
    const left = [...thread.replies]
    const old: KnownThread['old'][number][] = []
    const answers = (replies.get(note.id) ?? []).filter((reply) => {
      const at = left.findIndex(
        (each) => isOneHand(reply, each) && (each.body === reply.body || reply.editedAtMs !== undefined),
      )
      const [comment] = at < 0 ? [] : left.splice(at, 1)
      if (comment !== undefined) old.push({ comment, reply })
      return comment === undefined
    })
    return [{ thread, note, old, answers: answers.toSorted((a, b) => a.createdAtMs - b.createdAtMs) }]
  })
  const suggestions = new Map<number, Suggestion>()
  const known = new Set<string>()
  read.suggestions.forEach((each, index) => {
    const blockId = source.blockAt(each.block)
    const own = open.suggestions.find(
      (one) =>
        one.blockId === blockId &&
        !known.has(one.id) &&
        one.kind === each.kind &&
        isOneHand(one, each) &&
        isThere(one, each, source),
    )
    if (own === undefined) return
    known.add(own.id)
    suggestions.set(index, own)
  })
  return { threads, noteIds: taken, suggestionIds: known, suggestions }
}

function isThere(one: Suggestion, { start, end, after, kind }: SourceSuggestion, source: Source): boolean {
  const repairs = source.of(one.blockId)?.repairs ?? []
  const isPoint = one.start === one.end
  const from = cameAt(repairs, one.start, isPoint)
  const to = isPoint ? from : cameAt(repairs, one.end, true)
  const isSame = (from.at === start && to.at === end) || !from.isExact || !to.isExact
  return isSame && (kind === 'form' || one.after === after)
}

/** Whether a person did both; without a date in the file its time is that of the import. */
function isOneHand(
  { author, createdAtMs }: { readonly author: string; readonly createdAtMs: number },
  other: { readonly author: string; readonly date: string | null },
): boolean {
  const time = other.date === null ? Number.NaN : Date.parse(other.date)
  const name = Array.from(other.author.trim()).slice(0, 60).join('') || NOBODY
  return author === name && (Number.isNaN(time) || time < 0 || time === createdAtMs)
}
