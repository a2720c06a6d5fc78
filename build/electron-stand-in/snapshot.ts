import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ChromiumPage } from './chromium/page.ts'
import { recorded } from './core/recorded.ts'
import { app } from './parts/app.ts'
import { windows } from './parts/windows.ts'

/** How long the page must not have changed, and how long it may take to get there. */
const calmMs = 700
const patienceMs = 25_000

/** Resolves when fonts are loaded and the page has not changed for a while. */
const calm = `new Promise((resolve) => {
  const rest = () => new Promise((rested) => setTimeout(rested, ${calmMs}))
  // A face is asked for when its letters are laid out: after one batch has come another may be on its way.
  const done = async () => {
    do { await document.fonts.ready; await rest() } while (document.fonts.status !== 'loaded')
    resolve(true)
  }
  let timer = setTimeout(done, ${calmMs})
  new MutationObserver(() => { clearTimeout(timer); timer = setTimeout(done, ${calmMs}) })
    .observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
})`

const firstPage = async (): Promise<ChromiumPage> => {
  for (const until = Date.now() + patienceMs; Date.now() < until; await sleep(50)) {
    const page = windows.all()[0]?.webContents.opened
    const url = page?.frames.main.url ?? ''
    if (page && url !== '' && url !== 'about:blank') return page
  }
  throw new Error('The app opened no window')
}

/** A page that waits for main (an article is being read) is not done, however still it is. */
const untilCalm = async (page: ChromiumPage): Promise<void> => {
  const until = Date.now() + patienceMs
  const isWaiting = (): boolean => windows.all().some(({ webContents }) => webContents.pendingCalls > 0)
  do {
    while (isWaiting() && Date.now() < until) await sleep(50)
    await Promise.race([page.evaluate(calm), sleep(patienceMs)])
  } while (isWaiting() && Date.now() < until)
}

/** What went wrong, for the person who started it. */
const trouble = (): string | undefined => {
  const inPage = recorded.consoleMessages.filter(({ level }) => level === 'error').map(({ text }) => text)
  const all = [...recorded.failures, ...inPage]
  return all.length === 0 ? undefined : all.join('\n')
}

/** Waits for the app to be calm, leaves a picture of it, and quits; a failure ends with exit code 1. */
export const takeSnapshot = async (file: string): Promise<void> => {
  try {
    const page = await firstPage()
    await untilCalm(page)
    const { data } = await page.session.send('Page.captureScreenshot', { format: 'png' })
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, Buffer.from(data, 'base64'))
  } catch (error) {
    recorded.failures.push(error instanceof Error ? error.message : String(error))
  }
  const wrong = trouble()
  if (wrong !== undefined) {
    process.stderr.write(`${wrong}\n`)
    app.exit(1)
  }
  // Nothing was typed, so nothing holds the app open; if something does, it is not worth waiting for.
  setTimeout(() => app.exit(0), 10_000).unref()
  app.quit()
}
