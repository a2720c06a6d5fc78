import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { invertChange } from '#shared/change/change-set.ts'
import { historyOf, redoStep, undoStep } from '#shared/change/history.ts'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import type { ReplyId, SuggestionId } from '#shared/domain/ids.ts'
import type { Reply } from '#shared/domain/note.ts'
import type { DomainRecord, RecordType } from '#shared/domain/records.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import { newId } from '#shared/lib/ids.ts'
import {
  actOf,
  codeOf,
  keepText,
  newDesk,
  noteOn,
  openDesk,
  openOf,
  valueOf,
  type TestDesk,
} from '#tests/helpers/keeping/desk.ts'

let desk: ReturnType<typeof newDesk>
let open: OpenArticle

beforeEach(async () => {
  desk = newDesk()
  open = await keepText(desk.client)
})

afterEach(async () => {
  expect(desk.bugs).toEqual([])
  await desk.remove()
})

const apply = (act: ReturnType<typeof actOf>, on: TestDesk = desk) => on.client.call('change.apply', act)
const again = () => openOf(desk.client, open.article.id)

function suggestionOn(from: OpenArticle, before: string, start: number): Suggestion {
  const block = from.blocks.find((one) => one.role === 'paragraph')
  if (block === undefined) throw new Error('no paragraph')
  return {
    type: 'suggestion',
    id: newId() as SuggestionId,
    revision: 0,
    articleId: from.article.id,
    versionId: from.article.currentVersionId,
    blockId: block.id,
    start,
    end: start + Array.from(before).length,
    kind: 'replace',
    before,
    after: '今年',
    author: '沈',
    createdAtMs: 3,
    state: 'open',
  }
}

describe('an act', () => {
  test('is stored with the next revision and one entry of the log', async () => {
    const note = noteOn(open, '查证')
    const first = valueOf(await apply(actOf(open.article.id, { added: [note] })))
    const stored = { ...note, revision: 1 }
    expect(first.stored).toEqual([stored])
    const edited = { ...stored, body: '已查证' }
    const second = valueOf(await apply(actOf(open.article.id, { updated: [[stored, edited]] }, 'note.edit')))
    expect(second.stored).toEqual([{ ...edited, revision: 2 }])
    expect(second.seq).toBe(first.seq + 1)
    const { notes, log } = await again()
    expect(notes).toEqual([{ ...edited, revision: 2 }])
    expect(log.map((entry) => entry.act)).toEqual(['article.import', 'note.add', 'note.edit'])
  })

  test('sent twice is done once, with the same answer', async () => {
    const act = actOf(open.article.id, { added: [noteOn(open, '一次')] })
    const first = valueOf(await apply(act))
    desk.control.nowMs += 5_000
    expect(valueOf(await apply(act))).toEqual(first)
    expect((await again()).notes).toHaveLength(1)
  })

  test('based on an old revision is refused, naming the record, and nothing of it is kept', async () => {
    const note = noteOn(open, '甲')
    await apply(actOf(open.article.id, { added: [note] }))
    const stale = { ...note, revision: 0 }
    const answer = await apply(
      actOf(open.article.id, { added: [noteOn(open, '乙')], updated: [[stale, { ...stale, body: '丙' }]] }),
    )
    expect(answer).toEqual({
      ok: false,
      error: { code: 'conflict', values: { record: `note:${note.id}`, revision: 1 } },
    })
    const { notes, log } = await again()
    expect(notes.map((one) => one.body)).toEqual(['甲'])
    expect(log).toHaveLength(2)
  })

  test('that adds what is there, or removes what is not, is a conflict', async () => {
    const note = noteOn(open, '甲')
    expect(codeOf(await apply(actOf(open.article.id, { removed: [note] })))).toBe('conflict')
    await apply(actOf(open.article.id, { added: [note] }))
    expect(codeOf(await apply(actOf(open.article.id, { added: [note] })))).toBe('conflict')
  })

  test('settles its draft in the same step, and a draft that comes late is not kept', async () => {
    const note = noteOn(open, '甲')
    const draft = {
      id: note.id as string,
      articleId: open.article.id,
      versionId: note.versionId,
      kind: note.kind,
      body: '甲',
      target: note.target,
      updatedAtMs: 4,
    }
    valueOf(await desk.client.call('draft.keep', { draft }))
    expect((await again()).drafts).toEqual([draft])
    valueOf(
      await desk.client.call('change.apply', { ...actOf(open.article.id, { added: [note] }), fromDraft: draft.id }),
    )
    expect((await again()).drafts).toEqual([])
    valueOf(await desk.client.call('draft.keep', { draft: { ...draft, updatedAtMs: 5 } }))
    expect((await again()).drafts).toEqual([])
  })

  test('that fails leaves its draft', async () => {
    const note = noteOn(open, '甲', 4_000)
    const draft = { ...noteOn(open, ''), id: 'd', body: '甲', updatedAtMs: 4, type: undefined }
    valueOf(await desk.client.call('draft.keep', { draft }))
    const refused = { ...actOf(open.article.id, { added: [note] }), fromDraft: 'd' }
    expect(codeOf(await desk.client.call('change.apply', refused))).toBe('invalid-input')
    expect((await again()).drafts.map(({ id }) => id)).toEqual(['d'])
  })
})

