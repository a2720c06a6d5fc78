import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { GalleyApp } from '../helpers/app/app-driver.ts'
import { isStandIn, launchDoor, makeDoorApp, pageReady } from '../helpers/door.ts'
import { ONLY_STAND_IN } from '#tests/helpers/left-out.ts'

/** The walls around the page, tried from within: the policy, where it may go, what the app's scheme serves. */
let app: GalleyApp
let userDataDir = ''

beforeAll(async () => {
  userDataDir = mkdtempSync(path.join(os.tmpdir(), 'galley-user-'))
  app = await launchDoor(makeDoorApp(), { userDataDir })
})
afterAll(async () => {
  await app.kill()
  rmSync(userDataDir, { recursive: true, force: true, maxRetries: 10 })
})

/** The policy's reports that came while `act` ran, as the names of the directives. */
async function reportsDuring(act: () => Promise<unknown>): Promise<readonly string[]> {
  const before = (await app.cspReports()).length
  await act()
  // Reports are made a moment later, in order: what came before that of a last picture is all.
  const last = `https://last.invalid/${String(before)}.png`
  await app.page.evaluate((src) => void (new Image().src = src), last)
  const reports = async (): Promise<readonly string[]> =>
    (await app.cspReports()).slice(before).map(({ directive, blocked }) => (blocked === last ? last : directive))
  await expect.poll(reports).toContain(last)
  const found = await reports()
  return found.slice(0, found.indexOf(last))
}

