import { presetFor, presetsWith, type CaptionPreset } from '../captions/presets.ts'
import type { House } from '../contract/shapes.ts'
import type { Settings } from '../domain/settings.ts'
import type { CheckOptions } from './check-article.ts'

export type PresetSettings = Pick<Settings, 'captionPreset' | 'captionPresets'>

/** The list of elements that holds for an article. */
export function presetOf(settings: PresetSettings, language: string): CaptionPreset {
  const id = settings.captionPreset === 'auto' ? undefined : settings.captionPreset
  return presetFor(language, id, presetsWith(settings.captionPresets))
}

/** What a house adds to the checks. */
export type HouseRules = Pick<CheckOptions, 'foundingYears' | 'ownWords'>

/** What the house's files, as they were read, add to the checks. */
export function houseRulesOf({ foundingYears, lists }: Pick<House, 'foundingYears' | 'lists'>): HouseRules {
  const { lines } = lists.words
  return { foundingYears, ...(lines === undefined ? {} : { ownWords: lines }) }
}

/** A house as far as checks ask for it: its settings of rules and what its files add. */
export interface HouseSettings {
  readonly rules: PresetSettings & Pick<Settings, 'rulesOff' | 'rulesOn'>
  readonly house: HouseRules
}

/** Which rules run over an article in that language, and how: as the settings and the house's own lists say. */
export function checkOptionsOf(settings: HouseSettings['rules'], house: HouseRules, language: string): CheckOptions {
  return {
    off: settings.rulesOff,
    on: settings.rulesOn,
    captionPreset: presetOf(settings, language),
    ...house,
  }
}
