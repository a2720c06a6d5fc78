import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** What the starter of the stand-in says through the environment; an app under test never reads these. */
export type Settings = {
  /** `test`: dialogs are answered by a queue. `person`: dialogs are shown. `snapshot`: a picture is taken, then it ends. */
  readonly mode: 'test' | 'person' | 'snapshot'
  readonly chromium: string
  readonly isHeadless: boolean
  readonly locale: string
  readonly widthPx: number
  readonly heightPx: number
  readonly profileFolder: string | undefined
  readonly snapshotFile: string | undefined
  readonly homeAddress: string
  readonly isPackaged: boolean
  /** The tests start a hundred pages that live for seconds. */
  readonly isBrief: boolean
  /** A measurement wants to know how long main stands still. */
  readonly isWatched: boolean
}

const readMode = (text: string | undefined): Settings['mode'] =>
  text === 'person' || text === 'snapshot' ? text : 'test'

const env = process.env
const [widthPx, heightPx] = (env.GALLEY_STAND_IN_SIZE ?? '1440x900').split('x').map(Number)

/** The settings of this process. */
export const settings: Settings = {
  mode: readMode(env.GALLEY_STAND_IN_MODE),
  chromium: env.GALLEY_STAND_IN_CHROMIUM ?? '',
  isHeadless: env.GALLEY_STAND_IN_HEADED !== '1',
  locale: env.GALLEY_STAND_IN_LOCALE ?? 'zh-CN',
  widthPx: widthPx ?? 1440,
  heightPx: heightPx ?? 900,
  profileFolder: env.GALLEY_STAND_IN_PROFILE,
  homeAddress: env.GALLEY_STAND_IN_HOME ?? 'about:blank',
  snapshotFile: env.GALLEY_STAND_IN_SNAPSHOT,
  isPackaged: env.GALLEY_STAND_IN_PACKAGED === '1',
  isBrief: env.GALLEY_STAND_IN_BRIEF === '1',
  isWatched: env.GALLEY_STAND_IN_WATCH === '1',
}

/** The value of a `--name=value` switch of the command line, as Chromium would read it. */
export const switchValue = (name: string): string | undefined =>
  process.argv.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3)

/** Chromium's profile: a folder of its own that is thrown away, unless the starter names one. */
export const profileFolder = (): string =>
  settings.profileFolder ?? mkdtempSync(path.join(os.tmpdir(), 'galley-profile-'))
