/**
 * Watches over a long piece of work: asked between its parts whether the time is up, and told what was left undone, so
 * that what was found is shown, and what was not looked at is said.
 */
export interface Watch {
  /** Whether the time is up; once it is, it stays so. */
  readonly isOver: () => boolean
  /** Indexes of the blocks that were not read, or not to their end. */
  readonly blocks: Set<number>
  /** Ids of the rules that did not run over everything. */
  readonly rules: Set<string>
}

/** A watch whose time is up after `limitMs`; without one it never is. `now` in milliseconds. */
export function startWatch(limitMs?: number, now: () => number = Date.now): Watch {
  const end = limitMs === undefined ? Number.POSITIVE_INFINITY : now() + limitMs
  let isOver = false
  return { isOver: () => (isOver ||= now() >= end), blocks: new Set(), rules: new Set() }
}

/**
 * Time that the checks of one article may take. A text of 640,000 characters takes a fraction of it; whoever runs the
 * checks in a worker of its own ends the worker when it does not answer well after it.
 */
export const CHECK_LIMIT_MS = 15_000
