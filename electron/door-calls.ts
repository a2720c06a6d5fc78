import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import type { CallOutput, DoorCallName, ParsedInput } from '#shared/contract/calls.ts'
import { callError, type CallError } from '#shared/contract/errors.ts'
import type { GivenFile } from '#shared/contract/files.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import type { Ports } from './ports.ts'

type Answer<N extends DoorCallName> = Result<CallOutput<N>, CallError>

/** What answers the calls that need no library. */
export type DoorHandlers = {
  readonly [N in DoorCallName]: (input: ParsedInput<N>) => Answer<N> | Promise<Answer<N>>
}

const done = ok({})

/** A file by its path, as an answer gives it; on its way to a window the path becomes a token. */
export function givenFile(path: string): GivenFile {
  return { path, name: basename(path) }
}

function givenIfAny(path: string | undefined): { readonly file?: GivenFile } {
  return path === undefined ? {} : { file: givenFile(path) }
}

/**
 * Answers what a door can answer by itself: its windows, dialogs and settings, and what leaves the app. The window's door
 * does so while the core opens the library, checks it, or is being started again.
 */
export function createDoorHandlers(ports: Omit<Ports, 'parser' | 'exporter' | 'paper' | 'emit' | 'now'>): DoorHandlers {
  const { dialogs, window, settings, shell } = ports
  return {
    'app.about': () => {
      const { version, platform, systemLocale, isStandIn, dataPath } = ports.about
      return ok({ version, platform, systemLocale, isStandIn, dataPath })
    },
    'settings.get': () => ok(settings.read()),
    'settings.change': ({ change }) => settings.change(change),
    'dialog.openArticles': async () => ok({ files: (await dialogs.openArticles()).map(givenFile) }),
    'dialog.openPicture': async () => ok(givenIfAny(await dialogs.openPicture())),
    'dialog.openFile': async () => ok(givenIfAny(await dialogs.openFile())),
    'file.reveal': ({ file }) => {
      if (!existsSync(file.path)) return err(callError('file-missing', { file: file.path }))
      shell.reveal(file.path)
      return done
    },
    'file.open': async ({ file }) => {
      if (!existsSync(file.path)) return err(callError('file-missing', { file: file.path }))
      await shell.openFile(file.path)
      return done
    },
    'window.closeReady': ({ isClean, isKept }) => {
      window.closeReady(isClean, isKept)
      return done
    },
    'window.ready': () => {
      window.ready()
      return done
    },
    'window.setTitle': ({ title, isUnsaved }) => {
      window.setTitle(title, isUnsaved)
      return done
    },
    'window.setZoom': ({ factor }) => {
      window.setZoom(factor)
      return done
    },
    'window.paste': () => {
      window.paste()
      return done
    },
    'link.open': async ({ url }) => {
      if (!isOutsideLink(url)) return err(callError('invalid-input', { detail: 'url' }))
      if (!(await dialogs.confirmLink(url))) return err(callError('canceled'))
      await shell.openLink(url)
      return done
    },
  }
}

/** Only addresses of the web and of mail ever leave the app (reliability.md A4, 15). */
function isOutsideLink(url: string): boolean {
  return URL.canParse(url) && ['https:', 'mailto:'].includes(new URL(url).protocol)
}
