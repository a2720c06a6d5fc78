import { session } from '../store/current.ts'

/** Whether signs are those of Chinese: by the article's language, and where it has none by the words themselves. */
export function isArticleChinese(words: string): boolean {
  const { open } = session.store.getState()
  const language = open && [...open.tables.article.values()][0]?.language
  if (language === 'en') return false
  return language?.startsWith('zh') === true || /\p{Script=Han}/u.test(words)
}
