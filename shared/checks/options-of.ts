import { presetFor, presetsWith, type CaptionPreset } from '../captions/presets.ts'
import type { House, HousePack } from '../contract/house.ts'
import type { Settings } from '../domain/settings.ts'
import type { CheckOptions } from './check-article.ts'

export type PresetSettings = Pick<Settings, 'captionPreset' | 'captionPresets'>

/** What of the settings decides which rules run, and how. */
export const RULE_SETTINGS = [
  'rulesOff',
  'rulesOn',
  'packsOff',
  'packsOn',
  'captionPreset',
  'captionPresets',
  'englishSpelling',
] as const satisfies readonly (keyof Settings)[]
export type RuleSettings = Pick<Settings, (typeof RULE_SETTINGS)[number]>

/** Those alone. */
export function ruleSettingsOf(settings: RuleSettings): RuleSettings {
  const { rulesOff, rulesOn, packsOff, packsOn, captionPreset, captionPresets, englishSpelling } = settings
  return { rulesOff, rulesOn, packsOff, packsOn, captionPreset, captionPresets, englishSpelling }
}

/** The list of elements that holds for an article. */
export function presetOf(settings: PresetSettings, language: string): CaptionPreset {
  const id = settings.captionPreset === 'auto' ? undefined : settings.captionPreset
  return presetFor(language, id, presetsWith(settings.captionPresets))
}

/** A pack of words as the checks need it; one that comes with Galley has no file. */
type HeldPack = Pick<HousePack, 'name' | 'path' | 'text' | 'allowed'>

/** What a house adds to the checks. */
export interface HouseRules extends Pick<CheckOptions, 'foundingYears' | 'ownWords' | 'neverTold'> {
  readonly packs?: readonly HeldPack[] | undefined
}

type HouseData = Pick<House, 'foundingYears' | 'lists' | 'packs' | 'dismissed'>

/** What the house's files, as they were read, add to the checks. */
export function houseRulesOf({ foundingYears, lists, packs, dismissed }: HouseData): HouseRules {
  const { lines } = lists.words
  return {
    foundingYears,
    ...(lines === undefined ? {} : { ownWords: lines }),
    neverTold: dismissed.list,
    packs: packs.map(({ name, path, text, allowed }) => ({ name, path, text, allowed })),
  }
}

/** Whether a pack holds: one of the house's unless it is switched off, one that comes with Galley once it is switched on. */
export function isPackOn(
  { name, path }: Pick<HousePack, 'name' | 'path'>,
  { packsOff, packsOn }: Pick<Settings, 'packsOff' | 'packsOn'>,
): boolean {
  return path === undefined ? packsOn.includes(name) : !packsOff.includes(name)
}

/** A house as far as checks ask for it: its settings of rules and what its files add. */
export interface HouseSettings {
  readonly rules: RuleSettings
  readonly house: HouseRules
}

/** Which rules run over an article in that language, and how: as the settings and the house's own lists say. */
export function checkOptionsOf(settings: RuleSettings, house: HouseRules, language: string): CheckOptions {
  return {
    off: settings.rulesOff,
    on: settings.rulesOn,
    captionPreset: presetOf(settings, language),
    ...(settings.englishSpelling === 'text' ? {} : { variety: settings.englishSpelling }),
    ...houseOptionsOf(house, settings),
  }
}

/** What of a house holds by the settings. */
function houseOptionsOf(
  { packs = [], neverTold, ...house }: HouseRules,
  settings: Pick<Settings, 'packsOff' | 'packsOn'>,
): Pick<CheckOptions, 'foundingYears' | 'ownWords' | 'packs' | 'neverTold'> {
  const held = packs.filter((pack) => isPackOn(pack, settings))
  const ownWords = [...(house.ownWords ?? []), ...held.flatMap(({ allowed }) => allowed)]
  return {
    ...house,
    ...(ownWords.length === 0 ? {} : { ownWords }),
    ...(neverTold === undefined || neverTold.length === 0 ? {} : { neverTold }),
    ...(held.length === 0 ? {} : { packs: held.map(({ name, text }) => ({ name, text })) }),
  }
}
