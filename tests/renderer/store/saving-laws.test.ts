import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addNote } from '#shared/acts/notes.ts'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import { writtenWords } from '#shared/change/words.ts'
import type { NoteId } from '#shared/domain/ids.ts'
import { newId } from '#shared/lib/ids.ts'
import { createSession, type Session } from '#renderer/store/session.ts'
import { actOf, keepText, newDesk, noteOn, openOf, SAMPLE_TEXT, type TestDesk } from '../../helpers/keeping/desk.ts'
import { FaultyClient, type Fault } from '../../helpers/keeping/faulty-client.ts'

/** The laws of saving, over random days at the desk: whatever fails, the words are on disk or on screen, and “saved” is never said of what is not. */
const RUNS = process.env['GALLEY_LONG'] === '1' ? 500 : 25

const signature = { author: '沈', atMs: 7 }

/** What happens at the desk. */
type Step =
  | {
      readonly kind:
        'note' | 'type' | 'save' | 'edit' | 'other' | 'undo' | 'switch' | 'retry' | 'wait' | 'quit' | 'look'
    }
  | { readonly kind: 'fault'; readonly fault: Fault }
  | { readonly kind: 'outbox'; readonly fault: 'none' | 'disk-full' }

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.constantFrom<Step>({ kind: 'note' }, { kind: 'type' }, { kind: 'save' }, { kind: 'edit' }),
    },
    {
      weight: 4,
      arbitrary: fc.constantFrom<Step>(
        { kind: 'other' },
        { kind: 'undo' },
        { kind: 'switch' },
        { kind: 'retry' },
        { kind: 'wait' },
        { kind: 'quit' },
        { kind: 'look' },
      ),
    },
    {
      weight: 3,
      arbitrary: fc
        .constantFrom<Fault>('none', 'disk-full', 'library-read-only', 'library-held', 'lost-before', 'lost-after')
        .map((fault) => ({ kind: 'fault' as const, fault })),
    },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom<'none' | 'disk-full'>('none', 'disk-full')
        .map((fault) => ({ kind: 'outbox' as const, fault })),
    },
  ),
  { minLength: 3, maxLength: 30 },
)

/** One person at one desk, and what is owed to them: the newest words of each thing that they wrote. */
class Day {
  readonly #desk: TestDesk
  readonly #articles: readonly OpenArticle[]
  readonly #owed = new Map<string, string>()
  #faulty: FaultyClient
  #session: Session
  #at = 0
  #drafts: string[] = []
  #count = 0

  constructor(desk: TestDesk, articles: readonly OpenArticle[]) {
    this.#desk = desk
    this.#articles = articles
    this.#faulty = new FaultyClient(desk.client)
    this.#session = createSession(this.#faulty.client)
  }

  async begin(): Promise<void> {
    await this.#session.restore()
    await this.#session.openArticle(this.#article.article.id)
  }

