import { describe, expect, test } from 'vitest'
import { alikeWays, isOfTwoWays, type Alike } from '#shared/consistency/alike.ts'
import { checkConsistency, CONSISTENCY_RULES } from '#shared/consistency/check-consistency.ts'

type Line = { readonly role: string; readonly text: string }

const linesOf = (text: string): readonly Line[] => text.split('\n').map((line) => ({ role: 'paragraph', text: line }))

/** The lines with every place written as it would be. */
function made(lines: readonly Line[], { places }: Alike): readonly Line[] {
  return lines.map((line, block) => ({
    ...line,
    text: places
      .filter((place) => place.block === block)
      .toSorted((one, other) => other.start - one.start)
      .reduce((text, { start, end, after }) => text.slice(0, start) + after + text.slice(end), line.text),
  }))
}

describe.each(
  CONSISTENCY_RULES.filter(({ id }) => isOfTwoWays(id)).map((rule) => [rule.id, rule.examples.bad] as const),
)('%s made one', (id, bad) => {
  test.each(bad)('“%s” is found no more, whichever way is taken', (text) => {
    const lines = linesOf(text)
    const [found] = checkConsistency(lines)
    expect(found?.rule).toBe(id)
    if (found?.block === null || found === undefined) return
    const ways = alikeWays({ ...found, block: found.block }, lines)
    expect(ways?.there.like).toBe(found.values?.['there'])
    expect(ways?.here.like).toBe(found.values?.['here'])
    for (const way of [ways?.there, ways?.here]) {
      expect(way?.places.length).toBeGreaterThan(0)
      expect(checkConsistency(way === undefined ? lines : made(lines, way))).toEqual([])
    }
  })
})

test('words in quotation marks and titles of works stay as they are', () => {
  const lines = linesOf('2019年修桥，2021年加固。\n二〇二三年通车，“二〇二五规划”和《二〇二六年通车》不改。')
  const [found] = checkConsistency(lines)
  const ways = found && alikeWays({ ...found, block: found.block ?? 0 }, lines)
  expect(ways && made(lines, ways.there)[1]?.text).toBe('2023年通车，“二〇二五规划”和《二〇二六年通车》不改。')
})

test('a finding of anything else has no two ways', () => {
  expect(alikeWays({ rule: 'consistency.figure-gap', block: 0, start: 0 }, linesOf('图1、图3'))).toBeUndefined()
})
