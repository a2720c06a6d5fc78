import { patternFinder, type Haystack } from '#shared/find/query.ts'
import { MOST_HITS } from '#shared/find/limits.ts'
import { replacementFor } from '#shared/find/replacement.ts'
import type { FindAnswer, FindQuestion } from './find-messages.ts'

let haystacks: readonly Haystack[] = []

/** Looks for patterns beside the window: one that never ends is ended from outside. */
self.addEventListener('message', ({ data }: MessageEvent<FindQuestion>) => {
  if (data.kind === 'texts') {
    haystacks = data.texts.map((text) => ({ text }))
    return
  }
  const { id, query, template } = data
  const finder = patternFinder(query)
  const hits: number[] = []
  const replacements: string[] | undefined = template === undefined ? undefined : []
  for (const [index, haystack] of haystacks.entries()) {
    if (!finder.ok || hits.length >= 3 * MOST_HITS) break
    for (const found of finder.value(haystack)) {
      hits.push(index, found.start, found.end)
      if (template !== undefined) replacements?.push(replacementFor(template, haystack.text, found))
    }
  }
  const answer: FindAnswer = { id, hits: Uint32Array.from(hits), replacements }
  self.postMessage(answer, { transfer: [answer.hits.buffer] })
})
