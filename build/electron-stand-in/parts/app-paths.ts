import { existsSync, readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { switchValue } from '../core/settings.ts'

type Manifest = { readonly name?: string; readonly productName?: string; readonly version?: string }

/** The folder of the app: the nearest one above main with a package.json, as Electron finds it for `electron .`. */
export const appFolder = ((): string => {
  let folder = path.dirname(process.argv[1] ?? process.cwd())
  while (!existsSync(path.join(folder, 'package.json')) && path.dirname(folder) !== folder)
    folder = path.dirname(folder)
  return folder
})()

const readManifest = (): Manifest => {
  const file = path.join(appFolder, 'package.json')
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Manifest) : {}
}

/** The app's package.json. */
export const manifest: Manifest = readManifest()

const home = os.homedir()

const appDataFolder = (): string => {
  if (process.platform === 'win32') return process.env.APPDATA ?? path.join(home, 'AppData/Roaming')
  if (process.platform === 'darwin') return path.join(home, 'Library/Application Support')
  return process.env.XDG_CONFIG_HOME ?? path.join(home, '.config')
}

const changed = new Map<string, string>()

/** Puts a path elsewhere; Electron asks for an absolute one. */
export const setPath = (name: string, place: string): void => {
  if (!path.isAbsolute(place)) throw new Error('Path must be absolute')
  changed.set(name, place)
}

/** A path by Electron's name for it. */
export const getPath = (name: string, appName: string): string => {
  const known = changed.get(name)
  if (known !== undefined) return known
  const userData = changed.get('userData') ?? switchValue('user-data-dir') ?? path.join(appDataFolder(), appName)
  const places: Readonly<Record<string, string>> = {
    home,
    appData: appDataFolder(),
    userData,
    sessionData: changed.get('userData') ?? userData,
    temp: os.tmpdir(),
    exe: process.execPath,
    module: process.execPath,
    desktop: path.join(home, 'Desktop'),
    documents: path.join(home, 'Documents'),
    downloads: path.join(home, 'Downloads'),
    pictures: path.join(home, 'Pictures'),
    music: path.join(home, 'Music'),
    videos: path.join(home, 'Videos'),
    logs: path.join(userData, 'logs'),
    crashDumps: path.join(userData, 'Crashpad'),
  }
  const place = places[name]
  if (place === undefined) throw new Error(`Failed to get '${name}' path`)
  return place
}
