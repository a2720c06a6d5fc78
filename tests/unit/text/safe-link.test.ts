import { describe, expect, it } from 'vitest'
import { safeLink } from '#shared/text/safe-link.ts'

describe('where a link of an article may lead', () => {
  it.each([
    ['https://example.org/?a=1&b=2', 'https://example.org/?a=1&b=2'],
    [' HTTP://EXAMPLE.org ', 'HTTP://EXAMPLE.org'],
    ['mailto:desk@example.org', 'mailto:desk@example.org'],
    ['tel:+862155550100', 'tel:+862155550100'],
    ['ftp://example.org/a', 'ftp://example.org/a'],
    ['//example.org/a', 'https://example.org/a'],
    ['#_ftn3', '#_ftn3'],
  ])('is %s', (address, href) => {
    expect(safeLink(address)).toBe(href)
  })

  it.each([
    'javascript:alert(1)',
    'java\tscript:alert(1)',
    'java\u200bscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    'ms-word:ofe|u|x',
    'news/1.html',
    '/n/1',
    '?page=2',
    '#',
    'https:',
    '',
    `https://example.org/${'a'.repeat(2000)}`,
    undefined,
  ])('is not %s', (address) => {
    expect(safeLink(address)).toBeUndefined()
  })
})
