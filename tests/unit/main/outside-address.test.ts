import { expect, test } from 'vitest'
import { outsideAddress } from '#electron/doors/electron/outside-address.ts'
import { isOwnRequest, isWindowAddress } from '#electron/doors/electron/address.ts'

test.each(['https://example.org/a?b=1', 'mailto:editor@example.org'])('%s may be opened outside', (address) => {
  expect(outsideAddress(address)).toBe(address)
})

test.each([
  'http://example.org/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:text/html,x',
  'app://galley/index.html',
  'smb://host/share',
  'ms-msdt:/id',
  'https://user:word@example.org/',
  'https://exam\u202Eple.org/',
  'https://example.org/\nfile:///x',
  ' https://example.org/',
  'https:',
  'example.org',
  '',
])('%j is left alone', (address) => {
  expect(outsideAddress(address)).toBeUndefined()
})

test('only the page itself is the window', () => {
  expect(isWindowAddress('app://galley/index.html')).toBe(true)
  expect(isWindowAddress('app://galley/index.html#proof')).toBe(true)
  for (const other of [
    'app://galley/index.html?x',
    'app://galley/asset/1',
    'app://galley/index.html.svg',
    'about:blank',
  ])
    expect(isWindowAddress(other)).toBe(false)
})

test('only the app’s own requests go on', () => {
  for (const own of ['app://galley/a.js', 'blob:app://galley/1', 'data:image/png;base64,'])
    expect(isOwnRequest(own)).toBe(true)
  for (const other of [
    'app://galley.example/a',
    'app://other/a',
    'https://example.org/',
    'blob:https://example.org/1',
    'ws://x',
    'file:///a',
  ])
    expect(isOwnRequest(other)).toBe(false)
})
