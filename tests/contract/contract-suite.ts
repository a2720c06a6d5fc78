import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { calls, type CallName } from '#shared/contract/calls.ts'
import { createClient, type Client, type Transport } from '#shared/contract/client.ts'
import { callErrorSchema } from '#shared/contract/errors.ts'
import { events, type EventName } from '#shared/contract/events.ts'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import { actOf, keepText, noteOn, openOf, valueOf } from '#tests/helpers/keeping/desk.ts'

/** A transport with services behind it, on a library of its own. */
export interface ContractDoor {
  readonly transport: Transport
  /** A folder that the test may write into. */
  readonly folder: string
  /** Lays down what the next dialogs answer (`count` of them, as far as that is counted); undefined: the person leaves them. */
  answerDialogs(path: string | undefined, count?: number): void
  close(): Promise<void>
}

/** Calls whose effect lies with the door (windows, dialogs, other libraries), and that a fuzz must not let loose there. */
const WITH_A_PERSON: ReadonlySet<CallName> = new Set([
  'library.choose',
  'library.openRescued',
  'library.rescue',
  'link.open',
  'window.closeReady',
])

const names = Object.keys(calls) as CallName[]

/**
 * What must hold of any transport: every call answers with what the contract says, refuses what it does not know, and
 * never throws. `fuzzRuns`: random payloads for each call (reliability.md R22).
 */
export function contractSuite(name: string, openDoor: () => Promise<ContractDoor>, fuzzRuns = 500): void {
  describe(`the contract over ${name}`, () => {
    let door: ContractDoor
    let client: Client
    let open: OpenArticle
    const heard: { name: EventName; data: unknown }[] = []
    let stopListening: () => void

    beforeAll(async () => {
      door = await openDoor()
      client = createClient(door.transport)
      stopListening = door.transport.listen((event, data) => heard.push({ name: event, data }))
      open = await keepText(client)
    })

    afterAll(async () => {
      stopListening()
      await door.close()
    })

    /** Invokes a call as a screen would, and holds its answer against the contract. */
    async function answerTo(call: CallName, input: unknown): Promise<unknown> {
      const answer = await door.transport.invoke(call, input)
      expect(JSON.parse(JSON.stringify(answer))).toEqual(withoutUndefined(answer))
      if (!answer.ok) {
        expect(callErrorSchema.safeParse(answer.error).error).toBeUndefined()
        return answer.error.code
      }
      const parsed = calls[call].output.safeParse(answer.value)
      expect(parsed.error).toBeUndefined()
      return parsed.data
    }

    test('every query and command answers in the shape that it promises', async () => {
      const articleId = open.article.id
      const note = noteOn(open, '查证')
      const { type: _type, ...draft } = { ...note, id: 'd', body: '', updatedAtMs: 1, type: undefined }
      await answerTo('app.about', {})
      const settings = await answerTo('settings.get', {})
      expect(await answerTo('settings.change', { change: {} })).toEqual(settings)
      expect(await answerTo('settings.change', { change: { textScale: 1 } })).toEqual(settings)
      expect(await answerTo('settings.change', { change: { libraryPath: '/elsewhere.sqlite' } })).toBe('invalid-input')
      await answerTo('library.state', {})
      expect(await answerTo('library.list', {})).toMatchObject({ articles: [{ id: articleId }] })
      await answerTo('library.list', { isBin: true })
      expect(await answerTo('library.openRescued', {})).toBe('not-found')
      expect(await answerTo('library.kept', {})).toEqual({})
      expect(await answerTo('library.openKept', {})).toBe('not-found')
      await answerTo('library.dismissKept', {})
      expect(await answerTo('library.rescue', {})).toMatchObject({ articles: [{ isSaved: true, lost: 0 }], gaps: 0 })
      expect(await answerTo('library.backUp', {})).toMatchObject({ articles: 1 })
      expect(await answerTo('library.backups', {})).toMatchObject({ backups: [{ articles: 1 }] })
      await answerTo('article.open', { articleId })
      expect(await answerTo('article.versions', { articleId })).toMatchObject({
        versions: [{ fileName: expect.any(String) }],
      })
      const { currentVersionId: versionId } = open.article
      expect(await answerTo('article.return', { articleId, versionId, author: '阮' })).toEqual({ versionId })
      const originals = await answerTo('article.originals', { articleId })
      expect(originals).toMatchObject({ versions: [{ state: 'kept' }], lostFiles: [] })
      expect(await answerTo('change.apply', actOf(articleId, { added: [note] }))).toMatchObject({ seq: 2 })
      await answerTo('draft.keep', { draft })
      await answerTo('draft.drop', { articleId, id: 'd' })
      const entry = { kind: 'draft', id: `${articleId}:d`, title: '桥', error: { code: 'disk-full' }, draft }
      await answerTo('outbox.keep', { entry })
      expect(await answerTo('outbox.list', {})).toMatchObject({ entries: [{ kind: 'draft', id: entry.id }] })
      await answerTo('outbox.drop', { id: entry.id })
      expect(await answerTo('outbox.list', {})).toEqual({ entries: [] })
      const picture = { kind: 'bytes', base64: PNG_BASE64, fileName: 'p.png' }
      expect(await answerTo('asset.read', { articleId, source: picture })).toMatchObject({ type: 'asset', articleId })
      const preview = await answerTo('import.inspect', { source: { kind: 'paste', text: '另一篇\n正文。' } })
      expect(preview).toMatchObject({ token: expect.any(String) as unknown })
      const { token } = preview as { token: string }
      await answerTo('import.choose', { token, choices: { script: 'keep' } })
      expect(await answerTo('import.carry', { token, articleId })).toMatchObject({ notes: { ask: 1 } })
      await answerTo('import.drop', { token })
      await answerTo('import.skip', {})
      expect(await answerTo('import.keep', { token, as: { kind: 'new' } })).toBe('not-found')
      door.answerDialogs(`${door.folder}/out.jsonld`, 2)
      const format = { format: 'web-annotation', view: 'marked', locale: 'en' }
      const written = await answerTo('export.run', { articleId, ...format })
      expect(written).toMatchObject({ file: { name: 'out.jsonld' } })
      const { file } = (await answerTo('dialog.openFile', {})) as { file: object }
      const read = await answerTo('annotations.read', { articleId, author: '沈', file })
      expect(read).toMatchObject({ results: [expect.anything()] as unknown })
    })

    test('what dialogs leave open is a cancellation, not a failure', async () => {
      door.answerDialogs(undefined, 6)
      expect(await answerTo('dialog.openArticles', {})).toEqual({ files: [] })
      expect(await answerTo('dialog.openPicture', {})).toEqual({})
      expect(await answerTo('library.choose', { isNew: false })).toBe('canceled')
      expect(await answerTo('library.rescue', { isElsewhere: true })).toBe('canceled')
      const input = { articleId: open.article.id, format: 'text', view: 'clean', locale: 'en' }
      expect(await answerTo('export.run', input)).toBe('canceled')
      expect(await answerTo('annotations.read', { articleId: open.article.id, author: '沈' })).toBe('canceled')
    })

    test('a call that the contract does not know is refused, whatever objects have by nature', async () => {
      for (const unknown of [
        '',
        'article',
        'article.steal',
        'constructor',
        '__proto__',
        'toString',
        'hasOwnProperty',
      ]) {
        const answer = await door.transport.invoke(unknown as CallName, {})
        expect(answer).toMatchObject({ ok: false, error: { code: 'invalid-input' } })
      }
    })

    test('what is not there is said to be not there', async () => {
      expect(await answerTo('article.open', { articleId: 'nobody' })).toBe('not-found')
      expect(await answerTo('article.versions', { articleId: 'nobody' })).toBe('not-found')
      expect(await answerTo('article.originals', { articleId: 'nobody' })).toBe('not-found')
      expect(await answerTo('library.restore', { name: '../../etc/passwd' })).toBe('not-found')
      expect(await answerTo('import.choose', { token: 'none', choices: { script: 'keep' } })).toBe('not-found')
      door.answerDialogs(`${door.folder}/nothing`, 1)
      const { file } = (await answerTo('dialog.openFile', {})) as { file: object }
      expect(await answerTo('file.reveal', { file })).toBe('file-missing')
    })

    test('only addresses of the web and of mail are offered to the outside', async () => {
      for (const url of ['javascript:alert(1)', 'file:///etc/passwd', 'data:text/html,x', 'smb://host/x', 'nonsense']) {
        expect(await answerTo('link.open', { url })).toBe('invalid-input')
      }
    })

    test('a change is told to those who listen', async () => {
      heard.length = 0
      await answerTo('change.apply', actOf(open.article.id, { added: [noteOn(open, '听')] }))
      await expect.poll(() => heard.map((event) => event.name)).toContain('library.changed')
      for (const { name: event, data } of heard) expect(events[event].safeParse(data).success).toBe(true)
    })

    describe('given anything at all, refuses or answers and never throws:', () => {
      test.each(names.filter((call) => !WITH_A_PERSON.has(call)))('%s', async (call) => {
        door.answerDialogs(undefined)
        const before = call === 'change.apply' ? await openOf(client, open.article.id) : undefined
        await fc.assert(
          fc.asyncProperty(payloads(open), async (input) => {
            const answer = await door.transport.invoke(call, input)
            expect(typeof answer.ok).toBe('boolean')
            if (!answer.ok) {
              expect(callErrorSchema.safeParse(answer.error).success).toBe(true)
              expect(answer.error.code).not.toBe('internal')
            }
          }),
          // Each of these writes a whole file; what is random is hardly looked at.
          { numRuns: call === 'library.backUp' ? Math.min(fuzzRuns, 20) : fuzzRuns },
        )
        // The services are whole afterwards, and nothing random became a part of the article.
        const after = valueOf(await client.call('article.open', { articleId: open.article.id }))
        if (before !== undefined) expect(after).toEqual(before)
      })
    })
  })
}

