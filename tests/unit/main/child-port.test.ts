import { existsSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import { ChildPort } from '#build/electron-stand-in/parts/child-port.ts'
import { StandInMessageChannel } from '#build/electron-stand-in/parts/message-channel.ts'

/** The stand-in's channel between two processes, held to what Electron's manual says of `MessageChannelMain`. */
const open: ChildPort[] = []
afterEach(() => {
  for (const port of open.splice(0)) port.close()
})

function pair(): readonly [ChildPort, ChildPort] {
  const { port1, port2 } = new StandInMessageChannel()
  const ports = [new ChildPort(port1.place), new ChildPort(port2.place)] as const
  open.push(...ports)
  return ports
}

function heardBy(port: ChildPort): unknown[] {
  const heard: unknown[] = []
  port.on('message', ({ data }) => void heard.push(data))
  return heard
}

test('what is sent at one end comes at the other, whole and in order, both ways', async () => {
  const [one, other] = pair()
  const [atOne, atOther] = [heardBy(one), heardBy(other)]
  one.start()
  other.start()
  const large = new Uint8Array(3_000_000).fill(7)
  for (const message of ['first', { n: 1n, when: new Date(5) }, large, 'last']) one.postMessage(message)
  other.postMessage(['back'])
  await expect.poll(() => atOther.length).toBe(4)
  expect(atOther[0]).toBe('first')
  expect(atOther[1]).toEqual({ n: 1n, when: new Date(5) })
  expect(Buffer.compare(Buffer.from(atOther[2] as Uint8Array), Buffer.from(large))).toBe(0)
  expect(atOther[3]).toBe('last')
  await expect.poll(() => atOne).toEqual([['back']])
})

test('messages wait until the port is started, and for the other end to be there', async () => {
  const { port1, port2 } = new StandInMessageChannel()
  const early = new ChildPort(port1.place)
  early.postMessage('before the other end')
  const late = new ChildPort(port2.place)
  open.push(early, late)
  const heard = heardBy(late)
  const answered = heardBy(early)
  early.start()
  late.postMessage('the way is open')
  await expect.poll(() => answered).toEqual(['the way is open'])
  expect(heard).toEqual([])
  late.start()
  await expect.poll(() => heard).toEqual(['before the other end'])
})

test('an end that is closed closes the other, and what was sent before comes first', async () => {
  const [one, other] = pair()
  const heard = heardBy(other)
  other.on('close', () => void heard.push('closed'))
  other.start()
  one.start()
  one.postMessage('last words')
  await expect.poll(() => heard).toEqual(['last words'])
  one.close()
  await expect.poll(() => heard).toEqual(['last words', 'closed'])
})

test('what cannot be cloned is refused where it is sent, and the channel goes on', async () => {
  const [one, other] = pair()
  const heard = heardBy(other)
  other.start()
  expect(() => one.postMessage(() => undefined)).toThrow(/could not be cloned/u)
  one.postMessage('after it')
  await expect.poll(() => heard).toEqual(['after it'])
})

test('the meeting place of the two ends is gone when they have met', async () => {
  const { port1, port2 } = new StandInMessageChannel()
  const one = new ChildPort(port1.place)
  const other = new ChildPort(port2.place)
  open.push(one, other)
  const heard = heardBy(other)
  other.start()
  one.postMessage('met')
  await expect.poll(() => heard).toEqual(['met'])
  expect(existsSync(port1.place.address)).toBe(false)
})
