import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createCodec } from '#build/electron-stand-in/core/codec.ts'

const { encode, decode } = createCodec()
const cross = (value: unknown): unknown => decode(encode(value))

/** Anything that the structured clone algorithm takes. */
const cloneable = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withSparseArray: true,
  withTypedArray: true,
  withObjectString: true,
  withBoxedValues: true,
  withNullPrototype: true,
})

test('what crosses is what structuredClone gives', () => {
  fc.assert(
    fc.property(cloneable, (value) => {
      expect(cross(value)).toStrictEqual(structuredClone(value))
    }),
    { numRuns: process.env.GALLEY_LONG ? 20_000 : 400 },
  )
})

test.for([
  ['a function', () => 1],
  ['a function inside', { list: [() => 1] }],
  ['a symbol', Symbol('s')],
  ['a promise', Promise.resolve(1)],
  ['a weak map', new WeakMap()],
] as const)('%s is refused as by Electron', ([, value]) => {
  expect(() => encode(value)).toThrow('An object could not be cloned.')
})

test('cycles and shared parts keep their identity', () => {
  const shared = { name: '图' }
  const list: unknown[] = [shared, shared, new Map([['s', shared]])]
  list.push(list)
  const crossed = cross(list) as [object, object, Map<string, object>, unknown]
  expect(crossed[0]).toBe(crossed[1])
  expect(crossed[2].get('s')).toBe(crossed[0])
  expect(crossed[3]).toBe(crossed)
})

test('views of one buffer stay views of one buffer', () => {
  const buffer = new Uint8Array([1, 2, 3, 4]).buffer
  const [whole, part] = cross([new Uint8Array(buffer), new Uint8Array(buffer, 1, 2)]) as [Uint8Array, Uint8Array]
  expect(part.buffer).toBe(whole.buffer)
  expect([...part]).toEqual([2, 3])
})

test('numbers that JSON loses survive', () => {
  expect(cross([NaN, -0, Infinity, -Infinity, new Date(NaN)])).toStrictEqual([
    NaN,
    -0,
    Infinity,
    -Infinity,
    new Date(NaN),
  ])
})

test('an error keeps its kind, its message and its cause; a class loses its prototype', () => {
  class Point {
    readonly x = 1
    double(): number {
      return this.x * 2
    }
  }
  const error = cross(new RangeError('too far', { cause: 7 })) as RangeError
  expect(error).toBeInstanceOf(RangeError)
  expect([error.message, error.cause]).toEqual(['too far', 7])
  expect(cross(new Point())).toStrictEqual({ x: 1 })
})

test('a key named __proto__ is data', () => {
  const crossed = cross(JSON.parse('{"__proto__": {"isAdmin": true}}')) as Record<string, unknown>
  expect(Object.keys(crossed)).toEqual(['__proto__'])
  expect(crossed.isAdmin).toBeUndefined()
})
