import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { askPerson } from '#build/electron-stand-in/page/ask-person.ts'
import { electronBinary, launchGalley, type GalleyApp, type LaunchOptions } from '../helpers/app/app-driver.ts'
import { ONLY_STAND_IN } from '#tests/helpers/left-out.ts'

const mainFile = path.join(import.meta.dirname, '../fixtures/tiny-app/main/main.js')
const launch = (options: LaunchOptions = {}): Promise<GalleyApp> => launchGalley({ ...options, mainFile })

/** The API that the tiny app's preload exposes. */
type Tiny = {
  readonly tiny: {
    readonly call: (channel: string, ...args: unknown[]) => Promise<unknown>
    readonly onTick: (listener: (value: unknown) => void) => () => void
    readonly constants: { readonly list: number[]; readonly nested: { a: number } }
  }
}

const call = (app: GalleyApp, channel: string, ...args: readonly unknown[]): Promise<unknown> =>
  app.page.evaluate(([name, given]) => (window as unknown as Tiny).tiny.call(name, ...given), [channel, args] as const)

const describeStandIn = describe.skipIf(electronBinary() !== undefined && process.env.GALLEY_STAND_IN !== '1')

describeStandIn('a page of the stand-in', ONLY_STAND_IN, () => {
  let app: GalleyApp

  beforeAll(async () => {
    app = await launch()
  })

  afterAll(async () => {
    await app.quit({ allowFailures: true })
  })

  test('has the size that was asked for, and no Node', async () => {
    const seen = await app.page.evaluate(() => [
      innerWidth,
      innerHeight,
      typeof Reflect.get(window, 'require'),
      typeof Reflect.get(window, 'process'),
    ])
    expect(seen).toEqual([1440, 900, 'undefined', 'undefined'])
  })

  test('gets values back as a structured clone', async () => {
    const crossed = await app.page.evaluate(async () => {
      const sent = {
        map: new Map([['年', 2023]]),
        bytes: new Uint8Array([1, 2]),
        at: new Date(0),
        none: undefined,
        big: 7n,
      }
      const back = (await (window as unknown as Tiny).tiny.call('echo', sent)) as typeof sent
      return [back.map.get('年'), back.bytes instanceof Uint8Array, back.at.getTime(), 'none' in back, back.big === 7n]
    })
    expect(crossed).toEqual([2023, true, 0, true, true])
  })

  test('is told of a failure in the words of Electron', async () => {
    await expect(call(app, 'fail')).rejects.toThrow("Error invoking remote method 'fail': TypeError: boom")
    await expect(call(app, 'nothing')).rejects.toThrow(
      "Error invoking remote method 'nothing': Error: No handler registered for 'nothing'",
    )
    await expect(call(app, 'uncloneable')).rejects.toThrow('An object could not be cloned.')
  })

  test('sees a frozen API that it cannot change', async () => {
    const kept = await app.page.evaluate(() => {
      const { tiny } = window as unknown as Tiny
      Reflect.set(tiny.constants.nested, 'a', 2)
      Reflect.set(window, 'tiny', {})
      return [
        Object.isFrozen(tiny),
        Object.isFrozen(tiny.constants.list),
        (window as unknown as Tiny).tiny.constants.nested.a,
      ]
    })
    expect(kept).toEqual([true, true, 1])
  })

  test('is kept from running what its policy forbids, and the report is written down', async () => {
    await app.page.evaluate(() => {
      const script = document.createElement('script')
      script.textContent = 'window.injected = 1'
      document.body.append(script)
    })
    expect(await app.page.evaluate(() => 'injected' in window)).toBe(false)
    await expect
      .poll(async () => (await app.cspReports()).map((report) => report.directive))
      .toContain('script-src-elem')
  })

  test('shows pictures of the app by their whole address', async () => {
    const width = await app.page.evaluate(async () => {
      const image = new Image()
      image.src = 'app://tiny/pic.svg'
      await image.decode()
      return image.naturalWidth
    })
    expect(width).toBe(10)
  })

  test('reaches no network, leaves for nowhere, opens no window', async () => {
    await app.page.evaluate(() => void fetch('https://example.org/data').catch(() => undefined))
    await app.page.evaluate(() => void window.open('https://example.org/window'))
    await app.page.getByText('away').click()
    const blocked = async (): Promise<readonly string[]> =>
      (await app.recorded()).blockedRequests.map(({ url, reason }) => `${reason} ${url}`)
    await expect.poll(blocked).toContain('navigation https://example.org/away')
    await expect.poll(blocked).toContain('window https://example.org/window')
    expect((await app.windows())[0]?.url).toBe('app://tiny/index.html')
    expect(app.page.context().pages()).toHaveLength(1)
    expect((await app.cspReports()).some((report) => report.directive === 'connect-src')).toBe(true)
  })

  test('goes on after windows that were refused', async () => {
    for (let round = 0; round < 10; round++) {
      await app.page.evaluate(() => void window.open('https://example.org/again'))
      // Timers and frames of a page stand still when a page beside it waits for a debugger.
      await app.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 10))))
    }
    expect(app.page.context().pages()).toHaveLength(1)
  })

  test('may be given no file outside of the app', async () => {
    const status = await app.page.evaluate(
      async () => (await fetch('/..%2f..%2fmain/main.js').catch(() => undefined))?.status,
    )
    expect(status).toBeUndefined()
    const navigated = await app.invokeAsFrame({ url: 'app://tiny/index.html', isMainFrame: true }, 'echo', 1)
    expect(navigated).toEqual({ ok: 1 })
  })

  test('is known by its frame: another address and a child frame are other senders', async () => {
    const foreign = await app.invokeAsFrame({ url: 'https://example.org/', isMainFrame: true }, 'echo', 1)
    const child = await app.invokeAsFrame({ url: 'app://tiny/frame.html', isMainFrame: false }, 'echo', 1)
    expect([foreign, child]).toEqual([{ error: 'Error: untrusted sender' }, { error: 'Error: untrusted sender' }])
  })

  test('hears the menu, by its id and by its key, until it stops listening', async () => {
    await app.menu.click('tick')
    await expect.poll(() => app.page.textContent('#out')).toBe('tick 7')
    await app.page.evaluate(() => (document.querySelector('#out') as HTMLElement).replaceChildren())
    await app.page.keyboard.press('Control+T')
    await expect.poll(() => app.page.textContent('#out')).toBe('tick 7')
    expect(await app.menu.item('tick')).toMatchObject({ label: 'Tick', accelerator: 'CmdOrCtrl+T', isEnabled: true })
    await expect(app.menu.click('nothing')).rejects.toThrow("No menu item has the id 'nothing'")
  })

  test('gets the paths of what is dropped on it', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'galley-drop-'))
    const files = ['稿件.txt', '文件夹'].map((name) => path.join(folder, name))
    writeFileSync(files[0] ?? '', '正文')
    mkdirSync(files[1] ?? '')
    await app.dropFiles('#drop', files)
    await expect.poll(() => app.page.textContent('#out')).toBe(files.join('\n'))
  })

  test('takes the answer that was queued, and a dialog that nobody queued fails', async () => {
    await app.dialogs.queue({ filePaths: ['/tmp/a.docx'] }, 'showOpenDialog')
    expect(await call(app, 'ask')).toEqual({ canceled: false, filePaths: ['/tmp/a.docx'] })
    await expect(call(app, 'ask')).rejects.toThrow('An unexpected showOpenDialog: no answer was queued')
    expect((await app.dialogs.seen()).map((dialog) => dialog.kind)).toEqual(['showOpenDialog', 'showOpenDialog'])
    expect((await app.recorded()).failures.join()).toContain('An unexpected showOpenDialog')
  })

  test('is told when it asks for a part of Electron that is not covered', async () => {
    await expect(call(app, 'uncovered')).rejects.toThrow('The stand-in for Electron does not cover StandInApp.dock')
  })

  test('follows the theme of the app and of the system', async () => {
    const isDark = (): Promise<boolean> => app.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
    await call(app, 'theme', 'dark')
    await expect.poll(isDark).toBe(true)
    await call(app, 'theme', 'system')
    await expect.poll(isDark).toBe(false)
    await app.setSystemLook({ isDark: true, hasForcedColors: true })
    await expect.poll(isDark).toBe(true)
    await expect.poll(() => app.page.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(true)
  })

  test('is refused a permission by the app, not by chance', async () => {
    expect(await app.askPermission('request', 'geolocation')).toBe(false)
    // The tiny app checks nothing: Electron then grants, and so does its stand-in.
    expect(await app.askPermission('check', 'geolocation')).toBe(true)
    expect((await app.recorded()).permissions).toHaveLength(2)
  })

  test('asks a person, where no test answers, without breaking its policy', async () => {
    const before = (await app.cspReports()).length
    const question = {
      message: 'Save?',
      detail: '稿',
      buttons: ['Save', 'Cancel'],
      cancelId: 1,
      checkbox: 'Again',
      text: '/a.html',
    }
    const said = app.page.evaluate(askPerson, question)
    await app.page.getByRole('textbox').fill('/b.html')
    await app.page.getByRole('checkbox').check()
    await app.page.getByRole('button', { name: 'Save' }).click()
    expect(await said).toEqual({ button: 0, isChecked: true, text: '/b.html' })
    const left = app.page.evaluate(askPerson, { ...question, text: undefined, checkbox: undefined })
    await app.page.getByRole('dialog').press('Escape')
    expect(await left).toMatchObject({ button: 1 })
    expect(await app.cspReports()).toHaveLength(before)
  })

  test('is printed to a PDF by Chromium', async () => {
    expect(await call(app, 'pdf')).toBe('%PDF-')
  })

  test('has a child process that it can talk to and end', async () => {
    expect(await call(app, 'child', { n: 1 })).toEqual({ answer: { got: { n: 1 }, type: 'utility' }, code: 9 })
  })
})

