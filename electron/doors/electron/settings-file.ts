import { mkdirSync, renameSync } from 'node:fs'
import { dirname } from 'node:path'
import type { CallError } from '#shared/contract/errors.ts'
import { defaultSettings, type Settings } from '#shared/domain/settings.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { sweepAsides } from '#electron/files/asides.ts'
import { readJson, settingsIn } from '#electron/files/settings-json.ts'
import { notWritten, writeFileWhole } from '#electron/files/write-whole.ts'

/** Settings kept in a file; what is in memory is what was last read or written. */
export interface SettingsFile {
  read(): Settings
  change(change: Partial<Settings>): Result<Settings, CallError>
}

/** A damaged file is put aside under another name: it is the person's, and may be mended by hand. */
function readOrPutAside(file: string, now: () => number): Settings {
  let settings: Settings | undefined
  try {
    const json = readJson(file)
    if (json === undefined) return defaultSettings
    const read = settingsIn(json)
    if (read.isWhole) return read.settings
    settings = read.settings
  } catch {
    settings = undefined
  }
  try {
    renameSync(file, file.replace(/\.json$/, `.damaged-${now()}.json`))
    if (settings !== undefined) write(file, settings)
  } catch {
    // It cannot even be moved, or nothing written: the next write replaces it.
  }
  return settings ?? defaultSettings
}

function write(file: string, settings: Settings): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileWhole(file, Buffer.from(`${JSON.stringify(settings, undefined, 2)}\n`))
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
        write(file, settings)
      } catch (thrown) {
        return err(notWritten(file, thrown))
      }
      current = settings
      onChange(settings)
      return ok(settings)
    },
  }
}
