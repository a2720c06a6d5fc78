import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { launchGalley, type GalleyApp, type LaunchOptions } from '../helpers/app/app-driver.ts'
import { heardOf, launchDoor, makeDoorApp, pageReady } from '../helpers/door.ts'

/** All of them lead to the one way out; each by itself is for the long run. */
const SIGNALS = process.env.GALLEY_LONG === '1' ? (['SIGTERM', 'SIGINT', 'SIGHUP'] as const) : (['SIGTERM'] as const)

let mainFile = ''
let userDataDir = ''
let app: GalleyApp | undefined

beforeAll(() => {
  mainFile = makeDoorApp()
})
beforeEach(() => {
  userDataDir = mkdtempSync(path.join(os.tmpdir(), 'galley-user-'))
})
afterEach(async () => {
  await app?.kill()
  app = undefined
  rmSync(userDataDir, { recursive: true, force: true, maxRetries: 10 })
})

async function launch(options: LaunchOptions = {}): Promise<GalleyApp> {
  app = await launchDoor(mainFile, { userDataDir, ...options })
  return app
}

/** Whether the app is still there once main and page have answered again, before which a broken one would have gone. */
async function isStillThere(running: GalleyApp): Promise<boolean> {
  const gone = running.exited.then(() => false)
  const answered = async (): Promise<boolean> => {
    for (let turns = 0; turns < 5; turns += 1) {
      await running.page.evaluate(() => window.galley.invoke('settings.get', {}))
      if ((await running.windows()).length !== 1) return false
    }
    return true
  }
  return Promise.race([gone, answered().catch(() => false)])
}

const asked = (running: GalleyApp): Promise<void> =>
  expect.poll(() => running.page.evaluate(() => window.door.times('window.closeAsked'))).toBe(1)

const seenMessages = async (running: GalleyApp): Promise<readonly string[]> =>
  (await running.dialogs.seen()).map((dialog) => String((dialog.options as { message?: string }).message))

describe('leaving', () => {
  test('the window closes, and the app ends, only after the page has saved', async () => {
    const running = await launch()
    await running.page.evaluate(() => (window.door.answer = 'slow'))
    await running.closeWindow()
    await asked(running)
    expect(await isStillThere(running)).toBe(true)
    await running.page.evaluate(() => window.door.save())
    expect(await running.exited).toEqual({ code: 0, signal: null })
    expect((await running.recorded()).failures).toEqual([])
  })

  test('quitting asks the page once, however often and by whatever it is asked', async () => {
    const running = await launch()
    await running.page.evaluate(() => (window.door.answer = 'slow'))
    await running.closeWindow()
    await running.menu.click('quit')
    await running.menu.click('quit')
    // Whichever of them was not heeded would end the app at once.
    for (const signal of ['SIGINT', 'SIGHUP', 'SIGTERM'] as const) process.kill(running.processId, signal)
    await asked(running)
    expect(await isStillThere(running)).toBe(true)
    expect(await heardOf(running.page, 'window.closeAsked')).toHaveLength(1)
    await running.page.evaluate(() => window.door.save())
    expect(await running.exited).toEqual({ code: 0, signal: null })
  })

  test.each(SIGNALS)('%s waits for the page, too', async (signal) => {
    const running = await launch()
    await running.page.evaluate(() => (window.door.answer = 'slow'))
    process.kill(running.processId, signal)
    await asked(running)
    expect(await isStillThere(running)).toBe(true)
    await running.page.evaluate(() => window.door.save())
    expect(await running.exited).toEqual({ code: 0, signal: null })
  })

  test('what could not be saved keeps the window open, or is left behind, as the person says', async () => {
    const running = await launch()
    await running.page.evaluate(() => (window.door.answer = 'unsaved'))
    await running.dialogs.queue({ response: 0 }, 'showMessageBox')
    await running.menu.click('quit')
    await expect.poll(() => seenMessages(running)).toEqual(['有内容没有存上'])
    expect(await isStillThere(running)).toBe(true)
    const [seen] = await running.dialogs.seen()
    expect(seen?.options).toMatchObject({ buttons: ['留下', '仍然退出'], defaultId: 0, cancelId: 0 })

    await running.page.evaluate(() => window.galley.invoke('settings.change', { change: { locale: 'en' } }))
    await running.dialogs.queue({ response: 1 }, 'showMessageBox')
    expect(await running.quit()).toEqual({ code: 0, signal: null })
    const [, second] = (await running.recorded()).dialogs
    expect(second?.options).toMatchObject({
      message: 'Some changes aren’t saved',
      buttons: ['Don’t quit', 'Quit anyway'],
    })
  })

  test('a page that does not answer is waited for, and then the person decides', async () => {
    const running = await launch()
    await running.page.evaluate(() => (window.door.answer = 'silent'))
    await running.dialogs.queue({ response: 1 }, 'showMessageBox')
    await running.closeWindow()
    expect(await isStillThere(running)).toBe(true)
    expect(await running.dialogs.seen()).toEqual([])
    expect((await running.exited).code).toBe(0)
    const [seen] = (await running.recorded()).dialogs
    expect(String((seen?.options as { detail: string }).detail)).toContain('窗口没有回应')
  })
})

