import { existsSync } from 'node:fs'
import path from 'node:path'
import { dialog, type BrowserWindow, type FileFilter, type OpenDialogOptions } from 'electron'
import { endingsOfDialog, type DialogGroup } from '#shared/contract/formats.ts'
import type { Translate } from '#shared/messages/translate.ts'
import type { DialogPort } from '#electron/ports.ts'
import { endedPlace } from './ended-place.ts'
import { outsideAddress } from './outside-address.ts'

export const LIBRARY_EXTENSION = 'sqlite'

/** What the dialogs need of the app. */
export interface DialogParts {
  readonly translate: () => Translate
  readonly window: () => BrowserWindow | undefined
  readonly platform: string
  /** Where documents are proposed to be saved. */
  readonly documentsPath: string
}

/** The system's dialogs, in the person's language. */
export function createDialogs(parts: DialogParts): DialogPort {
  const text = (key: string): string => parts.translate()(`dialogs.${key}`)
  const everything = (): FileFilter => ({ name: text('allFiles'), extensions: ['*'] })
  const filters = (key: string, extensions: string[]): FileFilter[] => [{ name: text(key), extensions }, everything()]
  /** Others than these can still be chosen under “all files”, and are refused with a reason. */
  const filtersOf = (group: DialogGroup): FileFilter[] => filters(group, [...endingsOfDialog(group)])

  const open = async (options: OpenDialogOptions): Promise<readonly string[]> => {
    const window = parts.window()
    const answer = await (window === undefined
      ? dialog.showOpenDialog(options)
      : dialog.showOpenDialog(window, options))
    return answer.canceled ? [] : answer.filePaths
  }
  const openOne = async (titleKey: string, fileFilters: FileFilter[]): Promise<string | undefined> =>
    (await open({ title: text(titleKey), filters: fileFilters, properties: ['openFile'] }))[0]

  const save = async (
    title: string,
    name: string,
    extension: string,
    filterName: string,
  ): Promise<string | undefined> => {
    const options = {
      title,
      defaultPath: path.join(parts.documentsPath, `${name}.${extension}`),
      filters: [{ name: filterName, extensions: [extension] }],
      properties: ['createDirectory' as const, 'showOverwriteConfirmation' as const],
    }
    const window = parts.window()
    const answer = await (window === undefined
      ? dialog.showSaveDialog(options)
      : dialog.showSaveDialog(window, options))
    return answer.canceled || answer.filePath === '' ? undefined : endedPlace(answer.filePath, extension, existsSync)
  }

  /** Whether the person chose to go on; the safe answer is the one that Enter and Escape give. */
  const ask = async (messageKey: string, detail: string, yesKey: string): Promise<boolean> => {
    const options = {
      type: 'question' as const,
      message: text(messageKey),
      detail,
      buttons: [text('linkCancel'), text(yesKey)],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    }
    const window = parts.window()
    const { response } = await (window === undefined
      ? dialog.showMessageBox(options)
      : dialog.showMessageBox(window, options))
    return response === 1
  }

  return {
    openArticles: () =>
      open({
        title: text('openArticles'),
        filters: filtersOf('articles'),
        // Only macOS can show one dialog for files and folders; elsewhere a folder is dropped onto the window.
        properties: ['openFile', 'multiSelections', ...(parts.platform === 'darwin' ? ['openDirectory' as const] : [])],
      }),
    openPicture: () => openOne('openPicture', filtersOf('pictures')),
    openFile: async () =>
      (await open({ title: text('openFile'), filters: [everything()], properties: ['openFile'] }))[0],
    openLibrary: () => openOne('openLibrary', filters('libraries', [LIBRARY_EXTENSION])),
    openAnnotations: () => openOne('readAnnotations', filtersOf('annotations')),
    newLibrary: () => save(text('newLibrary'), 'Galley', LIBRARY_EXTENSION, text('libraries')),
    saveExport: (defaultName, extension) => save(text('export'), defaultName, extension, extension.toUpperCase()),
    exportFolder: async () =>
      (await open({ title: text('exportFolder'), properties: ['openDirectory', 'createDirectory'] }))[0],
    confirmLink: async (url) => {
      const address = outsideAddress(url)
      // Written out in full, as it will be opened.
      return address !== undefined && ask('linkTitle', address, 'linkOpen')
    },
    confirmFile: (name) => ask('fileTitle', name, 'fileOpen'),
  }
}
