import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addNote, deleteNote } from '#shared/acts/notes.ts'
import { callError } from '#shared/contract/errors.ts'
import type { Client } from '#shared/contract/client.ts'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import type { Draft } from '#shared/domain/draft.ts'
import type { NoteId } from '#shared/domain/ids.ts'
import { err } from '#shared/lib/result.ts'
import { newId } from '#shared/lib/ids.ts'
import { createSession, type Session } from '#renderer/store/session.ts'
import { keepText, newDesk, noteOn, openOf, SAMPLE_TEXT, type TestDesk } from '../../helpers/keeping/desk.ts'

let desk: TestDesk & { readonly remove: () => Promise<void> }
let first: OpenArticle
let second: OpenArticle

beforeEach(async () => {
  desk = newDesk()
  first = await keepText(desk.client)
  second = await keepText(desk.client, SAMPLE_TEXT.replace('三座', '四座').replace('山谷', '河谷'))
})
afterEach(() => desk.remove())

const signature = { author: '沈', atMs: 7 }

function noteParts(open: OpenArticle, body: string) {
  const { id, articleId, versionId, target } = noteOn(open, body)
  return addNote({ id, articleId, versionId, kind: 'comment', body, target }, signature)
}

function draftOn(open: OpenArticle, id: string, body: string): Draft {
  const { articleId, versionId, target } = noteOn(open, '')
  return { id, articleId, versionId, kind: 'comment', body, target, updatedAtMs: 1 }
}

async function bodiesOf(open: OpenArticle): Promise<readonly string[]> {
  return (await openOf(desk.client, open.article.id)).notes.map((note) => note.body)
}

function shownBodies(session: Session): readonly string[] {
  return [...(session.store.getState().open?.tables.note.values() ?? [])].map((note) => note.body)
}

/** A client whose `change.apply` fails as long as `isBroken` says so. */
function brokenClient(isBroken: () => boolean): Client {
  return {
    ...desk.client,
    call: (name, input) =>
      name === 'change.apply' && isBroken()
        ? Promise.resolve(err(callError('disk-full')))
        : desk.client.call(name, input),
  }
}

describe('an act', () => {
  test('is shown at once and in the library when the queue is empty', async () => {
    const session = createSession(desk.client)
    await session.openArticle(first.article.id)
    session.act('note.add', noteParts(first, '第一条'), signature)
    expect(shownBodies(session)).toEqual(['第一条'])
    expect(session.store.getState().save.kind).toBe('saving')
    expect((await session.flush()).isClean).toBe(true)
    expect(session.store.getState().save.kind).toBe('saved')
    expect(await bodiesOf(first)).toEqual(['第一条'])
  })

  test('that the library refuses is taken back with the reason, and can be sent again', async () => {
    let isBroken = true
    const session = createSession(brokenClient(() => isBroken))
    await session.openArticle(first.article.id)
    session.act('note.add', noteParts(first, '存不上'), signature)
    session.act('note.add', noteParts(first, '也存不上'), signature)
    expect((await session.flush()).isClean).toBe(false)
    const { save } = session.store.getState()
    expect(save.kind === 'failed' && save.error.code).toBe('disk-full')
    expect(shownBodies(session)).toEqual([])
    expect(await bodiesOf(first)).toEqual([])
    isBroken = false
    void session.retry()
    expect((await session.flush()).isClean).toBe(true)
    expect(shownBodies(session)).toEqual(['存不上', '也存不上'])
    expect([...(await bodiesOf(first))].sort()).toEqual(['也存不上', '存不上'].sort())
  })

  test('that the library is slow to take is waited for by whoever reads next', async () => {
    let release = (): void => undefined
    const held = new Promise<void>((resolve) => (release = resolve))
    const session = createSession({
      ...desk.client,
      call: async (name, input) => {
        if (name === 'change.apply') await held
        return desk.client.call(name, input)
      },
    })
    await session.openArticle(first.article.id)
    session.act('note.add', noteParts(first, '慢'), signature)
    let isThrough = false
    const flushed = session.flush().finally(() => (isThrough = true))
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setTimeout(resolve))
    expect(isThrough).toBe(false)
    release()
    expect((await flushed).isClean).toBe(true)
    expect(await bodiesOf(first)).toEqual(['慢'])
  })

  test('that follows quickly on the same record does not contradict the one before', async () => {
    const session = createSession(desk.client)
    await session.openArticle(first.article.id)
    session.act('note.add', noteParts(first, '零'), signature)
    for (const body of ['一', '二', '三']) {
      const [note] = [...(session.store.getState().open?.tables.note.values() ?? [])]
      if (note !== undefined) session.act('note.edit', { updated: [[note, { ...note, body }]] }, signature)
    }
    expect((await session.flush()).isClean).toBe(true)
    expect(await bodiesOf(first)).toEqual(['三'])
  })
})