/** A file as the page is handed it: a token that only main can turn into the path. */
const handedFile = (place: string): unknown => ({
  token: expect.any(String) as string,
  name: path.basename(place),
  place,
})

describe('starting', () => {
  test('files of the command line reach the page; damaged settings are kept aside; an empty library file is none; a crash of the page loads it again and says so', async () => {
    writeFileSync(path.join(userDataDir, 'settings.json'), '{"locale": "en", ')
    writeFileSync(path.join(userDataDir, 'library.sqlite'), '')
    const running = await launch({ argv: ['one.txt', '--sample'], cwd: os.tmpdir() })
    expect(await heardOf(running.page, 'files.handed')).toEqual([
      { files: [handedFile(path.join(os.tmpdir(), 'one.txt'))], isSample: true },
    ])
    const settings = await running.page.evaluate(() => window.galley.invoke('settings.get', {}))
    expect(settings).toMatchObject({ ok: true, value: { locale: 'system' } })
    expect(readdirSync(userDataDir).some((name) => name.startsWith('settings.damaged-'))).toBe(true)
    expect(await running.page.evaluate(() => window.galley.invoke('library.state', {}))).toMatchObject({ ok: true })

    await running.dialogs.queue({ response: 0 }, 'showMessageBox')
    const devTools = await running.page.context().newCDPSession(running.page)
    await devTools.send('Page.crash').catch(() => undefined)
    await expect.poll(() => seenMessages(running)).toEqual(['窗口中断了，已经重新打开'])
    // The page is there again, and not only its address.
    await running.findPage()
    await pageReady(running.page)
    expect(await running.page.evaluate(() => window.galley.invoke('library.state', {}))).toMatchObject({ ok: true })
    expect(await running.quit()).toEqual({ code: 0, signal: null })
  })

  test('after a restart the window is where it was, never on a screen that has gone, and the menu in the language chosen; a library that cannot be opened says why and stays as it was', async () => {
    const library = path.join(userDataDir, 'library.sqlite')
    const bytes = 'not a database at all, and rather long for one'
    writeFileSync(library, bytes)
    const libraryPath = path.join(userDataDir, 'unplugged', 'reviews.sqlite')
    const stateOf = ({ page }: GalleyApp): Promise<unknown> =>
      page.evaluate(() => window.galley.invoke('library.state', {}))
    const file = path.join(userDataDir, 'window.json')
    const kept = { bounds: { x: 30, y: 40, width: 1000, height: 700 }, isMaximized: false, isFullScreen: false }
    writeFileSync(file, JSON.stringify(kept))
    const first = await launch()
    expect((await first.windows())[0]?.bounds).toEqual(kept.bounds)
    const menus = ['文件', '编辑', '视图', '文字', '稿件', '批注', '帮助']
    expect((await first.menu.items()).map((menu) => menu.label)).toEqual(menus)
    const choose = (locale: string): Promise<unknown> =>
      first.page.evaluate((chosen) => window.galley.invoke('settings.change', { change: { locale: chosen } }), locale)
    await choose('en')
    expect((await first.menu.item('open-articles'))?.label).toBe('Open articles…')
    await choose('zh-Hant')
    expect((await first.menu.item('open-articles'))?.label).toBe('開啟稿件…')
    expect(await stateOf(first)).toMatchObject({ ok: false, error: { code: 'library-foreign' } })
    await first.quit()
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(kept)
    expect(readFileSync(library, 'utf8')).toBe(bytes)

    writeFileSync(file, JSON.stringify({ ...kept, bounds: { ...kept.bounds, x: 5000 } }))
    // One that was chosen and has gone is missed, not replaced by an empty one.
    const settings = path.join(userDataDir, 'settings.json')
    writeFileSync(settings, JSON.stringify({ ...(JSON.parse(readFileSync(settings, 'utf8')) as object), libraryPath }))
    const second = await launch()
    expect((await second.windows())[0]?.bounds).toEqual({ x: 220, y: 100, width: 1000, height: 700 })
    expect((await second.menu.item('open-articles'))?.label).toBe('開啟稿件…')
    expect(await stateOf(second)).toMatchObject({ ok: false, error: { code: 'library-missing' } })
    await second.quit()
    expect(existsSync(path.dirname(libraryPath))).toBe(false)
  })
})