describe('an act that cannot be', () => {
  const refusals: readonly (readonly [
    string,
    () => Partial<{ added: DomainRecord[]; updated: [DomainRecord, DomainRecord][]; removed: DomainRecord[] }>,
  ])[] = [
    ['on a block of no article', () => ({ added: [withBlock('nowhere')] })],
    ['beyond the end of its block', () => ({ added: [noteOn(open, 'x', 1_000)] })],
    ['that replaces what does not stand there', () => ({ added: [suggestionOn(open, '明年', 0)] })],
    ['that changes the text of a block', () => ({ updated: [rewritten()] })],
    ['that takes the article out', () => ({ removed: [open.article] })],
    ['that brings another version', () => ({ added: [{ ...open.versions[0], id: 'v2' } as DomainRecord] })],
    ['that takes a block out from under its numbers', () => ({ removed: [open.blocks[2] as DomainRecord] })],
    ['on another article', () => ({ added: [{ ...noteOn(open, 'x'), articleId: 'other' } as DomainRecord] })],
    [
      'on one record twice',
      () => ({ added: [noteOn(open, 'x'), noteOn(open, 'x')].map((note) => ({ ...note, id: 'n' }) as DomainRecord) }),
    ],
    [
      'with a picture that the library does not have',
      () => ({ added: [{ ...open.assets[0], id: 'as', sha256: '0'.repeat(64) } as DomainRecord] }),
    ],
    [
      'that points to a version that is not there',
      () => ({ updated: [[open.article, { ...open.article, currentVersionId: 'v' } as DomainRecord]] }),
    ],
    ['that answers no note', () => ({ added: [replyTo('nobody')] })],
    [
      'with an id that would not come back as it went in',
      () => ({ added: [{ ...noteOn(open, 'x'), id: 'n\ud800' } as DomainRecord] }),
    ],
    ['with an id of control characters', () => ({ added: [{ ...noteOn(open, 'x'), id: '\u0000' } as DomainRecord] })],
    ['that changes nothing', () => ({})],
  ]

  function withBlock(blockId: string): DomainRecord {
    const note = noteOn(open, 'x')
    if (note.target.kind !== 'text') throw new Error('text')
    const place = { blockId, offset: 0 }
    return { ...note, target: { ...note.target, start: place, end: place } } as DomainRecord
  }
  function rewritten(): [DomainRecord, DomainRecord] {
    const block = open.blocks[2] as DomainRecord
    return [block, { ...block, text: '别的' } as DomainRecord]
  }
  function replyTo(noteId: string): Reply {
    return {
      type: 'reply',
      id: 'r' as ReplyId,
      revision: 0,
      articleId: open.article.id,
      noteId: noteId as Reply['noteId'],
      body: '好',
      author: '沈',
      createdAtMs: 1,
    }
  }

  test.each(refusals)('%s is refused whole', async (_name, parts) => {
    const before = await again()
    expect(codeOf(await apply(actOf(open.article.id, parts())))).toBe('invalid-input')
    expect(await again()).toEqual(before)
  })

  test('on an article that is not there is refused', async () => {
    const note = { ...noteOn(open, 'x'), articleId: 'nobody' as typeof open.article.id }
    expect(codeOf(await apply(actOf(note.articleId, { added: [note] })))).toBe('not-found')
  })

  test('that takes a note from under its suggestion or its reply is refused', async () => {
    const note = noteOn(open, '甲')
    const suggestion = { ...suggestionOn(open, '去年', 0), noteId: note.id }
    const { stored } = valueOf(await apply(actOf(open.article.id, { added: [note, suggestion, replyTo(note.id)] })))
    expect(codeOf(await apply(actOf(open.article.id, { removed: stored.slice(0, 2) })))).toBe('invalid-input')
    expect(codeOf(await apply(actOf(open.article.id, { removed: [stored[0], stored[2]] as DomainRecord[] })))).toBe(
      'invalid-input',
    )
    valueOf(await apply(actOf(open.article.id, { removed: stored })))
  })
})

