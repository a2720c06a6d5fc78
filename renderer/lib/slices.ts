import type { Steps } from '#shared/lib/steps.ts'

/** So long the window works at one thing before whatever else waits, a key or a frame, has its turn. */
const SLICE_MS = 8

/** Does work in slices. What is done within one is done at once: only long work rests. */
export async function inSlices<T>(steps: Steps<T>): Promise<T> {
  let until = performance.now() + SLICE_MS
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
    if (performance.now() < until) continue
    await breath()
    until = performance.now() + SLICE_MS
  }
}

/** Lets the window answer and draw; what was begun goes on before what is new. */
function breath(): Promise<void> {
  const { scheduler } = globalThis as { readonly scheduler?: Scheduler }
  return scheduler?.yield() ?? new Promise((resolve) => setTimeout(resolve, 0))
}