describe('undo and redo', () => {
  test('go through the library and are there after a new start', async () => {
    const session = createSession(desk.client)
    await session.openArticle(first.article.id)
    session.act('note.add', noteParts(first, '留'), signature)
    session.act('note.add', noteParts(first, '去'), signature)
    await session.flush()
    const again = createSession(desk.client)
    await again.openArticle(first.article.id)
    expect(again.undo('沈')).toBe('note.add')
    await again.flush()
    expect(await bodiesOf(first)).toEqual(['留'])
    const third = createSession(desk.client)
    await third.openArticle(first.article.id)
    expect(third.redo('沈')).toBe('note.add')
    await third.flush()
    expect([...(await bodiesOf(first))].sort()).toEqual(['去', '留'].sort())
  })

  test('go to a moment by the acts of others too, step by step, and on again', async () => {
    const session = createSession(desk.client)
    await session.openArticle(first.article.id)
    for (const [body, author] of [
      ['一', '沈'],
      ['二', '王'],
      ['三', '沈'],
    ] as const)
      session.act('note.add', noteParts(first, body), { author })
    const [one, , three] = session.store.getState().open?.history.undo ?? []
    expect(session.travelTo('沈', one?.id)).toEqual({ made: 2, of: 2 })
    expect(shownBodies(session)).toEqual(['一'])
    expect((await session.flush()).isClean).toBe(true)
    expect(await bodiesOf(first)).toEqual(['一'])
    // What was taken back is known with its author, also after a new start.
    const again = createSession(desk.client)
    await again.openArticle(first.article.id)
    expect(again.store.getState().open?.history.redo.map(({ author }) => author)).toEqual(['沈', '王'])
    expect(again.travelTo('沈', three?.id)).toEqual({ made: 2, of: 2 })
    expect(shownBodies(again)).toEqual(['一', '二', '三'])
    expect(again.travelTo('沈', three?.id)).toEqual({ made: 0, of: 0 })
    expect(again.travelTo('沈', undefined)).toEqual({ made: 3, of: 3 })
    expect((await again.flush()).isClean).toBe(true)
    expect(await bodiesOf(first)).toEqual([])
  })

  test('bring back a deleted note as it was', async () => {
    const session = createSession(desk.client)
    await session.openArticle(first.article.id)
    session.act('note.add', noteParts(first, '原样'), signature)
    const [note] = [...(session.store.getState().open?.tables.note.values() ?? [])]
    if (note !== undefined) session.act('note.delete', deleteNote(note, [], []), signature)
    expect(session.undo('沈')).toBe('note.delete')
    await session.flush()
    expect(await bodiesOf(first)).toEqual(['原样'])
    expect(session.redo('沈')).toBe('note.delete')
    expect(session.undo('沈')).toBe('note.delete')
    expect(session.undo('沈')).toBe('note.add')
    expect(session.undo('沈')).toBeUndefined()
    expect((await session.flush()).isClean).toBe(true)
  })
})

describe('drafts', () => {
  test('are kept at a pause, and end with the act that makes them records', async () => {
    const session = createSession(desk.client)
    await session.openArticle(first.article.id)
    const id = newId() as NoteId
    session.keepDraft(draftOn(first, id, '写到一半'))
    expect((await session.flush()).isClean).toBe(true)
    expect((await openOf(desk.client, first.article.id)).drafts.map((draft) => draft.body)).toEqual(['写到一半'])
    session.act('note.add', noteParts(first, '写完了'), { ...signature, fromDraft: id })
    await session.flush()
    expect((await openOf(desk.client, first.article.id)).drafts).toEqual([])
  })

  test('stay when the act that would end them is refused, and end with one that changes nothing', async () => {
    let isBroken = true
    const session = createSession(brokenClient(() => isBroken))
    await session.openArticle(first.article.id)
    const id = newId() as NoteId
    session.keepDraft(draftOn(first, id, '写到一半'))
    await session.flush()
    session.act('note.add', noteParts(first, '存不上'), { ...signature, fromDraft: id })
    await session.flush()
    expect((await openOf(desk.client, first.article.id)).drafts.map((draft) => draft.body)).toEqual(['写到一半'])
    isBroken = false
    session.act('suggestion.add', {}, { ...signature, fromDraft: id })
    await session.flush()
    expect((await openOf(desk.client, first.article.id)).drafts).toEqual([])
  })

  test('typed while articles and notes are switched land where they belong', async () => {
    const session = createSession(desk.client)
    const switches = process.env['GALLEY_LONG'] === undefined ? 100 : 1000
    const expected = new Map<string, string>()
    for (let index = 0; index < switches; index += 1) {
      const open = index % 2 === 0 ? first : second
      void session.openArticle(open.article.id)
      if (index % 3 === 0) await Promise.resolve()
      const id = `draft-${open.article.id}-${index % 7}`
      const body = `${open.article.title} ${index}`
      session.keepDraft(draftOn(open, id, body))
      expected.set(id, body)
      if (index % 11 === 0) await new Promise((resolve) => setTimeout(resolve, 1))
    }
    expect((await session.flush()).isClean).toBe(true)
    for (const open of [first, second]) {
      for (const draft of (await openOf(desk.client, open.article.id)).drafts) {
        expect(draft.body).toBe(expected.get(draft.id))
        expect(draft.body.startsWith(open.article.title)).toBe(true)
        expected.delete(draft.id)
      }
    }
    expect([...expected.keys()]).toEqual([])
  })
})
