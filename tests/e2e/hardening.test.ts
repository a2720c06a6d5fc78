import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { calls } from '#shared/contract/calls.ts'
import { ERROR_CODES } from '#shared/contract/errors.ts'
import type { GalleyApp } from '../helpers/app/app-driver.ts'
import { isStandIn, launchDoor, launchUnderTest, makeDoorApp } from '../helpers/door.ts'
import { ONLY_STAND_IN } from '#tests/helpers/left-out.ts'

/**
 * The twenty items of Electron's security checklist (reliability.md A4) and the silence of A8, each read from what was
 * really set or from what really happened. Item 19, the fuses, is tested with the package; item 16 with the versions.
 */
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

describe.runIf(isStandIn)('before anything runs', ONLY_STAND_IN, () => {
  test('3, 4: the sandbox is on for every process, context isolation on, and no page has Node', async () => {
    const { isSandboxEnabled, windows } = await app.recorded()
    expect(isSandboxEnabled).toBe(true)
    expect(windows).toHaveLength(1)
    expect(windows[0]?.options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
    })
  })

  test('6, 8, 9, 10, 11: web security on; nothing insecure, experimental or embedded', async () => {
    const preferences = (await app.recorded()).windows[0]?.options.webPreferences as Record<string, unknown>
    expect(preferences).toMatchObject({
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
    })
    expect(preferences).not.toHaveProperty('enableBlinkFeatures')
    expect(preferences).not.toHaveProperty('enableRemoteModule')
    expect(preferences).not.toHaveProperty('additionalArguments')
  })

  test('1, 18: the one scheme is the app’s own, and it has no power that it does not need', async () => {
    expect((await app.recorded()).schemes).toEqual([{ scheme: 'app', privileges: { standard: true, secure: true } }])
    expect((await app.windows())[0]?.url).toBe('app://galley/index.html')
  })

  test('A8: no name resolves, the one proxy is not there, no dictionary is fetched, no crash is sent', async () => {
    const { switches, sessionSettings } = await app.recorded()
    expect(switches).toContainEqual({ name: 'host-resolver-rules', value: 'MAP * ~NOTFOUND' })
    const names = switches.map((one) => one.name)
    for (const weakening of [
      'no-sandbox',
      'disable-web-security',
      'remote-debugging-port',
      'ignore-certificate-errors',
    ])
      expect(names).not.toContain(weakening)
    expect(switches).toContainEqual({
      name: 'force-webrtc-ip-handling-policy',
      value: 'disable_non_proxied_udp',
    })
    const proxy = { mode: 'fixed_servers', proxyRules: 'socks5://127.0.0.1:1', proxyBypassRules: '<-loopback>' }
    expect(sessionSettings).toMatchObject({ proxy, crashReporter: { uploadToServer: false } })
    expect(sessionSettings.spellCheckerEnabled).toBe(false)
  })
})

