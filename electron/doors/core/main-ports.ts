import { callError, type CallError } from '#shared/contract/errors.ts'
import { ok } from '#shared/lib/result.ts'
import type { Ports } from '#electron/ports.ts'
import type { CoreSetup, MainPorts } from './messages.ts'

/** Puts a question to a port of main; resolves with what it answers. */
export type AskMain = (port: keyof MainPorts, method: string, args: readonly unknown[]) => Promise<unknown>

type CorePorts = Pick<Ports, 'dialogs' | 'paper' | 'shell' | 'settings' | 'window' | 'about' | 'now'>

/** The ports of the services in the core: what only main can do is asked of it; settings are a copy that main keeps fresh. */
export function portsThroughMain(
  setup: CoreSetup,
  ask: AskMain,
): CorePorts & { refresh(settings: CoreSetup['settings']): void } {
  let { settings } = setup
  const path = async (method: string, ...args: readonly unknown[]): Promise<string | undefined> =>
    (await ask('dialogs', method, args)) as string | undefined
  const yes = async (method: string, ...args: readonly unknown[]): Promise<boolean> =>
    (await ask('dialogs', method, args)) === true
  // The window's own calls are answered by main and never come here.
  const nothing = (): void => undefined
  return {
    now: Date.now,
    about: setup.about,
    dialogs: {
      openArticles: async () => ((await ask('dialogs', 'openArticles', [])) ?? []) as readonly string[],
      openPicture: () => path('openPicture'),
      openFile: () => path('openFile'),
      openLibrary: () => path('openLibrary'),
      newLibrary: () => path('newLibrary'),
      openAnnotations: () => path('openAnnotations'),
      saveExport: (name, extension) => path('saveExport', name, extension),
      exportFolder: () => path('exportFolder'),
      confirmLink: (url) => yes('confirmLink', url),
      confirmFile: (name) => yes('confirmFile', name),
    },
    paper: {
      print: async (page, pdf) => printed(await ask('paper', 'print', [page, pdf])),
      send: async (page) => printed(await ask('paper', 'send', [page])),
    },
    shell: {
      reveal: (place) => void ask('shell', 'reveal', [place]),
      openLink: async (url) => void (await ask('shell', 'openLink', [url])),
      openFile: async (place) => void (await ask('shell', 'openFile', [place])),
    },
    settings: {
      read: () => settings,
      change: (change) => {
        settings = { ...settings, ...change }
        void ask('settings', 'change', [change])
        return ok(settings)
      },
    },
    window: { ready: nothing, closeReady: nothing, setTitle: nothing, setZoom: nothing, paste: nothing },
    refresh: (fresh) => {
      settings = fresh
    },
  }
}

/** What failed on the way in main is no answer, and no word of success. */
function printed(answer: unknown): CallError | undefined {
  return answer === 'printed'
    ? undefined
    : ((answer as CallError | undefined) ?? callError('paper-failed', { detail: '' }))
}