  async do(step: Step): Promise<void> {
    switch (step.kind) {
      case 'note': {
        const [id, words] = [newId(), this.#newWords()]
        this.#owed.set(id, words)
        return this.#session.act('note.add', this.#noteParts(id, words), signature)
      }
      case 'type':
        return this.#type()
      case 'save': {
        const id = this.#drafts.at(-1)
        const draft = id === undefined ? undefined : this.#open?.drafts.get(id)
        if (draft === undefined) return
        return this.#session.act('note.add', this.#noteParts(draft.id, draft.body), {
          ...signature,
          fromDraft: draft.id,
        })
      }
      case 'edit': {
        const note = [...(this.#open?.tables.note.values() ?? [])].at(-1)
        if (note === undefined) return
        const words = this.#newWords()
        // What they were before may still be under way, while something else has failed: the new ones are owed.
        this.#owed.set(note.id, words)
        return this.#session.act('note.edit', { updated: [[note, { ...note, body: words }]] }, signature)
      }
      case 'other': {
        const { notes, article } = await openOf(this.#desk.client, this.#article.article.id)
        const note = notes.at(-1)
        if (note === undefined) return
        const change = { updated: [[note, { ...note, body: `旁人改的${String(this.#count++)}` }] as const] }
        // The other may come too late as well: then nothing was changed.
        await this.#desk.client.call('change.apply', actOf(article.id, change, 'note.edit'))
        return
      }
      case 'undo':
        return void this.#session.undo('沈')
      case 'switch':
        this.#at = 1 - this.#at
        this.#drafts = []
        await this.#session.openArticle(this.#article.article.id)
        return
      case 'retry':
        return this.#session.retry()
      case 'wait':
        await new Promise((resolve) => setTimeout(resolve, 2))
        return
      case 'quit':
        return this.#quit()
      case 'look':
        await this.#session.flush(0)
        return
      case 'fault':
        this.#faulty.fault = step.fault
        return this.#session.coreIs(step.fault.startsWith('lost') ? 'lost' : 'ready')
      case 'outbox':
        this.#faulty.outboxFault = step.fault
    }
  }

  /** “Saved” is said only when every word is in the library; what is neither saved nor under way is on disk or on screen. */
  async check(after: string): Promise<void> {
    const { save, unsaved, open } = this.#session.store.getState()
    // What is under way is neither saved nor refused yet; closing waits for it.
    if (save.kind === 'saving' || save.kind === 'waiting') return
    if (save.kind === 'failed' && this.#faulty.fault.startsWith('lost')) return
    const library = await this.#library()
    const screen = JSON.stringify([
      [...(open?.drafts.values() ?? [])],
      [...(open?.tables.note.values() ?? [])],
      unsaved.map((work) => (work.kind === 'act' ? [writtenWords(work.act.change), work.draft] : work.draft)),
    ])
    for (const words of this.#owed.values()) {
      const places = { isInLibrary: library.includes(words), isOnScreen: screen.includes(words) }
      if (save.kind !== 'failed')
        expect({ words, after, kind: save.kind, ...places }).toMatchObject({ isInLibrary: true })
      else
        expect({ words, after, isSomewhere: places.isInLibrary || places.isOnScreen }).toMatchObject({
          isSomewhere: true,
        })
    }
  }

  /** The evening: everything works again, and all is saved or said not to be. */
  async end(): Promise<void> {
    this.#faulty.fault = 'none'
    this.#faulty.outboxFault = 'none'
    this.#session.coreIs('ready')
    await this.#session.retry()
    const { isClean, isKept } = await this.#session.flush(1000)
    await this.check('the end')
    const { unsaved } = this.#session.store.getState()
    expect({ isClean, unsaved: unsaved.map(({ error }) => error.code) }).toEqual({
      isClean: unsaved.length === 0,
      unsaved: unsaved.map(() => expect.stringMatching(/conflict|invalid-input|canceled/)),
    })
    expect(isKept).toBe(true)
    this.#faulty.isDead = true
  }

  /** The window closes when all is saved, or when what is not lies on disk; otherwise the person stays. */
  async #quit(): Promise<void> {
    const { isClean, isKept } = await this.#session.flush(0)
    if (!isClean && !isKept) {
      expect(this.#session.store.getState().save.kind).not.toBe('saved')
      return
    }
    this.#faulty.isDead = true
    const { fault, outboxFault } = this.#faulty
    const next = new FaultyClient(this.#desk.client)
    next.fault = fault.startsWith('lost') ? 'none' : fault
    next.outboxFault = outboxFault
    this.#faulty = next
    this.#session = createSession(next.client)
    this.#drafts = []
    await this.begin()
    await this.check('quit')
  }

  #type(): void {
    const id = this.#drafts.at(-1) ?? newId()
    if (!this.#drafts.includes(id)) this.#drafts.push(id)
    // A draft that became a note is followed by another.
    if (this.#open?.tables.note.has(id) === true) this.#drafts.push(newId())
    const draftId = this.#drafts.at(-1) ?? id
    const words = this.#newWords()
    const { articleId, versionId, target } = noteOn(this.#article, '')
    if (this.#open?.articleId !== articleId) return
    this.#owed.set(draftId, words)
    this.#session.keepDraft({
      id: draftId,
      articleId,
      versionId,
      kind: 'comment',
      body: words,
      target,
      updatedAtMs: ++this.#count,
    })
  }

  get #article(): OpenArticle {
    const article = this.#articles[this.#at]
    if (article === undefined) throw new Error('no article')
    return article
  }

  get #open() {
    return this.#session.store.getState().open
  }

  #noteParts(id: string, body: string) {
    const { articleId, versionId, target } = noteOn(this.#article, body)
    return addNote({ id: id as NoteId, articleId, versionId, kind: 'comment', body, target }, signature)
  }

  #newWords(): string {
    return `«${String(this.#count++)}»`
  }

  /** Everything that the library and the outbox hold, the log with it. */
  async #library(): Promise<string> {
    const opened = await Promise.all(this.#articles.map(({ article }) => openOf(this.#desk.client, article.id)))
    return JSON.stringify(opened.map(({ notes, drafts, log }) => ({ notes, drafts, log })))
  }
}

async function live(given: readonly Step[]): Promise<void> {
  const desk = newDesk()
  try {
    const articles = [
      await keepText(desk.client),
      await keepText(desk.client, SAMPLE_TEXT.replace('三座', '四座').replace('山谷', '河谷')),
    ]
    const day = new Day(desk, articles)
    await day.begin()
    for (const step of given) {
      await day.do(step)
      await day.check(JSON.stringify(step))
    }
    await day.end()
    expect(desk.bugs).toEqual([])
  } finally {
    await desk.remove()
  }
}

const fault = (kind: Fault): Step => ({ kind: 'fault', fault: kind })
const say = (
  ...kinds: readonly ('note' | 'type' | 'save' | 'edit' | 'other' | 'undo' | 'switch' | 'retry' | 'quit' | 'look')[]
): readonly Step[] => kinds.map((kind) => ({ kind }))

describe('the laws of saving', () => {
  test.each<readonly [string, readonly Step[]]>([
    ['disk full', [...say('type', 'look'), fault('disk-full'), ...say('type', 'save', 'note', 'look')]],
    ['read only', [fault('library-read-only'), ...say('note', 'type', 'look', 'quit', 'look')]],
    ['the lock lost', [...say('note', 'look'), fault('library-held'), ...say('edit', 'look', 'quit')]],
    ['the core killed before it answered', [fault('lost-before'), ...say('note', 'type', 'save', 'look', 'quit')]],
    ['the core killed after it was done', [fault('lost-after'), ...say('note', 'edit', 'type', 'save', 'look')]],
    ['a conflict of revisions', say('note', 'look', 'other', 'edit', 'look', 'quit', 'look')],
    ['two failures in a row', [fault('disk-full'), ...say('note', 'look', 'note', 'look', 'retry', 'look')]],
    ['an act after a failure', [...say('note', 'look', 'other', 'edit', 'look', 'note', 'look')]],
    [
      'an article switched after a failure',
      [fault('disk-full'), ...say('type', 'save', 'look', 'switch', 'note', 'look', 'switch', 'look')],
    ],
    ['quitting after a failure', [fault('disk-full'), ...say('type', 'save', 'look', 'quit', 'look')]],
    ['words written on after a failure', [fault('disk-full'), ...say('type', 'save', 'look', 'type', 'quit', 'look')]],
    [
      'undoing after a failure',
      [fault('disk-full'), ...say('note', 'look', 'undo', 'look'), fault('none'), ...say('note', 'undo', 'look')],
    ],
    [
      'a draft refused in an article that was left, while the core is lost',
      [
        fault('library-read-only'),
        ...say('type', 'switch'),
        fault('lost-before'),
        ...say('retry', 'note'),
        fault('library-held'),
        ...say('note'),
      ],
    ],
    [
      'written on after its act was taken back, while no answer comes',
      [fault('lost-after'), ...say('type', 'save', 'undo', 'type', 'note', 'other'), fault('library-read-only')],
    ],
  ])('%s: the words are on disk or on screen', (_name, given) => live(given))

  test(
    'hold over random days',
    async () => {
      await fc.assert(fc.asyncProperty(steps, live), { numRuns: RUNS })
    },
    RUNS * 5000,
  )
})
