import { expect, test } from 'vitest'
import { CHARACTER_GROUPS, CHARACTERS, codesOf } from '#shared/text/characters.ts'

test('every group has its signs in order, none twice, each with a name in three languages', () => {
  for (const group of CHARACTER_GROUPS) {
    const signs = CHARACTERS.filter((each) => each.group === group).map(({ sign }) => sign)
    expect(signs.length).toBeGreaterThan(5)
    expect(signs).toEqual([...signs].sort())
  }
  expect(new Set(CHARACTERS.map(({ sign }) => sign)).size).toBe(CHARACTERS.length)
  expect(CHARACTERS.filter(({ names }) => Object.values(names).some((name) => name.trim() === ''))).toEqual([])
})

test('names within a group tell the signs apart', () => {
  for (const group of CHARACTER_GROUPS)
    for (const locale of ['en', 'zh-Hans', 'zh-Hant'] as const) {
      const names = CHARACTERS.filter((each) => each.group === group).map((each) => each.names[locale])
      expect([group, locale, names.filter((name, at) => names.indexOf(name) !== at)]).toEqual([group, locale, []])
    }
})

test('a code is written as Unicode writes it', () => {
  expect(codesOf('…')).toBe('U+2026')
  expect(codesOf('——')).toBe('U+2014 U+2014')
})
