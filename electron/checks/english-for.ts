import type { CheckOptions } from '#shared/checks/check-article.ts'

/** What spells English, for an article in English; its words are loaded when they are first asked for. */
export async function englishFor(language: string): Promise<Pick<CheckOptions, 'english'>> {
  if (!language.startsWith('en')) return {}
  const { loadDictionary } = await import('#shared/english/dictionary.ts')
  return { english: { dictionary: await loadDictionary() } }
}
