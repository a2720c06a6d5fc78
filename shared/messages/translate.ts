import { createInstance, type i18n } from 'i18next'
import type { Locale } from '../domain/settings.ts'
import { messages } from './messages.ts'

/** Fills and gives one text; `key` is `area.path.to.text`. */
export type Translate = (key: string, values?: Readonly<Record<string, string | number>>) => string

/** An i18next of its own, with all texts in it and no start-up wait. Areas are the first part of a key. */
export function createI18n(locale: Locale): i18n {
  const instance = createInstance({
    lng: locale,
    fallbackLng: 'en',
    resources: Object.fromEntries(Object.entries(messages).map(([lng, texts]) => [lng, { translation: texts }])),
    interpolation: { escapeValue: false },
    returnNull: false,
    initAsync: false,
  })
  void instance.init()
  return instance
}

/** The texts of one language, for menus, dialogs and the command. */
export function createTranslate(locale: Locale): Translate {
  const instance = createI18n(locale)
  return (key, values) => instance.t(key, values ?? {})
}

/** The interface language that fits what the system prefers, best first (BCP 47 tags). */
export function localeFor(tags: readonly string[]): Locale {
  for (const tag of tags) {
    const lower = tag.toLowerCase()
    if (lower.startsWith('zh')) return /hant|tw|hk|mo/.test(lower) ? 'zh-Hant' : 'zh-Hans'
    if (/^en-(?:gb|ie|au|nz|za|in|sg|hk|my)\b/u.test(lower)) return 'en-GB'
    if (lower.startsWith('en')) return 'en'
  }
  return 'en'
}