describeStandIn('the life of an app in the stand-in', ONLY_STAND_IN, () => {
  test('ends in the order of Electron', async () => {
    const app = await launch()
    expect(await app.quit()).toEqual({ code: 0, signal: null })
    expect(app.output().trim().split('\n')).toEqual(['before-quit', 'close', 'closed', 'will-quit', 'quit'])
  })

  test('a window that is closed ends the app through window-all-closed', async () => {
    const app = await launch()
    await app.closeWindow()
    expect((await app.exited).code).toBe(0)
    expect(app.output().trim().split('\n')).toEqual([
      'close',
      'closed',
      'window-all-closed',
      'before-quit',
      'will-quit',
      'quit',
    ])
  })

  test('a window that will not close stops the quit', async () => {
    const app = await launch({ argv: ['--keep-once'] })
    await app.menu.click('tick')
    await app.closeWindow()
    expect(await app.windows()).toHaveLength(1)
    await app.quit()
    expect(app.output().trim().split('\n')).toEqual(['close', 'before-quit', 'close', 'closed', 'will-quit', 'quit'])
  })

  test('SIGTERM quits, and a kill does not', async () => {
    const asked = await launch()
    expect((await asked.signal('SIGTERM')).code).toBe(0)
    expect(asked.output()).toContain('before-quit')
    const killed = await launch()
    expect((await killed.kill()).signal).toBe('SIGKILL')
    expect(killed.output()).not.toContain('quit')
  })

  test('a second start hands its arguments to the first and ends', async () => {
    const first = await launch()
    const second = await launch({
      userDataDir: first.userDataDir,
      argv: ['二.txt'],
      cwd: os.tmpdir(),
      expectWindow: false,
    })
    expect((await second.exited).code).toBe(0)
    expect(second.output()).toContain('second')
    const handed = [[`--user-data-dir=${first.userDataDir}`, '二.txt'], os.tmpdir(), { from: 'tiny' }]
    await expect.poll(() => first.output()).toContain(`second-instance ${JSON.stringify(handed)}`)
    await first.quit()
  })

  test('a page that crashes is reported', async () => {
    const app = await launch()
    await app.page.goto('chrome://crash').catch(() => undefined)
    await expect.poll(() => app.output()).toContain('gone crashed')
    await app.kill()
  })
})
