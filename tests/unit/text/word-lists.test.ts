import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '../../..')
/** Lists of words of rooms that read texts: JSON, an entry a line, told where it comes from by its `comment`. */
const rooms = ['captions', 'numbers/core', 'numbers/zh', 'numbers/en', 'numbers/rules', 'structure']
/** Sentences that show a rule, and a table of signs that is made from another: no lists of words. */
const notLists = ['rule-examples.json', 'fold.json']

type Json = string | number | readonly Json[] | { readonly [key: string]: Json }
const files = rooms.flatMap((room) =>
  readdirSync(path.join(root, 'shared', room, 'data'))
    .filter((name) => name.endsWith('.json') && !notLists.includes(name))
    .map((name) => path.join('shared', room, 'data', name)),
)
const read = (file: string): { readonly [key: string]: Json } =>
  JSON.parse(readFileSync(path.join(root, file), 'utf8')) as { readonly [key: string]: Json }

/** Every list below a value, with its name. */
const listsIn = (name: string, value: Json): readonly (readonly [string, readonly Json[]])[] => {
  if (typeof value !== 'object') return []
  if (isList(value)) return [[name, value]]
  return Object.entries(value).flatMap(([key, inner]) => listsIn(`${name}.${key}`, inner))
}
const isList = (value: Json): value is readonly Json[] => Array.isArray(value)

it('are found', () => {
  expect(files.length).toBeGreaterThan(15)
})

describe.each(files)('%s', (file) => {
  it('says first what it is and where it comes from', () => {
    const [first] = Object.keys(read(file))
    expect(first).toBe('comment')
    expect(String(read(file)['comment']).length).toBeGreaterThan(20)
  })

  it('has its entries in order, none twice, and a line for each', () => {
    const lines = readFileSync(path.join(root, file), 'utf8').split('\n')
    for (const [name, list] of listsIn('', read(file))) {
      const words = list.map(String)
      expect(words, name).toEqual([...new Set(words)].sort())
    }
    // An entry is a string, or a key with its value, on a line of its own.
    expect(lines.filter((line) => /^\s*(?:"(?:[^"\\]|\\.)*"|[\d.-]+)\s*,\s*\S/u.test(line))).toEqual([])
    expect(lines.filter((line) => /"\s*:\s*[^,{[]+,\s*"/u.test(line) && !line.includes('"comment"'))).toEqual([])
  })
})
