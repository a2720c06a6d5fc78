import { describe, expect, test } from 'vitest'
import { CLOSE_TIMEOUT_MS, CloseHandshake } from '#electron/doors/electron/close-handshake.ts'

/** A handshake with a clock that the test turns, and a person who answers when the test says so. */
function makeHandshake() {
  const did: string[] = []
  let timer: { readonly timeMs: number; readonly callback: () => void } | undefined
  let decide: (choice: 'stay' | 'close') => void = () => undefined
  let fail: (reason: Error) => void = () => undefined
  const handshake = new CloseHandshake({
    askPage: () => void did.push('page'),
    askPerson: (doubt) => {
      did.push({ 'no-answer': 'person: no answer', unsaved: 'person: not saved', kept: 'person: kept' }[doubt])
      return new Promise((resolve, reject) => {
        decide = resolve
        fail = reject
      })
    },
    close: () => void did.push('close'),
    stay: () => void did.push('stay'),
    wait: (timeMs, callback) => {
      timer = { timeMs, callback }
      return () => {
        timer = undefined
      }
    },
  })
  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
  return {
    did,
    handshake,
    isWaiting: () => timer !== undefined,
    runOut: () => timer?.callback(),
    timeMs: () => timer?.timeMs,
    decide: async (choice: 'stay' | 'close') => {
      decide(choice)
      await turn()
    },
    fail: async () => {
      fail(new Error('no dialog'))
      await turn()
    },
  }
}

describe('closing the window', () => {
  test('waits for the page before it closes', () => {
    const { did, handshake } = makeHandshake()
    handshake.ask()
    expect(did).toEqual(['page'])
    expect(handshake.isClosed).toBe(false)
    handshake.answer(true)
    expect(did).toEqual(['page', 'close'])
    expect(handshake.isClosed).toBe(true)
  })

  test('asks the page once, however often the window is asked to close', () => {
    const { did, handshake } = makeHandshake()
    handshake.ask()
    handshake.ask()
    handshake.answer(true)
    handshake.ask()
    expect(did).toEqual(['page', 'close'])
  })

  test('takes no answer that nobody asked for', () => {
    const { did, handshake } = makeHandshake()
    handshake.answer(true)
    expect(did).toEqual([])
    expect(handshake.isClosed).toBe(false)
  })

  test('asks the person when the page could not save, and stays on their word', async () => {
    const { did, handshake, decide, isWaiting } = makeHandshake()
    handshake.ask()
    handshake.answer(false)
    expect(isWaiting()).toBe(false)
    await decide('stay')
    expect(did).toEqual(['page', 'person: not saved', 'stay'])
    handshake.ask()
    handshake.answer(true)
    expect(did.slice(3)).toEqual(['page', 'close'])
  })

  test('closes all the same when the person says so', async () => {
    const { did, handshake, decide } = makeHandshake()
    handshake.ask()
    handshake.answer(false)
    await decide('close')
    expect(did).toEqual(['page', 'person: not saved', 'close'])
  })

  test('tells the person when what is not saved lies on disk all the same', async () => {
    const { did, handshake, decide } = makeHandshake()
    handshake.ask()
    handshake.answer(false, true)
    await decide('stay')
    expect(did).toEqual(['page', 'person: kept', 'stay'])
  })

  test('asks the person when the page does not answer in time', async () => {
    const { did, handshake, runOut, timeMs, decide } = makeHandshake()
    handshake.ask()
    expect(timeMs()).toBe(CLOSE_TIMEOUT_MS)
    runOut()
    expect(did).toEqual(['page', 'person: no answer'])
    // Too late: the person decides now, and a dialog on the screen must mean what it says.
    handshake.answer(true)
    await decide('stay')
    expect(did).toEqual(['page', 'person: no answer', 'stay'])
  })

  test('stays when the dialog cannot be shown', async () => {
    const { did, handshake, fail } = makeHandshake()
    handshake.ask()
    handshake.answer(false)
    await fail()
    expect(did.at(-1)).toBe('stay')
  })

  test('closes at once when there is no page to ask', () => {
    const { did, handshake } = makeHandshake()
    handshake.finish()
    handshake.finish()
    expect(did).toEqual(['close'])
  })
})
