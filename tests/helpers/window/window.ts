import path from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'
import { preview, type PreviewServer } from 'vite'
import { unpackNpmChromium } from '#build/electron-stand-in/chromium/npm-chromium.ts'
import type { CallInput, CallName, CallOutput } from '#shared/contract/calls.ts'
import type { GivenFile } from '#shared/contract/files.ts'
import { callError, type CallError } from '#shared/contract/errors.ts'
import { packJson } from '#shared/contract/packed.ts'
import type { Settings } from '#shared/domain/settings.ts'
import { defaultSettings } from '#shared/domain/settings.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'

const root = path.join(import.meta.dirname, '../../..')

/** Answers to the window's calls; what is left out answers with an empty success. */
export type Answers = {
  readonly [N in CallName]?: (input: CallInput<N>) => Result<CallOutput<N>, CallError>
}

/** The window with nothing behind it but given answers: for looks and states that are hard to come by otherwise. */
export interface TestWindow {
  readonly page: Page
  /** Every call that the window made, in order. */
  readonly calls: readonly { readonly name: string; readonly input: unknown }[]
  readonly emit: (name: string, data: unknown) => Promise<void>
  readonly close: () => Promise<void>
}

let served: Promise<{ readonly server: PreviewServer; readonly browser: Browser }> | undefined

async function serve(): Promise<{ readonly server: PreviewServer; readonly browser: Browser }> {
  const server = await preview({
    root,
    configFile: false,
    logLevel: 'error',
    build: { outDir: 'dist/renderer' },
    preview: { port: 0 },
  })
  const browser = await chromium.launch({ executablePath: await unpackNpmChromium(), args: ['--no-sandbox'] })
  return { server, browser }
}

/** Opens the renderer as it is built, over a bridge that gives `answers`. */
export async function openWindow(
  answers: Answers,
  options: {
    readonly settings?: Partial<Settings>
    readonly width?: number
    readonly height?: number
    readonly scale?: number
  } = {},
): Promise<TestWindow> {
  served ??= serve()
  const { server, browser } = await served
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1440, height: options.height ?? 900 },
    deviceScaleFactor: options.scale ?? 1,
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  const calls: { name: string; input: unknown }[] = []
  let settings: Settings = { ...defaultSettings, locale: 'zh-Hans', theme: 'light', ...options.settings }
  const own: Answers = {
    'app.about': () =>
      ok({
        version: '0.1.0',
        platform: 'linux',
        systemLocale: 'zh-Hans',
        isStandIn: true,
        dataPath: '/home/wei/.galley',
      }),
    'settings.get': () => ok(settings),
    'settings.change': ({ change }) => ok((settings = { ...settings, ...change } as Settings)),
    'house.get': () =>
      ok({
        path: '/home/wei/.galley/house/founding-years.json',
        foundingYears: [],
        lists: {
          remarks: { path: '/home/wei/.galley/house/remarks.txt' },
          people: { path: '/home/wei/.galley/house/people.txt' },
          words: { path: '/home/wei/.galley/house/words.txt' },
        },
        packs: [],
        dismissed: { path: '/home/wei/.galley/house/dismissed.csv', list: [], badLines: [] },
      }),
    'outbox.list': () => ok({ entries: [] }),
    'library.list': () => ok({ articles: [] }),
    'article.versions': () => ok({ versions: [] }),
    'article.originals': () => ok({ versions: [], lostFiles: [] }),
    // Every file is an article of its own.
    'import.list': ({ file }) => ok({ files: [file as GivenFile] }),
    'library.backups': () => ok({ backups: [] }),
    'library.state': () => err(callError('library-missing', { file: '/home/wei/nowhere.sqlite' })),
    ...answers,
  }
  await page.exposeFunction('galleyInvoke', (name: CallName, input: never) => {
    calls.push({ name, input })
    return own[name]?.(input) ?? ok({})
  })
  await page.exposeFunction('galleyInvokeText', (name: CallName, input: never) => {
    calls.push({ name, input })
    return packJson(own[name]?.(input) ?? ok({}))
  })
  await page.addInitScript(() => {
    const listeners = new Set<(name: string, data: unknown) => void>()
    Object.assign(window, {
      galley: {
        invoke: (name: string, input: unknown) =>
          (window as never as { galleyInvoke: (name: string, input: unknown) => unknown }).galleyInvoke(name, input),
        listen: (listener: (name: string, data: unknown) => void) => {
          listeners.add(listener)
          return () => listeners.delete(listener)
        },
        invokeText: (name: string, input: unknown) =>
          (window as never as { galleyInvokeText: (name: string, input: unknown) => unknown }).galleyInvokeText(
            name,
            input,
          ),
        fileOf: async (file: File) => ({ token: file.name, name: file.name, place: `/dropped/${file.name}` }),
      },
      galleyEmit: (name: string, data: unknown) => listeners.forEach((listener) => listener(name, data)),
    })
  })
  await page.goto(server.resolvedUrls?.local[0] ?? '')
  await page.waitForFunction(() => document.querySelector('#root main, #root .frame, #root .proof') !== null)
  await page.evaluate(() => document.fonts.ready)
  return {
    page,
    calls,
    emit: (name, data) =>
      page.evaluate(
        ([name, data]) =>
          (window as never as { galleyEmit: (name: unknown, data: unknown) => void }).galleyEmit(name, data),
        [name, data],
      ),
    close: () => context.close(),
  }
}

/** Ends server and browser. */
export async function closeWindows(): Promise<void> {
  if (served === undefined) return
  const { server, browser } = await served
  served = undefined
  await browser.close()
  await server.close()
}
