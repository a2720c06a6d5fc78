import { applyChange, changeOf, type ChangeSet } from '#shared/change/change-set.ts'
import { settleNote } from '#shared/acts/notes.ts'
import type { Block } from '#shared/domain/block.ts'
import { NOBODY } from '#shared/domain/common.ts'
import type { Note, Reply } from '#shared/domain/note.ts'
import type { Repair } from '#shared/domain/repair.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import type { DomainRecord } from '#shared/domain/record-types.ts'
import { recordKey } from '#shared/domain/records.ts'
import type { ArticleHistory, HistoryAct } from '#shared/merge/types.ts'
import { LEFT_REASONS, type Returned } from '#shared/merge/preview.ts'
import { Alignment } from './alignment.ts'
import { actsOf, changeOfDeeds, type Deed } from './acts.ts'
import { asKnown, spokenOfSince } from './since.ts'
import type { ReturnedFile } from './file.ts'
import { decisionsOf } from './decisions.ts'
import { FreshRecords } from './fresh-records.ts'
import { authorOf } from './hands.ts'
import { judge } from './judge.ts'
import { mendedAmong } from './mended.ts'
import { compareSpoken } from './spoken.ts'
import { compareTracked } from './tracked.ts'

/**
 * What was done in a Word document since it went out, as the acts of whoever did it, on the acts that it went out with.
 * `state`: the article as it was then; `ours`: what the library knows to have been done in it. What was changed without being tracked, and what has no place, is counted.
 */
export function returnedHistory(
  file: ReturnedFile,
  state: ReadonlyMap<string, DomainRecord>,
  ours: readonly HistoryAct[],
): { readonly history: ArticleHistory; readonly returned: Returned } {
  const { identity } = file
  const { articleId, versionId, heads } = identity
  const inVersion = [...state.values()].filter((each) => !('versionId' in each) || each.versionId === versionId)
  const all = <T extends DomainRecord['type']>(type: T): readonly Extract<DomainRecord, { readonly type: T }>[] =>
    inVersion.filter((each): each is Extract<DomainRecord, { readonly type: T }> => each.type === type)
  const blocks = all('block').toSorted((a, b) => a.order - b.order)
  const suggestions = all('suggestion')
  const out = new Set(identity.changes)
  const [version] = all('version')
  const tracked = compareTracked(
    file.suggestions,
    suggestions.filter(({ id }) => out.has(id)),
    (fresh) => mendedAmong(fresh, all('repair'), version?.createdAtMs ?? 0),
  )
  const written = writtenBlocks(file, blocks)
  const alignment = new Alignment(written, file.texts, {
    open: grouped(identity.view === 'clean' ? suggestions.filter(({ state: is }) => is === 'accepted') : tracked.open),
    repairs: grouped(all('repair')),
  })
  const notes = new Map<string, Note>(all('note').map((note) => [note.id, note]))
  const carrying = new Set<string>(suggestions.flatMap(({ noteId }) => noteId ?? []))
  const spoken = compareSpoken(file, {
    notes,
    replies: new Map<string, Reply>(
      all('reply').flatMap((reply) => (notes.has(reply.noteId) ? [[reply.id, reply]] : [])),
    ),
    carrying,
  })
  const savedAtMs = file.savedAtMs ?? identity.atMs
  const fresh = new FreshRecords({ articleId, versionId }, blocks, alignment, savedAtMs)
  const signed: Deed[] = []
  const unsigned: Partial<ChangeSet>[] = []
  const left = { place: 0, part: tracked.altered, undecided: 0, ...spoken.left }
  const add = (records: readonly (Note | Reply | Suggestion)[]): void => {
    for (const record of records)
      signed.push({ author: record.author, atMs: record.createdAtMs, change: { added: [record] } })
  }
  for (const { thread, replies } of spoken.threads) {
    const note = fresh.note(thread)
    if (note === undefined) left.place += 1 + replies.length
    else add([note, ...replies.map((reply) => fresh.reply(note.id, reply))])
  }
  for (const { note, replies } of spoken.answers) add(replies.map((reply) => fresh.reply(note.id, reply)))
  const placed = wholeMoves(tracked.fresh.map((each) => [each.group, fresh.suggestion(each)] as const))
  add(placed)
  left.place += tracked.fresh.length - placed.length
  for (const { record, body } of spoken.edited)
    signed.push({
      author: record.author,
      atMs: savedAtMs,
      change: { updated: [[record, { ...record, body, editedAtMs: savedAtMs }]] },
    })
  // What nobody is named for, Word does not say by whom: it is that of whoever saved the file, else of the last who said something.
  const latest = signed.toSorted((a, b) => a.atMs - b.atMs).at(-1)
  const by = file.savedBy === undefined ? (latest?.author ?? NOBODY) : authorOf(file.savedBy)
  const signature = { author: by, atMs: savedAtMs }
  for (const { note, isDone } of spoken.settled)
    if ((note.state === 'resolved') !== isDone) unsigned.push(settleNote(note, isDone ? 'resolved' : 'open', signature))
  unsigned.push({ removed: withReplies(spoken.gone, all('reply')) })
  const deeds = { signed, unsigned }
  const keepsOpen = new Set<string>([
    ...spoken.answers.map(({ note }) => note.id),
    ...spoken.settled.flatMap(({ note, isDone }) => (isDone ? [] : [note.id])),
    ...spokenOfSince(ours, heads),
  ])
  let then = changeOf({})
  if (identity.view !== 'clean') {
    const evidence = { blocks: written.map(({ block }) => block), suggestions, alignment, forms: file.forms }
    const said = judge(tracked.open, evidence)
    const decided = [...said].map(([suggestion, isIn]) => ({ suggestion, isIn }))
    const now = applyChange(new Map(inVersion.map((each) => [recordKey(each), each])), changeOfDeeds(deeds))
    const { change, torn } = decisionsOf(decided, [...now.values()], signature, keepsOpen)
    then = change
    left.undecided += tracked.open.length - said.size + torn
  }
  const made = actsOf(deeds, then, { heads, by, atMs: Math.max(savedAtMs, latest?.atMs ?? 0) })
  const acts = asKnown(made, ours, carrying)
  const last = acts.at(-1)
  return {
    history: { articleId, records: [], acts, heads: last === undefined ? heads : [last.id] },
    returned: {
      untracked: { count: alignment.untracked.length, words: alignment.untracked.slice(0, MOST_SHOWN) },
      apart: spoken.apart,
      left: LEFT_REASONS.reduce((sum, reason) => sum + left[reason], 0),
      why: LEFT_REASONS.flatMap((reason) => (left[reason] === 0 ? [] : [{ reason, count: left[reason] }])),
    },
  }
}