describe('what the page can reach', () => {
  test('2, 20: nothing of Node or Electron, only four functions of ours, which it cannot change', async () => {
    const seen = await app.page.evaluate(() => {
      const names = [
        'require',
        'process',
        'Buffer',
        'module',
        'exports',
        'global',
        'electron',
        'ipcRenderer',
        '__dirname',
      ]
      const descriptor = Object.getOwnPropertyDescriptor(window, 'galley')
      return {
        leaked: names.filter((name) => name in window),
        keys: Object.keys(window.galley),
        kinds: Object.values(window.galley).map((value) => typeof value),
        isFrozen: Object.isFrozen(window.galley),
        isFixed: descriptor?.writable === false && descriptor.configurable === false,
      }
    })
    expect(seen).toEqual({
      leaked: [],
      keys: ['invoke', 'invokeText', 'listen', 'fileOf'],
      kinds: ['function', 'function', 'function', 'function'],
      isFrozen: true,
      isFixed: true,
    })
  })

  test('20: a listener is told name and data, and nothing that leads to Electron', async () => {
    await app.page.evaluate(() => {
      const end = window.galley.listen((...all: unknown[]) => {
        // The library's own news may come first.
        if (all[0] !== 'command.chosen') return
        end()
        Object.assign(window, { given: all })
      })
    })
    await app.menu.click('about')
    await expect.poll(() => app.page.evaluate('window.given')).toEqual(['command.chosen', { id: 'about' }])
  })

  test('only calls of the contract are answered, whatever else is named', async () => {
    const names = [
      'constructor',
      '__proto__',
      'toString',
      'galley:event',
      'app.exit',
      '',
      'window.ready ',
      '../settings',
    ]
    const answers = await app.page.evaluate(
      (all) => Promise.all(all.map((name) => window.galley.invoke(name, {}))),
      names,
    )
    for (const answer of answers) expect(answer).toMatchObject({ ok: false, error: { code: 'invalid-input' } })
    const noName = await app.page.evaluate(() =>
      window.galley.invoke({ toString: () => 'app.about' } as never, {}).catch(String),
    )
    expect(noName).not.toMatchObject({ ok: true })
  })

  test('R22: no call takes what its schema does not, and none throws', async () => {
    const junk = [null, 0, -1, 'x', true, [], [[]], 1e308, 'é'.repeat(5000), { a: { b: { c: [] } } }, { articleId: 1 }]
    // An empty object is all that these ask for: extra keys are dropped, and a dialog would open.
    const isEmpty = (name: string): boolean => calls[name as keyof typeof calls].input.safeParse({}).success
    const asked = Object.keys(calls).flatMap((name) =>
      junk
        .filter((input) => !isEmpty(name) || typeof input !== 'object' || input === null || Array.isArray(input))
        .map((input) => ({ name, input })),
    )
    const answers = await app.page.evaluate(
      (all) =>
        Promise.all(
          all.map(async ({ name, input }) => {
            const answer = await window.galley.invoke(name, input).catch((thrown: unknown) => `threw ${String(thrown)}`)
            return { name, input: JSON.stringify(input).slice(0, 40), answer }
          }),
        ),
      asked,
    )
    expect(answers.length).toBeGreaterThan(250)
    for (const { name, input, answer } of answers) {
      expect(answer, `${name}(${input})`).toMatchObject({ ok: false })
      expect(ERROR_CODES, `${name}(${input})`).toContain((answer as { error: { code: string } }).error.code)
    }
  })

  test('what cannot be cloned never leaves the page; what can, arrives whole', async () => {
    const refused = await app.page.evaluate(async () => {
      try {
        await window.galley.invoke('settings.get', { window: window as unknown })
        return 'answered'
      } catch {
        return 'refused'
      }
    })
    expect(refused).toBe('refused')
    const text = 'a\u0000b 漢\ud83d\ude00 "\\ \u2028'
    const kept = await app.page.evaluate(async (name) => {
      const now = (await window.galley.invoke('settings.get', {})) as { value: Record<string, unknown> }
      await window.galley.invoke('settings.change', { change: { reviewerName: name, recentCommands: [name, ''] } })
      const then = (await window.galley.invoke('settings.get', {})) as { value: Record<string, unknown> }
      const { reviewerName, recentCommands } = now.value
      await window.galley.invoke('settings.change', { change: { reviewerName, recentCommands } })
      return then.value
    }, text)
    expect(kept).toMatchObject({ reviewerName: text, recentCommands: [text, ''] })
  })

  test('every query without an article is answered with something that crosses', async () => {
    const answers = await app.page.evaluate(() =>
      Promise.all(
        ['app.about', 'settings.get', 'library.state', 'library.list', 'library.backups'].map((name) =>
          window.galley.invoke(name, {}).catch(String),
        ),
      ),
    )
    for (const answer of answers) expect(answer).toMatchObject({ ok: true })
  })
})

