import { describe, expect, test } from 'vitest'
import { RULES } from '#shared/checks/rules.ts'
import { COMMANDS } from '#shared/commands/commands.ts'
import { ERROR_CODES } from '#shared/contract/errors.ts'
import { ROLES } from '#shared/domain/block.ts'
import { LOCALES } from '#shared/domain/settings.ts'
import { createI18n, localeFor } from '#shared/messages/translate.ts'
import { messages } from '#shared/messages/messages.ts'
import { REPAIR_RULES } from '#shared/repair/kinds.ts'

const needed = [
  ...COMMANDS.map((command) => `commands.${command.id}`),
  ...ERROR_CODES.map((code) => `errors.${code}`),
  ...ROLES.map((role) => `common.role.${role}`),
  ...REPAIR_RULES.map((rule) => `repairs.${rule}`),
  ...RULES.flatMap(({ id, area }) => [`findings.${id}`, `rules.${id}`, `rules.area.${area}`]),
]

/** All keys of a tree of texts, with their words. */
function entries(tree: object, path = ''): readonly (readonly [string, unknown])[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null
      ? entries(value as object, `${path}${key}.`)
      : [[`${path}${key}`, value] as const],
  )
}

describe.each(LOCALES)('the words in %s', (locale) => {
  test('are there for every command, error, role and rule', () => {
    const { exists } = createI18n(locale)
    expect(needed.filter((key) => !exists(key, { lng: locale, fallbackLng: [] }))).toEqual([])
  })

  test('name the file at fault and say what to do, in no words of a system', () => {
    const { t } = createI18n(locale)
    const ofFiles = ERROR_CODES.filter((code) => /^(?:file|folder|library|archive|parse|picture|pdf)-/u.test(code))
    const told = ofFiles.map((code) => t(`errors.${code}`, { file: 'x.txt', entry: 'y', detail: 'z', why: 'folder' }))
    // What is not the file's own name or kind, and not the reason that the act was for, stands after a full stop.
    expect(told.filter((words) => !words.includes('x.txt') || !/[。.;；，,].+[。.]$/u.test(words))).toEqual([])
    for (const code of ['file-not-written', 'parse-failed', 'parse-limit'])
      expect(t(`errors.${code}`, { file: 'x.txt', detail: 'ENOENT', why: 'folder' })).not.toMatch(
        /ENOENT|\$t|errors\./u,
      )
    // A name is a name, whatever it looks like.
    expect(t('errors.file-empty', { file: '$t(errors.canceled)' })).toContain('$t(errors.canceled)')
  })

  test('say of a file that was not opened both why, and what to do', () => {
    const { why, help } = messages[locale].library.imports
    expect(Object.keys(help).toSorted()).toEqual(Object.keys(why).toSorted())
    // What to do is no reason.
    expect(Object.values(why).filter((words) => Object.values(help).includes(words))).toEqual([])
  })

  test('describe each rule without the values of a finding', () => {
    const described = RULES.map(({ id }) => createI18n(locale).t(`rules.${id}`))
    expect(described.filter((words) => words.includes('{{'))).toEqual([])
  })

  test('have no key that another language lacks', () => {
    const own = new Set(entries(messages[locale]).map(([key]) => key))
    const lacking = entries(messages['zh-Hans']).filter(([key]) => !own.has(key) && !/_(?:one|other)$/.test(key))
    expect(lacking.map(([key]) => key)).toEqual([])
  })
})

describe('English', () => {
  test('is spelled as in Britain where that is chosen or the system asks for it, and says the same', () => {
    const spelled = new Map(entries(messages['en-GB']))
    const unlike = entries(messages.en).filter(([key, words]) => spelled.get(key) !== words)
    expect(unlike.map(([key]) => key)).toContain('about.licence')
    expect(spelled.get('about.licence')).toBe('Licence')
    expect(spelled.get('errors.canceled')).toBe('Cancelled.')
    expect(unlike.length).toBeLessThan(20)
    expect(['en-GB', 'en-NZ', 'en-US', 'en'].map((tag) => localeFor([tag]))).toEqual(['en-GB', 'en-GB', 'en', 'en'])
  })
})
