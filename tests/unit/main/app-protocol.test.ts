import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serve, type AppFiles } from '#electron/doors/electron/protocol.ts'
import { placeIn } from '#electron/doors/electron/static-files.ts'

const base = mkdtempSync(path.join(os.tmpdir(), 'galley-protocol-'))
const root = path.join(base, 'renderer')
const sha256 = 'a'.repeat(64)
const svg = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
const pictures: Record<string, { bytes: Uint8Array; mediaType: string }> = {
  [sha256]: { bytes: svg, mediaType: 'image/svg+xml' },
  ['b'.repeat(64)]: { bytes: svg, mediaType: 'text/html' },
}
const paper = '0d9f2c1e-4b77-4a52-9d6b-0f6f0b6a3c11'
const PART_BYTES = 20
const files: AppFiles = {
  root,
  // In parts, as the core gives them: what is served must be whole all the same.
  readPicture: (hash, from) => {
    const picture = pictures[hash]
    if (picture === undefined) return Promise.resolve(undefined)
    const { bytes, mediaType } = picture
    return Promise.resolve({ bytes: bytes.slice(from, from + PART_BYTES), mediaType, total: bytes.length })
  },
  readPaper: (id, name) =>
    Promise.resolve(
      id === paper && name === 'page.html'
        ? { bytes: new Uint8Array(svg), mediaType: 'text/html; charset=utf-8' }
        : undefined,
    ),
}

beforeAll(() => {
  mkdirSync(path.join(root, 'assets'), { recursive: true })
  writeFileSync(path.join(root, 'index.html'), '<!doctype html>')
  writeFileSync(path.join(root, 'assets/index-Ab_1.js'), '1')
  writeFileSync(path.join(root, 'library.sqlite'), 'secret')
  writeFileSync(path.join(base, 'secret.txt'), 'secret')
  mkdirSync(path.join(base, 'renderer-next'))
  writeFileSync(path.join(base, 'renderer-next/secret.txt'), 'secret')
  symlinkSync(path.join(base, 'secret.txt'), path.join(root, 'assets/link.txt'))
})
afterAll(() => rmSync(base, { recursive: true, force: true }))

/** `Request` would fold `..` before the handler sees it; Chromium need not. */
function ask(address: string, init: { method?: string; dest?: string } = {}): Promise<Response> {
  const headers = new Headers(init.dest === undefined ? {} : { 'sec-fetch-dest': init.dest })
  return serve(files, { url: address, method: init.method ?? 'GET', headers } as Request)
}

describe('a page at print', () => {
  test('runs nothing, fetches nothing, and is there only under its own address', async () => {
    const page = await ask(`app://galley/paper/${paper}/page.html`)
    expect(page.status).toBe(200)
    const policy = page.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toMatch(/script-src|connect-src|http/u)
    const others = [`${paper}/other.html`, `${'0'.repeat(36)}/page.html`, `${paper}/../page.html`, paper]
    for (const other of others) expect((await ask(`app://galley/paper/${other}`)).status).toBe(404)
  })
})

describe('files of the app', () => {
  test('come with their type, the policy and nosniff', async () => {
    const page = await ask('app://galley/index.html')
    expect(page.status).toBe(200)
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(page.headers.get('x-content-type-options')).toBe('nosniff')
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect((await ask('app://galley/assets/index-Ab_1.js?v=1#x')).status).toBe(200)
  })

  test.each([
    'app://galley/../secret.txt',
    'app://galley/assets/../../secret.txt',
    'app://galley/%2e%2e/secret.txt',
    'app://galley/%2E%2E%2Fsecret.txt',
    'app://galley/..%2fsecret.txt',
    'app://galley/..%5csecret.txt',
    'app://galley/..\\secret.txt',
    'app://galley/%252e%252e/secret.txt',
    'app://galley//etc/passwd',
    'app://galley/assets//link.txt',
    'app://galley/./index.html',
    'app://galley/C:/Windows/win.ini',
    'app://galley/index.html%00.txt',
    'app://galley/%',
    'app://galley/%ff',
    'app://galley/assets/link.txt',
    'app://galley/assets',
    'app://galley/assets/',
    'app://galley/',
    'app://galley/../renderer-next/secret.txt',
    'app://galley/library.sqlite',
    'app://other/index.html',
    'app://galley.example/index.html',
    'file:///etc/passwd',
  ])('%s is not served', async (address) => {
    const response = await ask(address)
    expect(response.status).toBe(404)
    expect(await response.text()).toBe('')
  })

  test('are only read', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'])
      expect((await ask('app://galley/index.html', { method })).status).toBe(405)
  })

  test('a place never leaves its folder', () => {
    expect(placeIn('/r', '/a/b.js')).toBe(path.resolve('/r/a/b.js'))
    expect(placeIn('/r', '/a/%2e%2e/%2e%2e/b.js')).toBeUndefined()
  })
})

describe('pictures of the library', () => {
  test('come as what they are, and can do nothing', async () => {
    const response = await ask(`app://galley/asset/${sha256}`, { dest: 'image' })
    expect(response.status).toBe(200)
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(svg)
    expect(response.headers.get('content-type')).toBe('image/svg+xml')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    const policy = response.headers.get('content-security-policy')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain('sandbox')
    expect(policy).not.toContain('allow-')
  })

  test.each(['document', 'iframe', 'object', 'embed', 'script', 'style', 'worker', 'font', 'empty'])(
    'are refused as %s',
    async (dest) => {
      expect((await ask(`app://galley/asset/${sha256}`, { dest })).status).toBe(403)
    },
  )

  test('are found by their whole hash only, and only if they are pictures', async () => {
    expect((await ask(`app://galley/asset/${'b'.repeat(64)}`)).status).toBe(404)
    expect((await ask(`app://galley/asset/${'c'.repeat(64)}`)).status).toBe(404)
    expect((await ask(`app://galley/asset/${'A'.repeat(64)}`)).status).toBe(404)
    expect((await ask(`app://galley/asset/${sha256}0`)).status).toBe(404)
    expect((await ask('app://galley/asset/..%2f..%2fsecret.txt')).status).toBe(404)
  })
})