/** What one running app can be asked for, one thing after the other; the last test quits it. */
describe('while it runs', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'galley-user-'))
  let running: GalleyApp
  beforeAll(async () => {
    running = await launchDoor(mainFile, { userDataDir: folder })
  })
  beforeEach(() => running.page.evaluate(() => void window.door.heard.splice(0)))
  afterAll(async () => {
    await running.kill()
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
  })

  test('the window says in its title what is open and whether it is saved', async () => {
    await running.page.waitForLoadState('load')
    // The page's own title, which is another, counts for nothing.
    expect(await running.page.title()).toBe('Door')
    expect((await running.windows())[0]?.title).toBe('Galley')
    const setTitle = (title: string, isUnsaved: boolean): Promise<unknown> =>
      running.page.evaluate(
        ([name, unsaved]) => window.galley.invoke('window.setTitle', { title: name, isUnsaved: unsaved }),
        [title, isUnsaved] as const,
      )
    await setTitle('海边的仓库', true)
    expect((await running.windows())[0]).toMatchObject({ title: '● 海边的仓库 — Galley', isDocumentEdited: true })
    await setTitle('海边的仓库', false)
    expect((await running.windows())[0]).toMatchObject({ title: '海边的仓库 — Galley', isDocumentEdited: false })
    await running.page.evaluate(() => (document.title = 'something else'))
    expect((await running.windows())[0]?.title).toBe('海边的仓库 — Galley')
  })

  test('an answer that nobody asked for closes nothing', async () => {
    await running.page.evaluate(() => window.galley.invoke('window.closeReady', { isClean: true }))
    expect(await isStillThere(running)).toBe(true)
  })

  test('a second start hands its files to the first, and ends', async () => {
    const second = await launchGalley({
      mainFile,
      userDataDir: folder,
      argv: ['稿.txt', '/other.md'],
      cwd: os.tmpdir(),
      expectWindow: false,
    })
    expect(await second.exited).toEqual({ code: 0, signal: null })
    expect((await second.recorded()).windows).toEqual([])
    await expect
      .poll(() => heardOf(running.page, 'files.handed'))
      .toEqual([
        { files: [path.join(os.tmpdir(), '稿.txt'), path.resolve('/other.md')].map(handedFile), isSample: false },
      ])
    expect(await running.windows()).toHaveLength(1)
  })

  test('a file that the file manager opens reaches the page', async () => {
    await running.openFile('/handed/稿.txt')
    await expect
      .poll(() => heardOf(running.page, 'files.handed'))
      .toEqual([{ files: [handedFile('/handed/稿.txt')], isSample: false }])
  })

  test('a listener that was ended hears nothing more', async () => {
    await running.page.evaluate(() => {
      const counts = { ended: 0, kept: 0 }
      Object.assign(window, { counts })
      const listener = (): void => void counts.ended++
      const ends = [window.galley.listen(listener), window.galley.listen(listener)]
      window.galley.listen(() => void counts.kept++)
      for (const end of ends) end()
    })
    await running.menu.click('about')
    const counts = (): Promise<unknown> => running.page.evaluate('counts')
    await expect.poll(counts).toEqual({ ended: 0, kept: 1 })
  })

  test('every item of the menu sends its command, and quit quits', async () => {
    const menus = await running.menu.items()
    const items = menus.flatMap((menu) => menu.items).filter((item) => item.type !== 'separator')
    const sent = items.filter((item) => item.role === undefined && item.id !== 'quit')
    for (const item of sent) await running.menu.click(item.id)
    await expect.poll(() => heardOf(running.page, 'command.chosen')).toEqual(sent.map((item) => ({ id: item.id })))
    await running.menu.click('quit')
    expect((await running.exited).code).toBe(0)
    expect((await running.recorded()).failures).toEqual([])
  })
})
