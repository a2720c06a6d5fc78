import type { Finding } from '../domain/source-document.ts'

/**
 * A word that is wrong (参预) and that the article also writes otherwise (参与) is told of once: that it is wrong says more than
 * that it differs.
 */
export function toldOnce(found: readonly Finding[]): readonly Finding[] {
  const wrong = new Set(found.filter(({ rule }) => rule.startsWith('typo.')).map(placeOf))
  return wrong.size === 0 ? found : found.filter((each) => each.rule !== WORD_FORM || !wrong.has(placeOf(each)))
}

const WORD_FORM = 'consistency.word-form'

const placeOf = ({ block, start, end }: Finding): string => `${String(block)} ${String(start)} ${String(end)}`
