import { createStore } from 'zustand/vanilla'

/** What stands at the top of the view: a block, and how much of its height has gone by (0–1). */
export interface ReadingLine {
  readonly blockId: string
  /** What one reads; on the last screen it is further down than the top of the view. Without it the block at the top. */
  readonly readId?: string | undefined
  readonly share: number
  /** The place that was live then: only with it does the article come back to this line. */
  readonly placeId: string | undefined
}

/** Where in the article one reads; undefined until the article has been on screen. */
export const readingStore = createStore<{ readonly line: ReadingLine | undefined }>(() => ({ line: undefined }))
