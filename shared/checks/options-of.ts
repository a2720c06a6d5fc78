import { presetFor, presetsWith, type CaptionPreset } from '../captions/presets.ts'
import type { Settings } from '../domain/settings.ts'
import type { CheckOptions } from './check-article.ts'

export type PresetSettings = Pick<Settings, 'captionPreset' | 'captionPresets'>

/** The list of elements that holds for an article. */
export function presetOf(settings: PresetSettings, language: string): CaptionPreset {
  const id = settings.captionPreset === 'auto' ? undefined : settings.captionPreset
  return presetFor(language, id, presetsWith(settings.captionPresets))
}

/** Which rules run over an article in that language, and how: as the settings and the house's own lists say. */
export function checkOptionsOf(
  settings: PresetSettings & Pick<Settings, 'rulesOff' | 'rulesOn'>,
  foundingYears: NonNullable<CheckOptions['foundingYears']>,
  language: string,
): CheckOptions {
  return {
    off: settings.rulesOff,
    on: settings.rulesOn,
    captionPreset: presetOf(settings, language),
    foundingYears,
  }
}
