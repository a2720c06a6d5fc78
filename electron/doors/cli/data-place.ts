import os from 'node:os'
import path from 'node:path'

/**
 * Where the window's app keeps its things when nobody said otherwise: Electron's `appData`, in the same folder as
 * doors/electron/places.ts chooses there. The command keeps nothing in it, and writes nothing over what lies there.
 */
export function dataPlace(environment: Readonly<Record<string, string | undefined>>): string {
  const home = os.homedir()
  const named = (name: string, usual: string): string => {
    const value = environment[name]
    return value === undefined || value === '' ? path.join(home, usual) : value
  }
  if (process.platform === 'darwin') return path.join(home, 'Library', 'Application Support', 'Galley')
  const base = process.platform === 'win32' ? named('APPDATA', 'AppData/Roaming') : named('XDG_CONFIG_HOME', '.config')
  return path.join(base, 'Galley')
}
