import type { CheckOptions } from '#shared/checks/check-article.ts'
import { checkOptionsOf, houseRulesOf, RULE_SETTINGS } from '#shared/checks/options-of.ts'
import type { Settings } from '#shared/domain/settings.ts'
import { appStore, type AppState } from './app-store.ts'

let last:
  | {
      readonly settings: Settings
      readonly house: AppState['house']
      readonly language: string
      readonly options: CheckOptions
    }
  | undefined

/** Which rules run over an article in that language, as the settings say; the same object as long as they say the same. */
export function checkOptions(language: string): CheckOptions {
  const { settings, house } = appStore.getState()
  const known = last
  if (
    known?.language === language &&
    known.house === house &&
    RULE_SETTINGS.every((name) => known.settings[name] === settings[name])
  )
    return known.options
  const options = checkOptionsOf(settings, house === undefined ? { foundingYears: [] } : houseRulesOf(house), language)
  last = { settings, house, language, options }
  return options
}
