import { runningBrowser } from './chromium/browser.ts'
import { describeFile } from './chromium/page.ts'
import { createCodec } from './core/codec.ts'
import type { ControlCalls, ControlReply, ControlRequest, WindowView } from './core/control-messages.ts'
import { longestBlock } from './core/longest-block.ts'
import { recorded } from './core/recorded.ts'
import { app } from './parts/app.ts'
import type { StandInBrowserWindow } from './parts/browser-window.ts'
import { queueAnswer, type QueuedAnswer } from './parts/dialog.ts'
import { Menu } from './parts/menu.ts'
import { nativeTheme } from './parts/native-theme.ts'
import { defaultSession } from './parts/session.ts'
import { powerMonitor } from './parts/surroundings.ts'
import { StandInFrame } from './parts/web-frame.ts'
import { windows } from './parts/windows.ts'

type Handlers = {
  readonly [Name in keyof ControlCalls]: (
    args: ControlCalls[Name]['args'],
  ) => Promise<ControlCalls[Name]['result']> | ControlCalls[Name]['result']
}

/** The answer of a call that only does something. */
const did = (_effect: unknown): undefined => undefined

const view = (window: StandInBrowserWindow): WindowView => ({
  id: window.id,
  url: window.webContents.getURL(),
  title: window.getTitle(),
  isVisible: window.isVisible(),
  isDocumentEdited: window.isDocumentEdited(),
  representedFilename: window.representedFilename,
  bounds: window.getBounds(),
  targetId: window.webContents.opened?.targetId,
})

const frontWindow = (): StandInBrowserWindow => {
  const window = windows.focused()
  if (!window) throw new Error('The app has no window')
  return window
}

const clickIn = (menu: Menu | null | undefined, id: string): void => {
  const item = menu?.getMenuItemById(id)
  if (!item) throw new Error(`No menu item has the id '${id}'`)
  item.choose(windows.focused())
}

/** Plays a frame of some page: only its address and its place in the tree count for the app's check of the sender. */
const playFrame = (url: string, isMainFrame: boolean): StandInFrame => {
  const { opened } = frontWindow().webContents
  if (isMainFrame && opened) {
    const { main } = opened.frames
    return Object.assign(Object.create(main) as StandInFrame, { chromiumUrl: url })
  }
  const frame = new StandInFrame('played', isMainFrame ? undefined : opened?.frames.main, 99)
  frame.chromiumUrl = url
  return frame
}

const codec = createCodec()

const handlers: Handlers = {
  state: () => ({ endpoint: runningBrowser()?.endpoint, windows: windows.all().map(view) }),
  recorded: () => recorded,
  longestBlock,
  menuItems: () => Menu.getApplicationMenu()?.items.map((item) => item.view()) ?? [],
  menuClick: ({ id }) => did(clickIn(Menu.getApplicationMenu(), id)),
  popupItems: () => Menu.lastPopup?.items.map((item) => item.view()) ?? [],
  popupClick: ({ id }) => did(clickIn(Menu.lastPopup, id)),
  queueDialog: (answer) => did(queueAnswer(answer as QueuedAnswer)),
  announceFiles: async ({ paths }) => {
    const files = paths.map(describeFile)
    return did(await (await frontWindow().webContents.page).tell({ kind: 'files', files }))
  },
  closeWindow: ({ id }) => did((windows.all().find((window) => window.id === id) ?? frontWindow()).close()),
  quit: () => did(app.quit()),
  openFile: ({ path: place }) => did(app.emit('open-file', { preventDefault: () => undefined }, place)),
  setSystemLook: (look) => did(nativeTheme.setSystem(look)),
  powerEvent: ({ name }) => did(powerMonitor.emit(name)),
  askPermission: ({ kind, permission, url }) => {
    const contents = frontWindow().webContents.asElectron()
    if (kind === 'request') return defaultSession.askPermission(contents, permission, url)
    if (kind === 'check') return defaultSession.checkPermission(contents, permission, url)
    return defaultSession.checkDevice(permission as 'hid', url)
  },
  invokeAsFrame: async ({ url, isMainFrame, channel, args }) => {
    const reply = await frontWindow().webContents.invoke(playFrame(url, isMainFrame), channel, args)
    return 'error' in reply ? reply : { ok: codec.decode(reply.value) }
  },
}

const answer = async (request: ControlRequest): Promise<ControlReply> => {
  try {
    const handler = handlers[request.name] as (args: unknown) => unknown
    return { id: request.id, result: await handler(request.args) }
  } catch (error) {
    return { id: request.id, error: error instanceof Error ? error.message : String(error) }
  }
}

/** Answers a test over the channel of `child_process`; without one (a person started it) does nothing. */
export const serveControl = (): void => {
  if (!process.send) return
  const say = (reply: ControlReply): void => void process.send?.(reply)
  process.on('message', (request) => void answer(request as ControlRequest).then(say))
  // A test that has gone takes its app with it.
  process.on('disconnect', () => process.exit(1))
  app.beforeExit = () =>
    new Promise((resolve) => {
      process.send?.({ event: 'exiting', recorded } satisfies ControlReply, undefined, undefined, () => resolve())
    })
}
