import { expect, test } from 'vitest'
import type { ArticleId } from '#shared/domain/ids.ts'
import { MOST_TABS, tabAfterClosing, tabBeside, withTab, type Tab } from '#renderer/store/tabs.ts'

const id = (name: string): ArticleId => name as ArticleId
const tabsOf = (names: string): readonly Tab[] => [...names].map((name) => ({ articleId: id(name), title: name }))
const read = (tabs: readonly Tab[]): string => tabs.map(({ title }) => title).join('')

test('a new article comes last, a known one keeps its place and takes its title, the first goes when they are too many', () => {
  expect(read(withTab(tabsOf('ab'), { articleId: id('c'), title: 'c' }))).toBe('abc')
  expect(read(withTab(tabsOf('abc'), { articleId: id('a'), title: 'x' }))).toBe('xbc')
  const many = Array.from({ length: MOST_TABS }, (_, index) => ({ articleId: id(`t${index}`), title: `${index}` }))
  const after = withTab(many, { articleId: id('new'), title: 'new' })
  expect(after).toHaveLength(MOST_TABS)
  expect([after[0]?.articleId, after.at(-1)?.articleId]).toEqual(['t1', 'new'])
})

test('the next and the previous tab go round; from the library one comes to the last; one alone has none beside it', () => {
  const tabs = tabsOf('abc')
  expect(tabBeside(tabs, id('c'), 1)?.title).toBe('a')
  expect(tabBeside(tabs, id('a'), -1)?.title).toBe('c')
  expect(tabBeside(tabs, undefined, 1)?.title).toBe('c')
  expect(tabBeside(tabsOf('a'), id('a'), 1)).toBeUndefined()
})

test('when a tab is closed the one after it takes its place, after the last one the one before, after the only one none', () => {
  expect(tabAfterClosing(tabsOf('abc'), id('b'))?.title).toBe('c')
  expect(tabAfterClosing(tabsOf('abc'), id('c'))?.title).toBe('b')
  expect(tabAfterClosing(tabsOf('a'), id('a'))).toBeUndefined()
  expect(tabAfterClosing(tabsOf('abc'), id('x'))).toBeUndefined()
})
