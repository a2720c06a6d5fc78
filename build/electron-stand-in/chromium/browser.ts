import { settings, profileFolder } from '../core/settings.ts'
import type { DevToolsSession } from './connection.ts'
import { launchChromium, type Browser } from './launch.ts'

/** A page that Chromium opened: its target's id and the session to steer it. */
export type OpenedTarget = { readonly targetId: string; readonly session: DevToolsSession; readonly isWaiting: boolean }

let running: Promise<Browser> | undefined
let current: Browser | undefined
const expected = new Map<string, (target: OpenedTarget) => void>()
const arrived = new Map<string, OpenedTarget>()
let isOpening = 0
/** The window that Chromium starts with, until a page of ours takes it. */
let firstTargetId: string | undefined

const goneListeners = new Map<string, () => void>()

/** Calls back when a page has closed, whoever closed it. */
export const whenGone = (session: DevToolsSession, listener: () => void): void => {
  if (session.id !== undefined) goneListeners.set(session.id, listener)
}

const start = async (): Promise<Browser> => {
  const browser = await launchChromium({
    executablePath: settings.chromium,
    isHeadless: settings.isHeadless,
    profileFolder: profileFolder(),
    locale: settings.locale,
    widthPx: settings.widthPx,
    heightPx: settings.heightPx,
    needsPort: settings.mode === 'test',
    homeAddress: settings.homeAddress,
    isBrief: settings.isBrief,
  })
  const { connection } = browser
  const { targetInfos } = await connection.browser.send('Target.getTargets')
  firstTargetId = targetInfos.find((info) => info.type === 'page')?.targetId
  connection.browser.on('Target.attachedToTarget', ({ sessionId, targetInfo, waitingForDebugger }) => {
    const { targetId, type } = targetInfo
    const session = connection.session(sessionId)
    const target = { targetId, session, isWaiting: waitingForDebugger }
    const resolve = expected.get(targetId)
    if (type !== 'page') return void session.send('Runtime.runIfWaitingForDebugger').catch(() => undefined)
    if (resolve) return resolve(target)
    // Chromium may announce a page before it has answered our asking for it.
    arrived.set(targetId, target)
    if (isOpening === 0 && targetId !== firstTargetId) refusePopups(browser)
  })
  connection.browser.on('Target.detachedFromTarget', ({ sessionId }) => {
    goneListeners.get(sessionId)?.()
    goneListeners.delete(sessionId)
  })
  await connection.browser.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: true,
    flatten: true,
  })
  current = browser
  return browser
}

/**
 * Closes every page that a page of ours opened (`window.open`, `target=_blank`). Its requests are held first, so that
 * none goes out; then it must be let run before it is closed: it shares its opener's thread, which a page that is
 * closed while it waits for a debugger would leave waiting for ever.
 */
const refusePopups = (browser: Browser): void => {
  for (const [targetId, { session }] of arrived) {
    if (targetId === firstTargetId) continue
    arrived.delete(targetId)
    void Promise.all([
      session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
      session.send('Runtime.runIfWaitingForDebugger'),
      browser.connection.browser.send('Target.closeTarget', { targetId }),
    ]).catch(() => undefined)
  }
}

/** Starts Chromium once. */
export const openBrowser = (): Promise<Browser> => (running ??= start())

/** The browser, when it has been started. */
export const runningBrowser = (): Browser | undefined => current

/** Opens a page; the first one takes the window that Chromium came with. */
export const openTarget = async (): Promise<OpenedTarget> => {
  const { connection } = await openBrowser()
  if (firstTargetId !== undefined) {
    const targetId = firstTargetId
    firstTargetId = undefined
    return await takeTarget(targetId)
  }
  isOpening++
  try {
    const { targetId } = await connection.browser.send('Target.createTarget', { url: 'about:blank' })
    return await takeTarget(targetId)
  } finally {
    isOpening--
  }
}

const takeTarget = (targetId: string): Promise<OpenedTarget> => {
  const early = arrived.get(targetId)
  arrived.delete(targetId)
  return early ? Promise.resolve(early) : new Promise((resolve) => expected.set(targetId, resolve))
}