test('text of any kind comes back as it was written', async () => {
  const bodies = [
    '\u0000 \ud800 \udc00 \ud83d',
    '𠮷野家 👩‍👩‍👧',
    "'; DROP TABLE note; --",
    '\u202e\ufeff\r\n',
    '{{values}}',
  ]
  for (const body of bodies) valueOf(await apply(actOf(open.article.id, { added: [noteOn(open, body)] })))
  expect((await again()).notes.map((note) => note.body).sort()).toEqual([...bodies].sort())
})

describe('undo and redo', () => {
  const lookupIn = (from: OpenArticle) => {
    const all: DomainRecord[] = [
      from.article,
      ...from.blocks,
      ...from.notes,
      ...from.replies,
      ...from.suggestions,
      ...from.numbers,
    ]
    return (type: RecordType, id: string) => all.find((record) => record.type === type && record.id === id)
  }

  test('work after a restart, through the library', async () => {
    const note = noteOn(open, '甲')
    const suggestion = { ...suggestionOn(open, '去年', 0), noteId: note.id }
    const number = open.numbers[0]
    if (number === undefined) throw new Error('no number')
    const acts = [
      actOf(open.article.id, { added: [note, suggestion] }),
      actOf(
        open.article.id,
        { updated: [[number, { ...number, state: 'verified', by: '沈', atMs: 8 }]] },
        'number.judge',
      ),
    ]
    for (const act of acts) valueOf(await apply(act))
    const done = await again()

    for (const direction of ['undo', 'undo', 'redo', 'redo', 'undo'] as const) {
      await desk.close()
      const restarted = openDesk(desk.libraryPath, desk.folder)
      const now = await openOf(restarted.client, open.article.id)
      const step = (direction === 'undo' ? undoStep : redoStep)(historyOf(now.log), lookupIn(now))
      if (step === undefined) throw new Error(`nothing to ${direction}`)
      const link = direction === 'undo' ? { undoes: step.of.id } : { redoes: step.of.id }
      valueOf(await apply({ ...actOf(open.article.id, step.change, step.of.act), ...link }, restarted))
      await restarted.close()
    }
    const restarted = openDesk(desk.libraryPath, desk.folder)
    const end = await openOf(restarted.client, open.article.id)
    await restarted.close()
    expect(end.numbers[0]?.state).toBe('unchecked')
    const plain = (records: readonly DomainRecord[]) => records.map((record) => ({ ...record, revision: 0 }))
    expect(plain([...end.notes, ...end.suggestions])).toEqual(plain([...done.notes, ...done.suggestions]))
  })

  test('of an act that was never done is refused', async () => {
    const act = actOf(open.article.id, { added: [noteOn(open, 'x')] })
    expect(codeOf(await apply({ ...act, undoes: 'nothing' } as typeof act))).toBe('invalid-input')
  })

  test('of a deletion brings back the same note, and no old copy of it passes for the new one', async () => {
    const { stored } = valueOf(await apply(actOf(open.article.id, { added: [noteOn(open, '甲')] })))
    const [note] = stored
    if (note === undefined) throw new Error('no note')
    const deletion = actOf(open.article.id, { removed: [note] }, 'note.delete')
    valueOf(await apply(deletion))
    valueOf(await apply(actOf(open.article.id, invertChange(deletion.change), 'note.delete')))
    const [back] = (await again()).notes
    expect(back).toEqual({ ...note, revision: note.revision + 1 })
    expect(codeOf(await apply(actOf(open.article.id, { removed: [note] })))).toBe('conflict')
  })
})

test('the log can be neither rewritten nor shortened', async () => {
  valueOf(await apply(actOf(open.article.id, { added: [noteOn(open, '甲')] })))
  await desk.close()
  const { default: Database } = await import('better-sqlite3')
  const db = new Database(desk.libraryPath)
  expect(() => db.exec("UPDATE log SET author = 'x'")).toThrow('append-only')
  expect(() => db.exec('DELETE FROM log')).toThrow('append-only')
  db.close()
})
