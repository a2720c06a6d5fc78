import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { packJson, unpackJson } from '#shared/contract/packed.ts'

const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

/** Records of one sort, as articles hold them: some fields in all, some in a few, some always the same. */
const record = fc.record(
  {
    type: fc.constant('note'),
    id: fc.string({ maxLength: 4, unit: 'grapheme' }),
    kind: fc.constantFrom('comment', 'query'),
    at: fc.oneof(fc.integer(), fc.double(), fc.constant(undefined)),
    target: fc.oneof(
      fc.record({ start: fc.record({ blockId: fc.constantFrom('a', 'b'), offset: fc.nat(9) }) }),
      fc.record({ region: fc.array(fc.double()), blockId: fc.constant('a') }),
      fc.constant(null),
    ),
    parts: fc.array(fc.record({ text: fc.string() }), { maxLength: 6 }),
    else: fc.jsonValue({ maxDepth: 3 }),
  },
  { requiredKeys: ['type'] },
)

describe('packed JSON', () => {
  test('says of records what their JSON says', () => {
    fc.assert(
      fc.property(fc.array(record, { maxLength: 30 }), (records) => {
        expect(unpackJson(packJson({ records }))).toEqual(throughJson({ records }))
      }),
    )
  })

  test('says of any value what its JSON says', () => {
    const key = fc.constantFrom('a', 'b', '__proto__', 'constructor', '0', '')
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4, depthSize: 'small' },
        fc.oneof(fc.string(), fc.integer(), fc.double(), fc.boolean(), fc.constant(null), fc.constant(undefined)),
        fc.array(tie('tree'), { maxLength: 6 }),
        fc.array(fc.dictionary(key, tie('tree'), { maxKeys: 4, noNullPrototype: true }), {
          minLength: 3,
          maxLength: 8,
        }),
        fc.dictionary(key, tie('tree'), { maxKeys: 4, noNullPrototype: true }),
      ),
    }))
    fc.assert(
      fc.property(tree, (value) => {
        const held = { value }
        expect(unpackJson(packJson(held))).toEqual(throughJson(held))
      }),
      { numRuns: 200 },
    )
  })

  test('writes what all records share once', () => {
    const records = Array.from({ length: 1000 }, (_, index) => ({ articleId: 'one-article', kind: 'number', index }))
    expect(packJson(records).match(/one-article|kind/g)).toHaveLength(2)
    expect(packJson(records).length).toBeLessThan(JSON.stringify(records).length / 5)
  })

  test('makes no wide table of objects that have no keys in common', () => {
    const loose = Array.from({ length: 1000 }, (_, index) => ({ [`key-${index}`]: index }))
    expect(packJson(loose).length).toBeLessThan(JSON.stringify(loose).length + 10)
    expect(unpackJson(packJson(loose))).toEqual(loose)
  })

  test.each(['[2,1]', '[1,"x",[],[]]', '[1,4,["a"],[[9]]]', '[1,4,["a"]]', '{'])('refuses %s', (text) => {
    expect(() => unpackJson(text)).toThrow()
  })
})
