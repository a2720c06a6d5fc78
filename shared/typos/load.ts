import { createAlikes } from './alike.ts'
import { listCommonWords } from './common-words.ts'
import type { Lexicon } from './changes.ts'
import { createTypoReader, type TypoReader } from './typo-reader.ts'
import { readWordModel } from './word-model.ts'

let lexicon: Promise<Lexicon> | undefined

/** Words, pairs and likenesses, read when they are first asked for, once: seven megabytes that no start may wait for. */
export function loadLexicon(): Promise<Lexicon> {
  return (lexicon ??= readLexicon())
}

async function readLexicon(): Promise<Lexicon> {
  const [words, pairs, sounds, shapes] = await Promise.all([
    import('./data/words.json', { with: { type: 'json' } }),
    import('./data/pairs.json', { with: { type: 'json' } }),
    import('./data/sounds.json', { with: { type: 'json' } }),
    import('./data/shapes.json', { with: { type: 'json' } }),
  ])
  const model = await readWordModel(words.default.packed, pairs.default.packed)
  return { model, alikes: createAlikes(sounds.default, shapes.default), common: listCommonWords(model) }
}

let reader: Promise<TypoReader> | undefined

/** A reader for wrong characters, made when it is first asked for. */
export function loadTypoReader(): Promise<TypoReader> {
  return (reader ??= makeReader())
}

async function makeReader(): Promise<TypoReader> {
  const [own, ranker] = await Promise.all([loadLexicon(), import('./data/ranker.json', { with: { type: 'json' } })])
  return createTypoReader(own, ranker.default)
}
