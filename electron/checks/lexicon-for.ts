import type { CheckOptions } from '#shared/checks/check-article.ts'

/** By what words of Chinese are told apart, where a house's packs hold; its words are loaded when they are first asked for. */
export async function lexiconFor(
  language: string,
  { packs = [] }: Pick<CheckOptions, 'packs'>,
): Promise<Pick<CheckOptions, 'words'>> {
  if (packs.length === 0 || !language.startsWith('zh')) return {}
  const { loadLexicon } = await import('#shared/typos/load.ts')
  return { words: (await loadLexicon()).model }
}
