import { expect, test } from 'vitest'
import { RULE_AREAS } from '#shared/checks/rules.ts'
import { areasOf, FINDING_LAYERS, hasWords, layerOf } from '#shared/checks/layers.ts'
import type { PlacedFinding } from '#shared/checks/stands.ts'
import { findingLines, type ListedFinding } from '#renderer/screens/findings/finding-lines.ts'

const one = (id: string, rule: string, severity = 'warning'): ListedFinding => ({
  finding: { id, rule, severity, start: 0, end: 1, words: '' } as unknown as PlacedFinding,
  state: { kind: 'open' },
})
const listed = [
  one('a', 'punctuation.doubled-mark'),
  one('b', 'typo.character'),
  one('c', 'punctuation.pairs', 'error'),
  one('d', 'punctuation.doubled-mark'),
]
const lines = (filter: Partial<Parameters<typeof findingLines>[1]> = {}) =>
  findingLines(listed, { areas: [], severity: undefined, ...filter }).map((line) =>
    line.kind === 'finding'
      ? line.finding.id
      : `${line.kind} ${line.kind === 'rule' ? line.rule : line.area} ${String(line.count)}`,
  )

test('findings stand by area, and those of one rule together under its head', () => {
  expect(lines()).toEqual(['area typo 1', 'b', 'area punctuation 3', 'rule punctuation.doubled-mark 2', 'a', 'd', 'c'])
})

test('areas and severity leave out what was not asked for', () => {
  expect(lines({ areas: ['typo'] })).toEqual(['area typo 1', 'b'])
  expect(lines({ severity: 'error' })).toEqual(['area punctuation 1', 'c'])
})

test('every area is in one layer, and what is missing from a text is underlined nowhere', () => {
  for (const area of RULE_AREAS) expect(areasOf(layerOf(area))).toContain(area)
  expect(FINDING_LAYERS.flatMap(areasOf)).toEqual(expect.arrayContaining([...RULE_AREAS]))
  expect(hasWords({ rule: 'structure.missing-byline', start: 0, end: 4 })).toBe(false)
  expect(hasWords({ rule: 'typo.character', start: 3, end: 3 })).toBe(false)
  expect(hasWords({ rule: 'typo.character', start: 3, end: 4 })).toBe(true)
})