/** Of so many changes that were not tracked the first words are shown. */
const MOST_SHOWN = 5

/** The blocks that the file had, in the order of their text: what was to be moved stood where it was. */
function writtenBlocks(
  { identity }: ReturnedFile,
  blocks: readonly Block[],
): readonly { readonly block: Block; readonly hash: string }[] {
  const written = new Map(identity.blocks.map(({ block, text }, at) => [block, { text, at }]))
  return blocks
    .flatMap((block) => {
      const found = written.get(block.id)
      return found === undefined ? [] : [{ block, hash: found.text, at: found.at }]
    })
    .toSorted((a, b) => a.at - b.at)
}

function grouped<T extends Suggestion | Repair>(items: readonly T[]): (blockId: string) => readonly T[] {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const own = groups.get(item.blockId)
    if (own === undefined) groups.set(item.blockId, [item])
    else own.push(item)
  }
  return (blockId) => groups.get(blockId) ?? []
}

/** Suggestions that have a place; of a move both parts, or none. */
function wholeMoves(
  found: readonly (readonly [group: string | undefined, suggestion: Suggestion | undefined])[],
): readonly Suggestion[] {
  const torn = new Set(found.flatMap(([group, each]) => (each === undefined ? (group ?? []) : [])))
  return found.flatMap(([group, each]) => (each === undefined || torn.has(group ?? '') ? [] : [each]))
}

/** Records that go, with the answers under them. */
function withReplies(gone: readonly (Note | Reply)[], replies: readonly Reply[]): readonly (Note | Reply)[] {
  const ids = new Set<string>(gone.map(({ id }) => id))
  return [...replies.filter(({ id, noteId }) => ids.has(noteId) && !ids.has(id)), ...gone]
}
