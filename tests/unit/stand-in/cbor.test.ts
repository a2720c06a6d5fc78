import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeMessage, encodeMessage, messageLength } from '#build/electron-stand-in/chromium/cbor.ts'

const written = (message: object): Buffer => Buffer.concat(encodeMessage(message))

test('what the protocol says in JSON says the same in its binary form', () => {
  const value = fc.jsonValue({ maxDepth: 4, depthSize: 'large' })
  const message = fc.dictionary(fc.string({ unit: 'grapheme' }), value)
  fc.assert(fc.property(message, (said) => void expect(decodeMessage(written(said))).toEqual({ ...said })))
})

test('texts of every length and kind, half a pair of surrogates too, and numbers at their edges', () => {
  const texts = [0, 23, 24, 255, 256, 65_535, 65_536].map((length) => '稿'.repeat(length))
  const numbers = [0, 23, 24, 255, 256, 65_535, 65_536, 2 ** 31, -1, -24, -25, -(2 ** 31), 0.5, -0, 1e300]
  const said = { texts: [...texts, 'a\u{1f4d6}', '\ud83d', '\udc00x'], numbers }
  expect(decodeMessage(written(said))).toEqual(said)
})

test('a field without a value is left out, and bytes are the base64 that the protocol’s table names', () => {
  const said = { id: 1, sessionId: undefined, body: new Uint8Array([0, 255, 10]) }
  expect(decodeMessage(written(said))).toEqual({ id: 1, body: 'AP8K' })
})

test('a message tells its length as soon as its head is there; what is none is refused', () => {
  const bytes = written({ id: 1, method: 'Page.enable' })
  expect(messageLength(bytes.subarray(0, 6))).toBeUndefined()
  expect(messageLength(bytes.subarray(0, 7))).toBe(bytes.length)
  expect(() => messageLength(Buffer.from('{"id":1}'))).toThrow('no message')
})
