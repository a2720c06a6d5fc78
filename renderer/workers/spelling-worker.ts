import { loadDictionary } from '#shared/english/dictionary.ts'
import { wrongWords } from '#shared/english/field-words.ts'
import { createNearest, type Nearest } from '#shared/english/nearest.ts'
import type { SpellingAnswer, SpellingRequest } from './spelling-messages.ts'

let nearest: Promise<Nearest> | undefined

/** Made ready behind the first answer: the menu that asks for it then opens at once. */
function nearestWords(): Promise<Nearest> {
  return (nearest ??= loadDictionary().then(createNearest))
}

/** Spells what is written in fields, beside the window: no key waits for it. */
self.addEventListener('message', ({ data }: MessageEvent<SpellingRequest>) => {
  void answer(data).catch((thrown: unknown) => {
    // Who asked hears of it as of any error of this script.
    setTimeout(() => {
      throw thrown
    })
  })
})

async function answer({ ticket, kind, text, ...options }: SpellingRequest): Promise<void> {
  const found: SpellingAnswer =
    kind === 'wrong'
      ? { ticket, wrong: wrongWords(text, await loadDictionary(), options), nearest: [] }
      : { ticket, wrong: [], nearest: (await nearestWords()).of(text, options) }
  self.postMessage(found)
  if (found.wrong.length > 0) setTimeout(() => void nearestWords(), 0)
}