describe('7: the content security policy', () => {
  test('is the header of the page, and allows own files only', async () => {
    const response = app.page.waitForResponse((one) => one.url().endsWith('/index.html'))
    await app.page.reload()
    const policy = (await (await response).headerValue('content-security-policy')) ?? ''
    const directives = new Map(
      policy.split('; ').map((part) => [part.split(' ')[0], part.split(' ').slice(1).join(' ')]),
    )
    expect(directives.get('default-src')).toBe("'none'")
    expect(directives.get('script-src')).toBe("'self'")
    expect(directives.get('style-src')).toBe("'self'")
    expect(directives.get('connect-src')).toBe("'none'")
    for (const none of ['object-src', 'frame-src', 'base-uri', 'form-action', 'frame-ancestors'])
      expect(directives.get(none), none).toBe("'none'")
    expect(directives.get('require-trusted-types-for')).toBe("'script'")
    expect(policy).not.toContain('unsafe')
    await pageReady(app.page)
  })

  test('no text becomes script', async () => {
    const reports = await reportsDuring(async () => {
      const outcome = await app.page.evaluate(() => {
        const attempt = (act: () => unknown): string => {
          try {
            act()
            return 'done'
          } catch (thrown) {
            return (thrown as Error).name
          }
        }
        const host = document.createElement('div')
        document.body.append(host)
        const all = () => [
          attempt(() => (host.innerHTML = '<img src=x onerror="window.wasRun = 1">')),
          attempt(() => (document.createElement('script').text = 'window.wasRun = 2')),
          attempt(() => globalThis.eval('window.wasRun = 3')),
          attempt(() => new Function('window.wasRun = 4')),
          attempt(() => setTimeout('window.wasRun = 5' as never, 0)),
          attempt(() => host.setAttribute('onclick', 'window.wasRun = 6')),
        ]
        // In a task of its own: what DevTools evaluate directly is excused from the policy.
        return new Promise<string[]>((resolve) => setTimeout(() => resolve(all()), 0))
      })
      expect(outcome.slice(0, 4)).toEqual(['TypeError', 'TypeError', 'EvalError', 'EvalError'])
      await app.page.evaluate(() => {
        const link = document.createElement('a')
        link.href = 'javascript:window.wasRun = 7'
        document.body.append(link)
        link.click()
      })
    })
    expect(await app.page.evaluate(() => 'wasRun' in window)).toBe(false)
    expect(reports).toContain('require-trusted-types-for')
  })

  test('no style that is written into the page is used', async () => {
    const reports = await reportsDuring(() =>
      app.page.evaluate(() => {
        const style = document.createElement('style')
        style.append('h1 { color: rgb(9, 9, 9) !important }')
        document.head.append(style)
      }),
    )
    expect(await app.page.evaluate(() => getComputedStyle(document.querySelector('h1') ?? document.body).color)).toBe(
      'rgb(1, 2, 3)',
    )
    expect(reports).toEqual(['style-src-elem'])
  })

  test('nothing connects: not elsewhere, not to the app itself', async () => {
    const reports = await reportsDuring(async () => {
      const outcomes = await app.page.evaluate(async () => {
        const fetched = (url: string): Promise<string> =>
          fetch(url).then(
            () => 'answered',
            () => 'refused',
          )
        const socket = await new Promise((resolve) => {
          const opened = new WebSocket('wss://example.org/')
          opened.onopen = () => resolve('answered')
          opened.onerror = () => resolve('refused')
        })
        navigator.sendBeacon('https://example.org/beacon', 'x')
        return [await fetched('https://example.org/'), await fetched(new URL('./page.css', location.href).href), socket]
      })
      expect(outcomes).toEqual(['refused', 'refused', 'refused'])
    })
    expect(new Set(reports)).toEqual(new Set(['connect-src']))
    expect(reports).toHaveLength(4)
  })

  // No directive of the policy holds these, and an address needs no name that could fail to resolve.
  test('no peer connection reaches an address, by UDP or TCP', { timeout: 30_000 }, async () => {
    const heard: string[] = []
    const stun = createSocket('udp4').on('message', () => heard.push('udp'))
    const turn = createServer((socket) => {
      heard.push('tcp')
      socket.destroy()
    })
    stun.bind(0)
    turn.listen(0)
    await Promise.all([once(stun, 'listening'), once(turn, 'listening')])
    const ports = [stun.address().port, (turn.address() as AddressInfo).port]
    const isGathered = await app.page.evaluate(async ([udp, tcp]) => {
      const peer = new RTCPeerConnection({
        iceServers: [
          { urls: `stun:127.0.0.1:${String(udp)}` },
          { urls: `turn:127.0.0.1:${String(tcp)}?transport=tcp`, username: 'u', credential: 'c' },
        ],
      })
      peer.createDataChannel('x')
      const gathered = new Promise((resolve) => {
        peer.onicegatheringstatechange = () => peer.iceGatheringState === 'complete' && resolve(true)
      })
      await peer.setLocalDescription(await peer.createOffer())
      return gathered
    }, ports)
    stun.close()
    turn.close()
    expect(isGathered).toBe(true)
    expect(heard).toEqual([])
  })

  test('no frame, no form, no base, no foreign picture or style', async () => {
    const reports = await reportsDuring(() =>
      app.page.evaluate(async () => {
        const add = (name: string, attributes: Record<string, string>): HTMLElement => {
          const element = document.createElement(name)
          for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
          document.body.append(element)
          return element
        }
        add('iframe', { src: location.href })
        add('img', { src: 'https://example.org/pixel.png' })
        add('link', { rel: 'stylesheet', href: 'https://example.org/a.css' })
        const base = document.createElement('base')
        base.href = 'https://example.org/'
        document.head.append(base)
        const form = add('form', { action: 'https://example.org/', method: 'post' }) as HTMLFormElement
        form.submit()
        await new Promise((resolve) => setTimeout(resolve, 200))
        document.querySelectorAll('base, form, iframe, object').forEach((element) => element.remove())
      }),
    )
    for (const directive of ['frame-src', 'img-src', 'style-src-elem', 'base-uri', 'form-action'])
      expect(reports, directive).toContain(directive)
    const sent = (await app.recorded()).blockedRequests.filter((request) => request.url.includes('example.org'))
    expect(sent).toEqual([])
  })
})

