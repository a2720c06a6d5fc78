import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { callError } from '#shared/contract/errors.ts'
import type { Client } from '#shared/contract/client.ts'
import type { Draft } from '#shared/domain/draft.ts'
import { err, ok } from '#shared/lib/result.ts'
import { createDraftKeeper } from '#renderer/store/draft-keeper.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

/** A library that takes drafts, or does not; `kept` is what it holds. */
function library() {
  const kept = new Map<string, string>()
  const state = { broken: new Set<string>() }
  const client = {
    call: (_name: string, { draft }: { draft: Draft }) => {
      if (state.broken.has(draft.id)) return Promise.resolve(err(callError('disk-full')))
      kept.set(draft.id, draft.body)
      return Promise.resolve(ok({ savedAtMs: 1 }))
    },
    on: () => () => undefined,
  } as unknown as Client
  return { kept, state, client }
}

const draftOf = (id: string, body: string): Draft =>
  ({ id, articleId: 'a', versionId: 'v', kind: 'comment', body, updatedAtMs: Date.now() }) as Draft

const quiet = { onKept: () => undefined, onFailed: () => undefined, onChanged: () => undefined }

test.each([25, 120, 200, 350])(
  'of 9 s of typing at %i ms a key a kill takes the last second at most',
  async (keyMs) => {
    const { kept, client } = library()
    const keeper = createDraftKeeper(client, quiet)
    let text = ''
    for (let at = 0; at < 9000; at += keyMs) {
      text += '字'
      keeper.keep(draftOf('d', text))
      await vi.advanceTimersByTimeAsync(keyMs)
      const lost = text.length - (kept.get('d')?.length ?? 0)
      expect(lost * keyMs).toBeLessThanOrEqual(1000)
    }
    expect(text.length).toBe(Math.ceil(9000 / keyMs))
  },
)

test('a draft that was not taken is tried again by itself, and holds up no other', async () => {
  const { kept, state, client } = library()
  const keeper = createDraftKeeper(client, quiet)
  state.broken.add('bad')
  keeper.keep(draftOf('bad', '存不上'))
  keeper.keep(draftOf('good', '存得上'))
  await vi.advanceTimersByTimeAsync(400)
  expect([...kept]).toEqual([['good', '存得上']])
  expect(keeper.unkept().get('a:bad')?.error?.code).toBe('disk-full')
  state.broken.clear()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(kept.get('bad')).toBe('存不上')
  expect(keeper.isClean()).toBe(true)
})

test('more writing does not make a draft that was not taken look taken', async () => {
  const { state, client } = library()
  const keeper = createDraftKeeper(client, quiet)
  state.broken.add('d')
  keeper.keep(draftOf('d', '一'))
  await vi.advanceTimersByTimeAsync(400)
  keeper.keep(draftOf('d', '一二'))
  expect(keeper.unkept().get('a:d')?.error?.code).toBe('disk-full')
})

test('what became a record while its draft was on the way is not sent again', async () => {
  const { kept, state, client } = library()
  const keeper = createDraftKeeper(client, quiet)
  state.broken.add('d')
  keeper.keep(draftOf('d', '一'))
  await vi.advanceTimersByTimeAsync(200)
  keeper.forget('a' as never, 'd')
  state.broken.clear()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(kept.has('d')).toBe(false)
  expect(keeper.isClean()).toBe(true)
})
