import type { Note, Reply } from '#shared/domain/note.ts'
import { codePointLength, sliceCodePoints } from '#shared/lib/code-points.ts'
import type { ReturnedComment, ReturnedFile } from './file.ts'
import { handIn, handOf } from './hands.ts'
import { hashOf, type Identity } from './identity.ts'

type Known = Identity['comments'][number]
type Thread = ReturnedFile['threads'][number]

/** What became of the comments that a file had, and which are new. */
export interface Spoken {
  readonly edited: readonly { readonly record: Note | Reply; readonly body: string }[]
  readonly settled: readonly { readonly note: Note; readonly isDone: boolean }[]
  readonly gone: readonly (Note | Reply)[]
  readonly threads: readonly { readonly thread: Thread; readonly replies: readonly ReturnedComment[] }[]
  readonly answers: readonly { readonly note: Note; readonly replies: readonly ReturnedComment[] }[]
  /** Comments that may be answers to the one that lies on the same words, and are taken as comments of their own. */
  readonly apart: number
  /** What cannot be taken: words of comments that tell no note, and deletions of notes that carry suggestions. */
  readonly left: { readonly words: number; readonly bound: number }
}

/** The records of the state that went out. */
export interface SpokenOf {
  readonly notes: ReadonlyMap<string, Note>
  readonly replies: ReadonlyMap<string, Reply>
  /** Notes that carry suggestions. */
  readonly carrying: ReadonlySet<string>
}

/** Compares comments: by their paragraphs' ids, else by who said them and when, and by their words. */
export function compareSpoken({ threads, identity }: ReturnedFile, of: SpokenOf): Spoken {
  const all = threads.flatMap(({ first, replies }) => [first, ...replies])
  const told = matched(all, identity.comments, of)
  const edited: { record: Note | Reply; body: string }[] = []
  const left = { words: 0, bound: 0 }
  for (const [comment, known] of told.known) {
    if (hashOf(comment.body.trimEnd()) === known.text) continue
    const record = recordOf(known, of)
    const body = sliceCodePoints(comment.body, known.lead, codePointLength(comment.body)).trim()
    if (record === undefined || (record.type === 'reply' && body === '')) left.words += 1
    else if (body !== record.body.trim()) edited.push({ record, body })
  }
  const settled: { note: Note; isDone: boolean }[] = []
  const fresh: { thread: Thread; replies: readonly ReturnedComment[] }[] = []
  const answers: { note: Note; replies: readonly ReturnedComment[] }[] = []
  const at = new Map<string, Note[]>()
  for (const thread of threads) {
    const known = told.known.get(thread.first)
    const note = known === undefined ? undefined : recordOf(known, of)
    if (note?.type === 'note') at.set(placeOf(thread), [...(at.get(placeOf(thread)) ?? []), note])
  }
  let apart = 0
  const isOld = (comment: ReturnedComment): boolean => told.known.has(comment) || told.records.has(comment)
  for (const thread of threads) {
    const { first, isDone } = thread
    const replies = thread.replies.filter((reply) => !isOld(reply) && reply.body.trim() !== '')
    const known = told.known.get(first)
    const record = known === undefined ? told.records.get(first) : recordOf(known, of)
    const note = record?.type === 'reply' ? of.notes.get(record.noteId) : record
    if (known !== undefined && record?.type === 'note' && isDone !== null && isDone !== known.isDone)
      settled.push({ note: record, isDone })
    if (note !== undefined) {
      if (replies.length > 0) answers.push({ note, replies })
    } else if (!isOld(first)) {
      const here = isDone === null ? (at.get(placeOf(thread)) ?? []) : []
      const quoted = here.flatMap((each) => answerTo(each, first) ?? [])
      const [only] = quoted
      if (only !== undefined && quoted.length === 1)
        answers.push({ note: only.note, replies: [only.reply, ...replies] })
      else {
        if (here.length > 0) apart += 1
        fresh.push({ thread, replies })
      }
    }
    // What is answered to a number that is queried is a note of its own.
    else for (const reply of replies) fresh.push({ thread: { ...thread, first: reply, isDone: null }, replies: [] })
  }
  const there = new Set(told.known.values())
  const gone: (Note | Reply)[] = []
  for (const known of identity.comments) {
    if (there.has(known)) continue
    const record = recordOf(known, of)
    if (record === undefined || (record.type === 'note' && of.carrying.has(record.id))) left.bound += 1
    else gone.push(record)
  }
  return { edited, settled, gone, threads: fresh, answers, left, apart }
}

function placeOf({ block, start, endBlock, end }: Thread): string {
  return [block, start, endBlock, end].join(' ')
}

