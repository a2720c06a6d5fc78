import type { WebContents, WebFrameMain } from 'electron'
import { expect, test } from 'vitest'
import { isWindowAddress } from '#electron/doors/electron/address.ts'
import { isTrusted, type Caller } from '#electron/transport/trusted-sender.ts'

const window = { id: 1 } as WebContents
const caller: Caller = { contents: () => window, isOurs: isWindowAddress }
const page = { url: 'app://galley/index.html', parent: null } as WebFrameMain

test('the page of our window may call', () => {
  expect(isTrusted({ sender: window, senderFrame: page }, caller)).toBe(true)
})

test.each([
  ['a frame in it', { url: page.url, parent: page } as WebFrameMain],
  ['another page in its place', { url: 'https://example.org/index.html', parent: null } as WebFrameMain],
  ['a picture in its place', { url: 'app://galley/asset/1', parent: null } as WebFrameMain],
  ['an empty page', { url: 'about:blank', parent: null } as WebFrameMain],
  ['a page that only begins alike', { url: 'app://galley/index.html.example', parent: null } as WebFrameMain],
  ['a frame that is gone', null],
])('%s may not', (_who, senderFrame) => {
  expect(isTrusted({ sender: window, senderFrame }, caller)).toBe(false)
})

test('another window may not, and nobody may when there is no window', () => {
  expect(isTrusted({ sender: { id: 2 } as WebContents, senderFrame: page }, caller)).toBe(false)
  expect(isTrusted({ sender: window, senderFrame: page }, { ...caller, contents: () => undefined })).toBe(false)
})
