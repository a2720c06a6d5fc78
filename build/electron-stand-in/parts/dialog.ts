import type Electron from 'electron'
import { guarded } from '../core/guarded.ts'
import { recorded } from '../core/recorded.ts'
import { settings } from '../core/settings.ts'
import { showToPerson } from './person-dialog.ts'

/** An answer that a test has prepared; `kind` left out fits whatever is asked next. */
export type QueuedAnswer = { readonly kind?: DialogKind; readonly answer: Record<string, unknown> }

/** The dialogs that the app can ask for. */
export type DialogKind = 'showOpenDialog' | 'showSaveDialog' | 'showMessageBox'

const queue: QueuedAnswer[] = []

/** Prepares the answer to the next dialog. */
export const queueAnswer = (answer: QueuedAnswer): void => {
  queue.push(answer)
}

const defaults: Readonly<Record<DialogKind, Record<string, unknown>>> = {
  showOpenDialog: { canceled: false, filePaths: [] },
  showSaveDialog: { canceled: false, filePath: '' },
  showMessageBox: { response: 0, checkboxChecked: false },
}

/** Takes the next prepared answer; a dialog that no test has prepared is a failure of the test. */
const take = (kind: DialogKind, options: unknown): Record<string, unknown> => {
  const at = queue.findIndex((queued) => queued.kind === undefined || queued.kind === kind)
  const [queued] = at < 0 ? [] : queue.splice(at, 1)
  recorded.dialogs.push({ kind, options, answer: queued?.answer })
  if (queued) return { ...defaults[kind], ...queued.answer }
  const text = `An unexpected ${kind}: no answer was queued (${JSON.stringify(options)})`
  recorded.failures.push(text)
  throw new Error(text)
}

/** Dialogs take an optional window first. */
const optionsOf = (args: readonly unknown[]): Record<string, unknown> => {
  const last = args.at(-1)
  const isWindow = typeof last === 'object' && last !== null && 'webContents' in last
  return last === undefined || isWindow ? {} : (last as Record<string, unknown>)
}

const ask = async (kind: DialogKind, args: readonly unknown[]): Promise<Record<string, unknown>> => {
  const options = optionsOf(args)
  if (settings.mode !== 'person') return take(kind, options)
  return { ...defaults[kind], ...(await showToPerson(kind, options)) }
}

type Covered =
  | 'showErrorBox'
  | 'showMessageBox'
  | 'showMessageBoxSync'
  | 'showOpenDialog'
  | 'showOpenDialogSync'
  | 'showSaveDialog'
  | 'showSaveDialogSync'

const covered = {
  showOpenDialog: async (...args: unknown[]) =>
    (await ask('showOpenDialog', args)) as unknown as Electron.OpenDialogReturnValue,
  showSaveDialog: async (...args: unknown[]) =>
    (await ask('showSaveDialog', args)) as unknown as Electron.SaveDialogReturnValue,
  showMessageBox: async (...args: unknown[]) =>
    (await ask('showMessageBox', args)) as unknown as Electron.MessageBoxReturnValue,
  showOpenDialogSync: (...args: unknown[]) => take('showOpenDialog', optionsOf(args)).filePaths as string[] | undefined,
  showSaveDialogSync: (...args: unknown[]) => take('showSaveDialog', optionsOf(args)).filePath as string,
  showMessageBoxSync: (...args: unknown[]) => take('showMessageBox', optionsOf(args)).response as number,
  showErrorBox: (title: string, content: string) => {
    recorded.dialogs.push({ kind: 'showErrorBox', options: { title, content }, answer: undefined })
    // An error box needs no answer, but a test should know of it.
    process.stderr.write(`${title}: ${content}\n`)
  },
} satisfies Pick<Electron.Dialog, Covered>

/** Electron's `dialog`. */
export const dialog = guarded('dialog', covered)
