import type { ReadingContext } from './context.ts'

/**
 * A question about a place of a text, answered once: several readers ask it of the same place one after the other. Only
 * the last answer is kept, for the scan never goes back.
 */
export function oncePerPlace<T>(
  answer: (context: ReadingContext, at: number) => T,
): (context: ReadingContext, at: number) => T {
  let last: { readonly context: ReadingContext; readonly at: number; readonly answer: T } | undefined
  return (context, at) => {
    if (last?.context !== context || last.at !== at) last = { context, at, answer: answer(context, at) }
    return last.answer
  }
}