describe.runIf(isStandIn)('13, 14: where a page may go', ONLY_STAND_IN, () => {
  const blocked = async (reason: string): Promise<readonly string[]> =>
    (await app.recorded()).blockedRequests.filter((request) => request.reason === reason).map((request) => request.url)

  test.each(['https://example.org/away', './asset/0123', './page.css', './index.html?other'])(
    'not to %s',
    async (target) => {
      const url = await app.page.evaluate((to) => {
        const aim = new URL(to, location.href).href
        location.href = aim
        return aim
      }, target)
      const name = url.replace(/^https:\/\/galley\.app\.invalid/, 'app://galley')
      await expect.poll(() => blocked('navigation')).toContain(name)
      expect((await app.windows())[0]?.url).toBe('app://galley/index.html')
      expect(await app.page.evaluate(() => window.door.isReady)).toBe(true)
    },
  )

  test('not by a link, a refresh, or a file that was dropped', async () => {
    await app.page.evaluate(() => {
      const link = document.createElement('a')
      link.href = 'https://example.org/link'
      document.body.append(link)
      link.click()
    })
    await expect.poll(() => blocked('navigation')).toContain('https://example.org/link')
    await app.page.evaluate(() => {
      const refresh = document.createElement('meta')
      refresh.httpEquiv = 'refresh'
      refresh.content = '0;url=https://example.org/refresh'
      document.head.append(refresh)
    })
    await expect.poll(() => blocked('navigation')).toContain('https://example.org/refresh')
    expect((await app.windows())[0]?.url).toBe('app://galley/index.html')
  })

  test('14: no window is opened', async () => {
    // An app of its own, asked from outside only: where Chromium opens the window before the stand-in can close it,
    // the page that wanted it may be left waiting.
    const own = await launchDoor(makeDoorApp())
    void own.page
      .evaluate(() => {
        const link = document.createElement('a')
        link.href = 'https://example.org/new'
        link.target = '_blank'
        document.body.append(link)
        link.click()
        setTimeout(() => window.open('https://example.org/popup'), 0)
      })
      .catch(() => undefined)
    const wanted = ['https://example.org/new', 'https://example.org/popup']
    await expect
      .poll(async () => (await own.recorded()).blockedRequests.map((request) => request.url))
      .toEqual(expect.arrayContaining(wanted))
    const { blockedRequests, failures } = await own.recorded()
    expect(blockedRequests.filter((request) => request.reason !== 'window')).toEqual([])
    expect(failures).toEqual([])
    expect(await own.windows()).toHaveLength(1)
    await own.kill()
    rmSync(own.userDataDir, { recursive: true, force: true, maxRetries: 10 })
  })

  test('the page itself may be loaded again', async () => {
    await Promise.all([app.page.waitForEvent('load'), app.page.evaluate(() => setTimeout(() => location.reload(), 0))])
    await pageReady(app.page)
  })

  test('12: an element called webview is an element and nothing more', async () => {
    const kind = await app.page.evaluate(() => {
      const view = document.createElement('webview')
      view.setAttribute('src', 'https://example.org/webview')
      document.body.append(view)
      return Object.prototype.toString.call(view)
    })
    expect(kind).toBe('[object HTMLUnknownElement]')
  })
})

describe('18: the app’s own scheme', () => {
  /** The status that a picture's address is answered with: pictures may be asked for by any path of the scheme. */
  const statusOf = async (target: string): Promise<number> => {
    const aim = await app.page.evaluate((to) => new URL(to, location.href).href, target)
    const response = app.page.waitForResponse((one) => one.url() === aim)
    await app.page.evaluate((src) => {
      new Image().src = src
    }, aim)
    return (await response).status()
  }

  test.each([
    '..%2fmain%2fmain.js',
    '%2e%2e/main/main.js',
    '..%5cmain%5cmain.js',
    'assets/..%2f..%2fpreload%2fpreload.cjs',
    'asset/..%2f..%2fmain',
    '',
  ])('does not lead out of its folder by /%s', async (target) => {
    expect(await statusOf(`./${target}`)).toBe(404)
  })

  test.runIf(isStandIn)('serves no other host, by the last wall of all', ONLY_STAND_IN, async () => {
    await app.page.evaluate(() => {
      const other = location.href.startsWith('app:') ? 'app://other/a.png' : 'https://other.app.invalid/a.png'
      new Image().src = other
    })
    await expect
      .poll(async () => (await app.recorded()).blockedRequests)
      .toContainEqual({ url: 'app://other/a.png', from: 'page', reason: 'cancelled' })
  })
})

