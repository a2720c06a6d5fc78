import { existsSync } from 'node:fs'
import path from 'node:path'
import { app } from 'electron'
import { LIBRARY_EXTENSION } from './dialogs.ts'

/** Where the app's own parts lie, and where a person's things are kept. */
export interface Places {
  readonly preload: string
  readonly renderer: string
  readonly core: string
  readonly importWorker: string
  readonly sample: string
  readonly data: string
  readonly library: string
  readonly settings: string
  readonly windowState: string
  readonly logs: string
  readonly documents: string
}

/**
 * Puts the person's data where it belongs: where the command line says, beside a portable program (Windows), else in the
 * system's place for apps, under the same name whether packaged or not. Before anything else asks for it.
 */
export function settleDataPlace(): void {
  const given = app.commandLine.getSwitchValue('user-data-dir')
  const portable = process.env.PORTABLE_EXECUTABLE_DIR
  const data =
    given !== ''
      ? path.resolve(given)
      : portable !== undefined
        ? path.join(portable, 'Galley data')
        : path.join(app.getPath('appData'), 'Galley')
  app.setPath('userData', data)
  // What Chromium keeps for itself does not lie among the person's own files.
  app.setPath('sessionData', path.join(data, 'chromium'))
}

/** The places of this run. `mainFolder`: where the built main lies. */
export function findPlaces(mainFolder: string): Places {
  const data = app.getPath('userData')
  const builtSample = path.join(mainFolder, '../sample')
  return {
    preload: path.join(mainFolder, '../preload/preload.cjs'),
    renderer: path.join(mainFolder, '../renderer'),
    core: path.join(mainFolder, 'core.js'),
    importWorker: path.join(mainFolder, 'import-worker.js'),
    sample: existsSync(builtSample) ? builtSample : path.join(mainFolder, '../../build/sample'),
    data,
    library: path.join(data, `library.${LIBRARY_EXTENSION}`),
    settings: path.join(data, 'settings.json'),
    windowState: path.join(data, 'window.json'),
    logs: path.join(data, 'logs'),
    documents: app.getPath('documents'),
  }
}
