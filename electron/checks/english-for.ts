import type { CheckOptions } from '#shared/checks/check-article.ts'

/** What spells English, for an article in English where any of its rules runs; its words are loaded when they are first asked for. */
export async function englishFor(
  language: string,
  { off = [] }: Pick<CheckOptions, 'off'>,
): Promise<Pick<CheckOptions, 'english'>> {
  if (!language.startsWith('en')) return {}
  const { ENGLISH_RULES } = await import('#shared/english/rules.ts')
  if (ENGLISH_RULES.every(({ id }) => off.includes(id))) return {}
  const { loadDictionary } = await import('#shared/english/dictionary.ts')
  return { english: { dictionary: await loadDictionary() } }
}
