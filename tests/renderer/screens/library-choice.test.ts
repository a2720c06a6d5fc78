import { expect, test } from 'vitest'
import { chooseRow, choiceWay, type Choice, type ChoiceWay } from '#renderer/screens/library/choice.ts'

const ROWS = ['a', 'b', 'c', 'd', 'e']
const begin: Choice<string> = { active: 'b', anchor: undefined, chosen: new Set() }

/** The choice after some steps, as it reads: the row at hand, then those chosen in the order of the list. */
function after(...steps: readonly (readonly [string, ChoiceWay])[]): string {
  const { active, chosen } = steps.reduce((now, [row, way]) => chooseRow(now, ROWS, row, way), begin)
  return `${active} ${ROWS.filter((row) => chosen.has(row)).join('')}`
}

test('a row come to alone is the one at hand, and nothing is chosen with it', () => {
  expect(after(['d', 'one'])).toBe('d ')
  expect(after(['a', 'toggle'], ['d', 'one'])).toBe('d ')
})

test('a run goes from where it began to the row, both ways, and grows and shrinks', () => {
  expect(after(['c', 'run'], ['d', 'run'])).toBe('d bcd')
  expect(after(['d', 'run'], ['a', 'run'])).toBe('a ab')
  expect(after(['d', 'one'], ['b', 'run'])).toBe('b bcd')
})

test('one more is added to the row at hand, and taken away again', () => {
  expect(after(['d', 'toggle'])).toBe('d bd')
  expect(after(['d', 'toggle'], ['b', 'toggle'])).toBe('b d')
  expect(after(['d', 'toggle'], ['e', 'run'])).toBe('e de')
})

test('a move changes the row at hand and nothing that is chosen', () => {
  expect(after(['d', 'run'], ['e', 'move'])).toBe('e bcd')
  expect(after(['c', 'move'], ['d', 'move'], ['d', 'toggle'])).toBe('d bd')
})

test('a run whose beginning is not listed any more begins at the row at hand', () => {
  const { chosen } = chooseRow({ active: 'c', anchor: 'gone', chosen: new Set<string>() }, ROWS, 'e', 'run')
  expect([...chosen]).toEqual(['c', 'd', 'e'])
})

test('the keys held say which way', () => {
  const none = { shiftKey: false, ctrlKey: false, metaKey: false }
  expect(choiceWay(none, 'pointer')).toBe('one')
  expect(choiceWay({ ...none, shiftKey: true }, 'arrows')).toBe('run')
  expect(choiceWay({ ...none, ctrlKey: true }, 'pointer')).toBe('toggle')
  expect(choiceWay({ ...none, metaKey: true }, 'pointer')).toBe('toggle')
  expect(choiceWay({ ...none, ctrlKey: true }, 'arrows')).toBe('move')
})
