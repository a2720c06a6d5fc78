import type { CheckOptions } from '#shared/checks/check-article.ts'
import { hasTypoRules, isReadForTypos } from '#shared/typos/check-typos.ts'

/**
 * What finds wrong characters, where any rule about them runs and the language is one that it is for; its words are loaded
 * when they are first asked for.
 */
export async function typosFor(
  language: string,
  switches: Pick<CheckOptions, 'on' | 'off'>,
): Promise<Pick<CheckOptions, 'typos'>> {
  if (!hasTypoRules(switches) || !isReadForTypos(language)) return {}
  const { loadTypoReader } = await import('#shared/typos/load.ts')
  return { typos: { reader: await loadTypoReader() } }
}