/** Random payloads: any JSON, and true-looking inputs with one part made strange. */
function payloads(open: OpenArticle): fc.Arbitrary<unknown> {
  const strange = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.constantFrom('\u0000', '\ud800', '__proto__', -1, 1e308, 2 ** 53),
  )
  const truths: readonly object[] = [
    { articleId: open.article.id },
    { ...actOf(open.article.id, {}), id: 'fuzz' },
    { articleId: open.article.id, format: 'text', view: 'clean', locale: 'en' },
    { source: { kind: 'file', file: { path: '/nowhere/at all' } } },
    { articleId: open.article.id, author: '沈', file: { token: 'x' } },
    { draft: { id: 'x', articleId: 'nobody', versionId: 'v', kind: 'comment', body: '', updatedAtMs: 1 } },
    { token: 'x', choices: { script: 'keep' }, as: { kind: 'new' } },
    { settings: {} },
    { name: 'x' },
  ]
  const bent = fc
    .tuple(fc.constantFrom(...truths), fc.string({ maxLength: 8 }), strange, fc.nat({ max: 6 }))
    .map(([truth, key, value, at]) => {
      const keys = Object.keys(truth)
      const chosen = keys[at % (keys.length + 1)] ?? key
      return { ...truth, [chosen]: value }
    })
  return fc.oneof({ weight: 1, arbitrary: fc.jsonValue({ maxDepth: 4 }) }, { weight: 2, arbitrary: bent })
}

function withoutUndefined(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}

const PNG_BASE64 = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
