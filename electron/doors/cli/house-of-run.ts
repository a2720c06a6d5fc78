import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { houseRulesOf, ruleSettingsOf, type HouseSettings } from '#shared/checks/options-of.ts'
import { callError } from '#shared/contract/errors.ts'
import { defaultSettings, ENGLISH_SPELLINGS, type Settings } from '#shared/domain/settings.ts'
import { readJson, settingsIn } from '#electron/files/settings-json.ts'
import { readHouse } from '#electron/services/house.ts'
import { dataPlace } from './data-place.ts'
import { CommandFailure, UsageFailure } from './failure.ts'
import type { Job } from './command-call.ts'
import type { OptionKinds } from './options.ts'

/** What chooses by whose rules is checked. */
export const HOUSE_OPTIONS: OptionKinds = {
  house: 'flag',
  'no-house': 'flag',
  'user-data-dir': 'value',
  english: 'value',
}

/**
 * The house by whose settings and files is checked: of the folder that `--user-data-dir` names, else of the app's own;
 * undefined: the usual rules hold, because `--no-house` says so, or because nothing was said and `isUsual` is false. What
 * `--english` says of the spelling holds before the house's. A house
 * that was asked for and cannot be read ends the command; one that was not is said and left out.
 */
export function houseOfRun(job: Job, isUsual: boolean): HouseSettings | undefined {
  const englishSpelling = job.options.choice('english', ENGLISH_SPELLINGS)
  const own = ownHouse(job, isUsual)
  if (englishSpelling === undefined) return own
  const { rules, house } = own ?? { rules: ruleSettingsOf(defaultSettings), house: { foundingYears: [] } }
  return { rules: { ...rules, englishSpelling }, house }
}

function ownHouse(job: Job, isUsual: boolean): HouseSettings | undefined {
  const { options, out, surroundings } = job
  const given = options.text('user-data-dir')
  const isAsked = options.flag('house') || given !== undefined
  if (options.flag('no-house')) {
    if (isAsked)
      throw new UsageFailure('rivals', {
        one: '--no-house',
        other: given === undefined ? '--house' : '--user-data-dir',
      })
    return undefined
  }
  if (!isAsked && !isUsual) return undefined
  const folder = given === undefined ? dataPlace(surroundings.environment) : options.path(given)
  if (!isFolder(folder)) {
    if (isAsked) throw new CommandFailure(callError('file-missing', { file: folder }))
    return undefined
  }
  const settings = settingsOf(folder)
  if (settings === undefined) {
    const file = settingsPath(folder)
    if (isAsked) throw new CommandFailure(callError('file-unreadable', { file }))
    out.remark(out.t('cli.house.unread', { file }))
  }
  const house = readHouse(folder)
  for (const { path: file, problem } of [house, ...Object.values(house.lists)])
    if (problem !== undefined) out.remark(out.t('cli.house.unread', { file }))
  const rules = ruleSettingsOf(settings ?? defaultSettings)
  const [off, on] = [rules.rulesOff.length, rules.rulesOn.length]
  if (!out.isJson && options.text('rules') === undefined && off + on > 0)
    out.remark(out.t('cli.house.by', { folder, off, on }))
  return { rules, house: houseRulesOf(house) }
}

/** Settings by which the command works: a person's own are the window's, but for the rules of the house. */
export function settingsOfCommand(folder: string): Settings {
  return { ...defaultSettings, ...ruleSettingsOf(settingsOf(folder) ?? defaultSettings) }
}

const settingsPath = (folder: string): string => path.join(folder, 'settings.json')

const isFolder = (folder: string): boolean => existsSync(folder) && statSync(folder).isDirectory()

/** The settings that the app keeps there, as far as they can be read; undefined where nothing of them can. Nothing is written. */
function settingsOf(folder: string): Settings | undefined {
  try {
    const json = readJson(settingsPath(folder))
    return json === undefined ? defaultSettings : settingsIn(json).settings
  } catch {
    return undefined
  }
}
