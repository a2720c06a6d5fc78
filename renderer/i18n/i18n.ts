import { initReactI18next } from 'react-i18next'
import type { Locale, Settings } from '#shared/domain/settings.ts'
import { createI18n } from '#shared/messages/translate.ts'
import { readWhenIdle } from '../lib/later.tsx'

/** The texts of the window; its language can be switched at once. */
export const i18n = createI18n('zh-Hans')
initReactI18next.init(i18n)

const readTraditionalFaces = (): Promise<unknown> => import('../styles/fonts-traditional.ts')
readWhenIdle(readTraditionalFaces)

/** The language that the settings ask for. */
export function localeOf(settings: Settings, systemLocale: Locale): Locale {
  return settings.locale === 'system' ? systemLocale : settings.locale
}

/** Switches all texts, and tells the browser and screen readers the language. */
export function switchLocale(locale: Locale): void {
  document.documentElement.lang = locale
  if (locale === 'zh-Hant') void readTraditionalFaces()
  if (i18n.language !== locale) void i18n.changeLanguage(locale)
}
