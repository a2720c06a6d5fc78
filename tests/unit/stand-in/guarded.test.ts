import { once } from 'node:events'
import { expect, test } from 'vitest'
import { Emitter, preventable } from '#build/electron-stand-in/core/emitter.ts'
import { guarded, missing, UncoveredError } from '#build/electron-stand-in/core/guarded.ts'

class Part extends Emitter {
  readonly known = 1
}

test('what is not covered throws with its name', () => {
  const part = new Part() as Part & { unknown: () => void }
  expect(() => part.unknown()).toThrow(new UncoveredError('The stand-in for Electron does not cover Part.unknown'))
  const shell = guarded('shell', { beep: () => 1 }) as { beep: () => number; trash: () => void }
  expect(shell.beep()).toBe(1)
  expect(() => shell.trash()).toThrow('shell.trash')
  const Tray = missing('Tray') as new () => unknown
  expect(() => new Tray()).toThrow('Tray.constructor')
})

test('a promise and a printer may look at a part', async () => {
  const part = new Part()
  await expect(Promise.resolve(part)).resolves.toBe(part)
  expect(JSON.stringify(part)).toBe('{"known":1}')
})

test('listeners are called in their order, once where asked, and can be removed', async () => {
  const part = new Part()
  const heard: string[] = []
  const first = (text: string): void => void heard.push(`first ${text}`)
  part.on('told', first)
  part.once('told', (text: string) => void heard.push(`once ${text}`))
  part.emit('told', 'a')
  part.off('told', first)
  part.emit('told', 'b')
  expect(heard).toEqual(['first a', 'once a'])
  const promised = once(part as never, 'later')
  part.emit('later', 7)
  await expect(promised).resolves.toEqual([7])
})

test('an event remembers that its default was prevented', () => {
  const event = preventable({ url: 'app://x' })
  expect(event.defaultPrevented).toBe(false)
  event.preventDefault()
  expect([event.defaultPrevented, event.url]).toEqual([true, 'app://x'])
})
