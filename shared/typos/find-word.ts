import { UNKNOWN, type WordModel } from './word-model.ts'

/** The word of the model with these signs, or UNKNOWN. */
export function findWord(model: Pick<WordModel, 'child' | 'wordAt'>, signs: string): number {
  let node = 0
  for (let at = 0; at < signs.length; at += 1) {
    node = model.child(node, signs.charCodeAt(at))
    if (node === 0) return UNKNOWN
  }
  return model.wordAt[node] ?? UNKNOWN
}
