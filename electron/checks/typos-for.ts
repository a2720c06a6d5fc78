import type { CheckOptions } from '#shared/checks/check-article.ts'

/** What finds wrong characters, for a language that it is for; its words are loaded when they are first asked for. */
export async function typosFor(language: string): Promise<Pick<CheckOptions, 'typos'>> {
  const { isReadForTypos, loadTypoReader } = await import('#shared/typos/load.ts')
  return isReadForTypos(language) ? { typos: { reader: await loadTypoReader() } } : {}
}
