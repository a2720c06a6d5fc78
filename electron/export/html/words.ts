import type { Locale } from '#shared/domain/settings.ts'
import { isolated } from '#shared/markup/escape.ts'
import { createTranslate, type Translate } from '#shared/messages/translate.ts'

/** BCP 47 tag by which dates of an interface language are written. */
const DATE_TAGS: Readonly<Record<Locale, string>> = {
  'zh-Hans': 'zh-CN',
  'zh-Hant': 'zh-TW',
  en: 'en-US',
  'en-GB': 'en-GB',
}

/** The words of one language as exports need them. */
export interface Words {
  readonly locale: Locale
  /** Text under `exports.`; keys are given without the area. */
  readonly t: Translate
  /** Text of any area, for what makes its words for every door. */
  readonly translate: Translate
  readonly time: (ms: number) => string
  /** The day alone. */
  readonly date: (ms: number) => string
}

export function createWords(locale: Locale): Words {
  const translate = createTranslate(locale)
  const day = new Intl.DateTimeFormat(DATE_TAGS[locale], { dateStyle: 'medium' })
  const format = new Intl.DateTimeFormat(DATE_TAGS[locale], { dateStyle: 'medium', timeStyle: 'short' })
  return {
    locale,
    t: (key, values) => translate(`exports.${key}`, values && isolatedValues(values)),
    translate: (key, values) => translate(key, values && isolatedValues(values)),
    time: (ms) => format.format(new Date(ms)),
    date: (ms) => day.format(new Date(ms)),
  }
}

/** What is put into our words (names, file names, words of the text) turns nothing but itself. */
function isolatedValues(values: NonNullable<Parameters<Translate>[1]>): NonNullable<Parameters<Translate>[1]> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? isolated(value) : value]),
  )
}
