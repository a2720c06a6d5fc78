import os from 'node:os'
import path from 'node:path'
import type Electron from 'electron'
import type { ChromiumPage } from '../chromium/page.ts'
import { askPerson, type Question, type Said } from '../page/ask-person.ts'
import type { DialogKind } from './dialog.ts'
import { windows } from './windows.ts'

const frontPage = async (): Promise<ChromiumPage> => {
  const window = windows.focused()
  if (!window) throw new Error('There is no window to show a dialog in')
  return await window.webContents.page
}

const ask = async (question: Question): Promise<Said> =>
  (await (await frontPage()).evaluate(`(${askPerson.toString()})(${JSON.stringify(question)})`)) as Said

const extensionsOf = (filters: readonly Electron.FileFilter[]): string =>
  filters
    .flatMap(({ extensions }) => extensions)
    .filter((extension) => extension !== '*')
    .map((extension) => `.${extension}`)
    .join(',')

/** Chromium's own chooser: a file field that is clicked, and whose files' paths Chromium's protocol tells. */
const chooseFiles = async (options: Electron.OpenDialogOptions): Promise<Electron.OpenDialogReturnValue> => {
  const properties = options.properties ?? []
  const isFolder = properties.includes('openDirectory') && !properties.includes('openFile')
  const field = {
    type: 'file',
    accept: extensionsOf(options.filters ?? []),
    multiple: properties.includes('multiSelections'),
    webkitdirectory: isFolder,
  }
  const expression = `new Promise((resolve) => {
    const field = Object.assign(document.createElement('input'), ${JSON.stringify(field)})
    field.addEventListener('change', () => resolve([...field.files]))
    field.addEventListener('cancel', () => resolve([]))
    field.click()
  })`
  const files = (await (await frontPage()).pathsOf(expression)).map((file) => file.path)
  // Of a folder the chooser gives what lies in it; what lies highest tells which folder it is.
  const filePaths = isFolder
    ? files
        .map((file) => path.dirname(file))
        .toSorted((a, b) => a.length - b.length)
        .slice(0, 1)
    : files
  return { canceled: filePaths.length === 0, filePaths }
}

const chooseTarget = async (options: Electron.SaveDialogOptions): Promise<Electron.SaveDialogReturnValue> => {
  const suggested = path.resolve(os.homedir(), options.defaultPath ?? 'galley')
  const buttons = [options.buttonLabel ?? 'Save', 'Cancel']
  const message = options.title ?? options.message ?? buttons[0] ?? ''
  const said = await ask({ message, detail: '', buttons, cancelId: 1, checkbox: undefined, text: suggested })
  const isGiven = said.button === 0 && said.text.trim() !== ''
  return { canceled: !isGiven, filePath: isGiven ? path.resolve(os.homedir(), said.text.trim()) : '' }
}

const askMessage = async (options: Electron.MessageBoxOptions): Promise<Electron.MessageBoxReturnValue> => {
  const buttons = options.buttons && options.buttons.length > 0 ? options.buttons : ['OK']
  const said = await ask({
    message: options.message,
    detail: options.detail ?? '',
    buttons,
    cancelId: options.cancelId ?? buttons.length - 1,
    checkbox: options.checkboxLabel,
    text: undefined,
  })
  return { response: said.button, checkboxChecked: said.isChecked }
}

/** Shown when a person, not a test, uses the stand-in's window. */
export const showToPerson = async (kind: DialogKind, options: Record<string, unknown>): Promise<object> => {
  if (kind === 'showOpenDialog') return await chooseFiles(options as Electron.OpenDialogOptions)
  if (kind === 'showSaveDialog') return await chooseTarget(options as Electron.SaveDialogOptions)
  return await askMessage(options as unknown as Electron.MessageBoxOptions)
}