describe('a picture of the library', () => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8">
    <style>rect { fill: rgb(0, 128, 0) }</style><script>parent.wasRun = 1; top.wasRun = 1</script>
    <image href="https://example.org/in-picture.png" width="1" height="1"/><rect width="8" height="8"/></svg>`

  /** Keeps an article and stores a picture with it; gives the address by which the page shows it. */
  async function storePicture(): Promise<string> {
    const call = async (name: string, input: unknown): Promise<Record<string, string>> => {
      const answer = await app.page.evaluate(([called, given]) => window.galley.invoke(called, given), [
        name,
        input,
      ] as const)
      if (!answer.ok) throw new Error(JSON.stringify(answer.error))
      return answer.value as Record<string, string>
    }
    const { token } = await call('import.inspect', { source: { kind: 'paste', text: '港口的早晨\n\n船都出海了。' } })
    const { articleId } = await call('import.keep', { token, as: { kind: 'new' } })
    const source = { kind: 'bytes', fileName: 'p.svg', base64: Buffer.from(svg).toString('base64') }
    const asset = await call('asset.read', { articleId, source })
    return `./asset/${asset.sha256 ?? ''}`
  }

  test('an SVG is shown as a picture with its own style, and does nothing else', async () => {
    const address = await storePicture()
    const response = app.page.waitForResponse((one) => one.url().includes('/asset/'))
    const pixel = await app.page.evaluate(async (src) => {
      const picture = new Image()
      picture.src = src
      await picture.decode()
      const canvas = document.createElement('canvas')
      canvas.width = canvas.height = 8
      const context = canvas.getContext('2d')
      context?.drawImage(picture, 0, 0)
      return [...(context?.getImageData(4, 4, 1, 1).data ?? [])]
    }, address)
    expect(pixel).toEqual([0, 128, 0, 255])
    const headers = await (await response).allHeaders()
    expect(headers).toMatchObject({ 'content-type': 'image/svg+xml', 'x-content-type-options': 'nosniff' })
    expect(headers['content-security-policy']).toContain('sandbox')
    expect(await app.page.evaluate(() => 'wasRun' in window)).toBe(false)

    const reported = (await app.cspReports()).length
    await app.page.evaluate((src) => {
      const frame = document.createElement('iframe')
      frame.src = src
      document.body.append(frame)
      location.href = src
    }, address)
    // Both ways there are over once they were refused: the frame by the page's policy, the other as a way out of the page.
    const refused = async (): Promise<readonly unknown[]> => {
      const { blockedRequests, cspReports } = await app.recorded()
      return [
        blockedRequests.filter(({ url, reason }) => reason === 'navigation' && url.endsWith(address.slice(1))).length,
        cspReports.slice(reported).map(({ directive }) => directive),
      ]
    }
    await expect.poll(refused).toEqual([1, ['frame-src']])
    expect((await app.windows())[0]?.url).toBe('app://galley/index.html')
    expect(await app.page.evaluate(() => 'wasRun' in window)).toBe(false)
  })
})

test('A8: nothing of all this was sent out', async () => {
  const { blockedRequests, failures } = await app.recorded()
  // `network` is what got through every wall of the app and was stopped only by the test.
  expect(blockedRequests.filter((request) => request.reason === 'network' || request.from !== 'page')).toEqual([])
  expect(failures).toEqual([])
})
