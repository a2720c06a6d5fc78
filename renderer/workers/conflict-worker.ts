import { findConflicts } from '#shared/numbers/rules/agreement.ts'
import type { ConflictAnswer, ConflictQuestion } from './conflict-messages.ts'

/** Runs beside the window: a long article is compared number by number, and nobody waits for it. */
const scope = globalThis as unknown as Pick<Worker, 'addEventListener' | 'postMessage'>

scope.addEventListener('message', ({ data }: MessageEvent<ConflictQuestion>) => {
  const answer: ConflictAnswer = { id: data.id, found: findConflicts(data.article) }
  scope.postMessage(answer)
})
