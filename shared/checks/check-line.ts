import { LANGUAGES, type Language } from '../domain/common.ts'
import type { Finding } from '../domain/source-document.ts'
import { isTraditionalCode } from '../language/script.ts'
import { checkArticle, type CheckOptions } from './check-article.ts'
import { onlyRules } from './only-rules.ts'

/** Which checks run over a line: `rules` are ids or areas, those alone; absent, those that `off` and `on` say. */
export interface LineOptions extends CheckOptions {
  readonly rules?: readonly string[] | undefined
  /** Whether the language was said, and not told from the characters. */
  readonly isSaid?: boolean | undefined
}

/**
 * What the checks find in a text by itself. It is no article: what an article lacks (a byline, a picture) is not missed.
 */
export function checkLine(
  text: string,
  language: Language,
  { rules, isSaid, ...options }: LineOptions,
): readonly Finding[] {
  const { off, on, isAsked } = onlyRules(rules, options)
  const blocks = [{ role: 'paragraph' as const, text }]
  const article = {
    blocks,
    assets: [],
    links: [],
    facts: { title: text, byline: '', editor: '' },
    language,
    saidLanguage: isSaid === true ? language : undefined,
  }
  return checkArticle(article, { ...options, off, on }).filter(({ block, rule }) => block !== null && isAsked(rule))
}

/** The language of a line: as it is said, else as its characters tell. */
export function languageOf(text: string, said?: string): Language {
  const known = LANGUAGES.find((each) => each === said)
  if (known !== undefined) return known
  if (said?.startsWith('en') === true) return 'en'
  if (said?.startsWith('zh') !== true && !/\p{Script=Han}/u.test(text)) return /[a-z]/iu.test(text) ? 'en' : 'und'
  let traditional = 0
  for (let at = 0; at < text.length; at += 1) if (isTraditionalCode(text.charCodeAt(at))) traditional += 1
  return traditional * 10 > text.length ? 'zh-Hant' : 'zh-Hans'
}
