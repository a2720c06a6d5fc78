import { expect, test } from 'vitest'
import { createDispatch } from '#electron/transport/dispatch.ts'
import { isJsonSafe } from '#electron/transport/json-safe.ts'
import { newDesk } from '#tests/helpers/keeping/desk.ts'
import { contractSuite } from './contract-suite.ts'

contractSuite('memory', () => {
  const desk = newDesk()
  return Promise.resolve({
    transport: desk.transport,
    folder: desk.folder,
    answerDialogs: (path) => {
      desk.control.chosenPath = path
    },
    close: async () => {
      expect(desk.bugs).toEqual([])
      await desk.remove()
    },
  })
})

test('a bug in a handler is told and answered, and does not cross as it is', async () => {
  const desk = newDesk()
  const bugs: unknown[] = []
  const handlers = {
    ...desk.services.handlers,
    'library.state': () => {
      throw new TypeError('a bug')
    },
  }
  const dispatch = createDispatch(handlers, (name, thrown) => bugs.push([name, thrown]))
  expect(await dispatch('library.state', {})).toEqual({
    ok: false,
    error: { code: 'internal', values: { detail: 'a bug' } },
  })
  expect(bugs).toEqual([['library.state', new TypeError('a bug')]])
  await desk.remove()
})

test('what only structured clone could carry is refused before it is read', async () => {
  const desk = newDesk()
  const dispatch = createDispatch(desk.services.handlers)
  const circle: { self?: unknown } = {}
  circle.self = circle
  const strange = [
    new Map(),
    new Date(0),
    new Uint8Array(2),
    1n,
    Number.NaN,
    [undefined],
    circle,
    { a: () => 1 },
    Symbol('s'),
  ]
  for (const input of strange) {
    expect(isJsonSafe(input)).toBe(false)
    expect(await dispatch('library.list', { isBin: input })).toMatchObject({
      ok: false,
      error: { code: 'invalid-input' },
    })
  }
  for (const name of [undefined, null, 5, {}, ['library.state']]) {
    expect(await dispatch(name, {})).toMatchObject({ ok: false, error: { code: 'invalid-input' } })
  }
  await desk.remove()
})
