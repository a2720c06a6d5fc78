import { EventEmitter } from 'node:events'
import type { WebContents } from 'electron'
import { expect, test } from 'vitest'
import { guardContents } from '#electron/doors/electron/page-guard.ts'

/** A page that can be made to want things, with what it was told. */
function makePage() {
  const told: { open?: (details: object) => { action: string }; webRtc?: string } = {}
  const contents = Object.assign(new EventEmitter(), {
    setWindowOpenHandler: (handler: (details: object) => { action: string }) => void (told.open = handler),
    setWebRTCIPHandlingPolicy: (policy: string) => void (told.webRtc = policy),
  })
  guardContents(contents as unknown as WebContents)
  const isStopped = (event: string, details: object, ...rest: unknown[]): boolean => {
    let isPrevented = false
    contents.emit(event, { ...details, preventDefault: () => (isPrevented = true) }, ...rest)
    return isPrevented
  }
  return { contents, told, isStopped }
}

const page = 'app://galley/index.html'

test('a page goes nowhere but to itself', () => {
  const { isStopped } = makePage()
  for (const url of [
    'https://example.org/',
    'file:///etc/passwd',
    'app://galley/asset/1',
    'data:text/html,x',
    'about:blank',
  ]) {
    expect(isStopped('will-navigate', { url }), url).toBe(true)
    expect(isStopped('will-frame-navigate', { url, isMainFrame: true }), url).toBe(true)
    expect(isStopped('will-redirect', { url }), url).toBe(true)
  }
  expect(isStopped('will-navigate', { url: page })).toBe(false)
  expect(isStopped('will-frame-navigate', { url: page, isMainFrame: true })).toBe(false)
})

test('a frame in the page goes nowhere at all', () => {
  expect(makePage().isStopped('will-frame-navigate', { url: page, isMainFrame: false })).toBe(true)
})

test('no webview is attached, no window opened, no device chosen', () => {
  const { isStopped, told } = makePage()
  expect(isStopped('will-attach-webview', {}, {}, { src: page })).toBe(true)
  expect(told.open?.({ url: page })).toEqual({ action: 'deny' })
  const chosen: string[] = []
  expect(isStopped('select-bluetooth-device', {}, [{ deviceId: 'x' }], (id: string) => chosen.push(id))).toBe(true)
  expect(chosen).toEqual([''])
  expect(told.webRtc).toBe('disable_non_proxied_udp')
})

test('guarding twice is guarding once', () => {
  const { contents } = makePage()
  guardContents(contents as unknown as WebContents)
  expect(contents.listenerCount('will-navigate')).toBe(1)
})