describe.runIf(isStandIn)('17: who may call', ONLY_STAND_IN, () => {
  const ask = async (url: string, isMainFrame: boolean): Promise<unknown> => {
    const answer = await app.invokeAsFrame({ url, isMainFrame }, 'galley:call', 'settings.get', {})
    return 'ok' in answer ? answer.ok : answer.error
  }

  test('our page may', async () => {
    expect(await ask('app://galley/index.html', true)).toMatchObject({ ok: true })
  })

  test.each([
    ['app://galley/index.html', false],
    ['https://example.org/', true],
    ['https://example.org/app://galley/index.html', true],
    ['app://galley.example.org/index.html', true],
    ['app://galley/asset/picture.svg', true],
    ['about:blank', true],
    ['file:///index.html', true],
    ['data:text/html,x', true],
  ])('%s (top frame: %s) may not', async (url, isMainFrame) => {
    const answer = await ask(url, isMainFrame)
    expect(answer).toMatchObject({ ok: false, error: { code: 'invalid-input' } })
  })

  test('no other channel is listened to', async () => {
    for (const channel of ['galley:event', 'ELECTRON_BROWSER_REQUIRE', 'settings.get']) {
      const answer = await app.invokeAsFrame(
        { url: 'app://galley/index.html', isMainFrame: true },
        channel,
        'settings.get',
        {},
      )
      expect(answer).toHaveProperty('error')
    }
  })
})

describe.runIf(isStandIn)('5: permissions', ONLY_STAND_IN, () => {
  const wanted = [
    'media',
    'geolocation',
    'notifications',
    'midi',
    'clipboard-read',
    'clipboard-sanitized-write',
    'openExternal',
  ]
  const rare = [
    'fullscreen',
    'pointerLock',
    'display-capture',
    'window-management',
    'fileSystem',
    'idle-detection',
    'unknown',
  ]

  test.each([...wanted, ...rare])('%s is denied, asked for or checked', async (permission) => {
    expect(await app.askPermission('request', permission)).toBe(false)
    expect(await app.askPermission('check', permission)).toBe(false)
    expect(await app.askPermission('check', permission, 'https://example.org')).toBe(false)
  })

  test.each(['hid', 'serial', 'usb'])('a %s device is denied', async (device) => {
    expect(await app.askPermission('device', device)).toBe(false)
  })
})

describe('15: links out of the app', () => {
  const open = (url: string): Promise<unknown> =>
    app.page.evaluate((address) => window.galley.invoke('link.open', { url: address }), url)

  test('are shown before they are opened, and opened only then', async () => {
    await app.dialogs.queue({ response: 0 }, 'showMessageBox')
    expect(await open('https://example.org/source?id=1')).toMatchObject({ ok: false, error: { code: 'canceled' } })
    expect((await app.recorded()).openedExternally).toEqual([])
    await app.dialogs.queue({ response: 1 }, 'showMessageBox')
    expect(await open('https://example.org/source?id=1')).toMatchObject({ ok: true })
    expect((await app.recorded()).openedExternally).toEqual(['https://example.org/source?id=1'])
    const shown = await app.dialogs.seen()
    expect(shown).toHaveLength(2)
    for (const dialog of shown)
      expect(dialog.options).toMatchObject({ detail: 'https://example.org/source?id=1', cancelId: 0, defaultId: 0 })
  })

  test.each([
    'http://example.org/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'ms-settings:',
    'app://galley/index.html',
    'x',
  ])('%s is neither shown nor opened', async (url) => {
    const before = (await app.dialogs.seen()).length
    expect(await open(url)).toMatchObject({ ok: false })
    expect((await app.dialogs.seen()).length).toBe(before)
    expect((await app.recorded()).openedExternally).not.toContain(url)
  })
})

describe('A8: silence', () => {
  test('neither main nor the page sent anything out in all of this', async () => {
    const { blockedRequests, failures } = await app.recorded()
    // `network` is what got through every wall of the app and was stopped only by the test.
    expect(blockedRequests.filter((request) => request.reason === 'network' || request.from !== 'page')).toEqual([])
    expect(failures).toEqual([])
  })

  test('the app’s own screens break no rule of the policy', async () => {
    const own = await launchUnderTest()
    await expect
      .poll(() => own.page.evaluate(() => document.getElementById('root')?.childElementCount ?? 0))
      .toBeGreaterThan(0)
    await own.page.locator('.library').waitFor()
    await own.page.evaluate(() => document.fonts.ready)
    expect(await own.cspReports()).toEqual([])
    expect((await own.recorded()).blockedRequests).toEqual([])
    await own.quit()
    expect(existsSync(path.join(own.userDataDir, 'library.sqlite'))).toBe(true)
    rmSync(own.userDataDir, { recursive: true, force: true, maxRetries: 10 })
  })
})
