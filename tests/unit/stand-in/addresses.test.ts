import { beforeAll, expect, test } from 'vitest'
import {
  addScheme,
  pageToChromium,
  policyToChromium,
  toApp,
  toChromium,
} from '#build/electron-stand-in/core/addresses.ts'

beforeAll(() => addScheme('app'))

test('an address of the app goes to Chromium and back', () => {
  expect(toChromium('app://galley/index.html?a#b')).toBe('https://galley.app.invalid/index.html?a#b')
  expect(toApp('https://galley.app.invalid/index.html?a#b')).toBe('app://galley/index.html?a#b')
})

test('other addresses are left as they are', () => {
  for (const url of ['https://example.org/app://x', 'file:///etc/passwd', 'about:blank', 'other://galley/']) {
    expect(toChromium(url)).toBe(url)
    expect(toApp(url)).toBe(url)
  }
})

test('a policy names the scheme as Chromium knows it, and loses no directive', () => {
  expect(policyToChromium("default-src 'none'; img-src app: data:; frame-src app://galley")).toBe(
    "default-src 'none'; img-src app: https://*.app.invalid data:; frame-src https://galley.app.invalid",
  )
  expect(policyToChromium("script-src 'self'; connect-src myapp: wrapp:")).toBe(
    "script-src 'self'; connect-src myapp: wrapp:",
  )
})

test('a policy inside a page is mapped as well', () => {
  const html = `<meta http-equiv="Content-Security-Policy" content="img-src app:">`
  expect(pageToChromium(html)).toContain('img-src app: https://*.app.invalid')
})
