import { mkdirSync, readFileSync, renameSync } from 'node:fs'
import { dirname } from 'node:path'
import type { CallError } from '#shared/contract/errors.ts'
import { defaultSettings, settingsSchema, type Settings } from '#shared/domain/settings.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { sweepAsides } from '#electron/files/asides.ts'
import { notWritten, writeFileWhole } from '#electron/files/write-whole.ts'
import { errorCodeOf } from '#electron/files/error-code.ts'

/** The file's JSON, or undefined when there is no file; throws when there is one that cannot be read. */
export function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown
  } catch (thrown) {
    if (errorCodeOf(thrown) === 'ENOENT') return undefined
    throw thrown
  }
}

/** Settings kept in a file; what is in memory is what was last read or written. */
export interface SettingsFile {
  read(): Settings
  change(change: Partial<Settings>): Result<Settings, CallError>
}

/** A damaged file is put aside under another name: it is the person's, and may be mended by hand. */
function readOrPutAside(file: string, now: () => number): Settings {
  try {
    const json = readJson(file)
    return json === undefined ? defaultSettings : settingsSchema.parse(json)
  } catch {
    try {
      renameSync(file, file.replace(/\.json$/, `.damaged-${now()}.json`))
    } catch {
      // It cannot even be moved; the next write replaces it.
    }
    return defaultSettings
  }
}

/** Opens the settings; `onChange` hears every change that was written. */
export function openSettings(file: string, now: () => number, onChange: (settings: Settings) => void): SettingsFile {
  // What a killed process left half written.
  sweepAsides(file)
  let current = readOrPutAside(file, now)
  return {
    read: () => current,
    change: (change) => {
      const named = Object.entries(change).filter(([, value]) => value !== undefined)
      const settings: Settings = { ...current, ...Object.fromEntries(named) }
      try {
        mkdirSync(dirname(file), { recursive: true })
        writeFileWhole(file, Buffer.from(`${JSON.stringify(settings, undefined, 2)}\n`))
      } catch (thrown) {
        return err(notWritten(file, thrown))
      }
      current = settings
      onChange(settings)
      return ok(settings)
    },
  }
}