/**
 * A comment as an answer to a note, where a file has lost its threads: LibreOffice begins an answer with whom it answers, when
 * that was said, and its words between quotation marks.
 */
function answerTo(
  note: Note,
  comment: ReturnedComment,
): { readonly note: Note; readonly reply: ReturnedComment } | undefined {
  const [said = '', ...own] = comment.body.split('\n')
  const match = /^(.*?) ?\(.*?\): ?["“„«](.*)["”“»]$/su.exec(said.trim())
  const words = match?.[2]?.trim() ?? ''
  const isOf = match?.[1]?.endsWith(note.author) === true && words !== '' && note.body.trim().startsWith(words)
  const body = own.join('\n').trim()
  return isOf && body !== '' ? { note, reply: { ...comment, body } } : undefined
}

function recordOf({ of: type, record }: Known, { notes, replies }: SpokenOf): Note | Reply | undefined {
  return type === 'note' ? notes.get(record) : type === 'reply' ? replies.get(record) : undefined
}

/** Which comments tell which record: those that were told of in the file, and those that were in it when it first came. */
function matched(
  all: readonly ReturnedComment[],
  told: readonly Known[],
  of: SpokenOf,
): {
  readonly known: ReadonlyMap<ReturnedComment, Known>
  readonly records: ReadonlyMap<ReturnedComment, Note | Reply>
} {
  const known = new Map<ReturnedComment, Known>()
  const taken = new Set<Known>()
  const take = (
    keysOf: (comment: ReturnedComment) => Keys,
    keysOfKnown: (each: Known) => Keys,
    isLone = false,
  ): void => {
    const free = buckets(
      told.filter((each) => !taken.has(each)),
      keysOfKnown,
    )
    const open = all.filter((comment) => !known.has(comment))
    const rivals = buckets(open, keysOf)
    for (const comment of open)
      for (const key of keysOf(comment)) {
        if (known.has(comment) || (isLone && ((rivals.get(key) ?? []).length > 1 || (free.get(key) ?? []).length > 1)))
          continue
        const found = free.get(key)?.find((each) => !taken.has(each))
        if (found === undefined) continue
        taken.add(found)
        known.set(comment, found)
      }
  }
  const said = new Map(all.map((comment) => [comment, hashOf(comment.body.trimEnd())]))
  const handBy = (each: Known): string | undefined => {
    const record = recordOf(each, of)
    return record === undefined ? undefined : handOf(record.author, record.createdAtMs)
  }
  // By the paragraph's id and the words; by who said them and when; by one and the other, with other words.
  take(
    (comment) => comment.paragraphs.map((paragraph) => `${paragraph} ${said.get(comment) ?? ''}`),
    ({ paragraph, text }) => (paragraph === '' ? [] : [`${paragraph} ${text}`]),
  )
  take(
    (comment) => [`${handIn(comment) ?? ''} ${said.get(comment) ?? ''}`, `any ${said.get(comment) ?? ''}`],
    (each) => [handBy(each) === undefined ? `any ${each.text}` : `${handBy(each) ?? ''} ${each.text}`],
  )
  take(
    (comment) => comment.paragraphs.map((paragraph) => `${paragraph} ${handIn(comment) ?? ''}`),
    (each) => (each.paragraph === '' || handBy(each) === undefined ? [] : [`${each.paragraph} ${handBy(each) ?? ''}`]),
  )
  take(
    (comment) => keyed(handIn(comment)),
    (each) => keyed(handBy(each)),
    true,
  )
  const records = new Map<ReturnedComment, Note | Reply>()
  const names = new Set(told.map(({ record }) => record))
  const others = [...of.notes.values(), ...of.replies.values()].filter(({ id }) => !names.has(id))
  const used = new Set<string>()
  for (const comment of all) {
    if (known.has(comment)) continue
    const hand = handIn(comment)
    const record = others.find(
      (each) =>
        !used.has(each.id) &&
        each.body.trim() === comment.body.trim() &&
        (hand === undefined || hand === handOf(each.author, each.createdAtMs)),
    )
    if (record === undefined) continue
    used.add(record.id)
    records.set(comment, record)
  }
  return { known, records }
}

type Keys = readonly string[]

function keyed(key: string | undefined): Keys {
  return key === undefined ? [] : [key]
}

function buckets<T>(items: readonly T[], keysOf: (item: T) => Keys): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>()
  for (const item of items)
    for (const key of keysOf(item)) {
      const own = found.get(key)
      if (own === undefined) found.set(key, [item])
      else own.push(item)
    }
  return found
}
