import { createStore } from 'zustand/vanilla'

/** A run of a block's text, in code points. */
export interface NearRun {
  readonly start: number
  readonly end: number
}

/** Blocks in or near the view. Only they hold marks, pins and cards. */
export interface Near {
  readonly ids: ReadonlySet<string>
  /** Of a block that is drawn in stretches those that are near; one without an entry is near as a whole. */
  readonly runs: ReadonlyMap<string, readonly NearRun[]>
}

export const nearStore = createStore<Near>(() => ({ ids: new Set(), runs: new Map() }))

/** Whether a run of a block, or a position in it, is near the view. */
export function isNearAt({ ids, runs }: Near, blockId: string, start: number, end = start): boolean {
  return ids.has(blockId) && isIn(runs.get(blockId), start, end)
}

/** Whether a run lies in one of those that are near; undefined: all are. */
export function isIn(runs: readonly NearRun[] | undefined, start: number, end = start): boolean {
  return runs === undefined || runs.some((run) => start <= run.end && end >= run.start)
}

interface Watcher {
  readonly id: string
  readonly run: NearRun | undefined
  readonly onChange: (isNear: boolean) => void
}

/** Blocks are watched by the chunk, long ones by the stretch, for the browser looks at every watched element in every frame. */
const watchers = new Map<Element, Set<Watcher>>()
let observer: IntersectionObserver | undefined

/** What of each block is near. */
const nearNow = new Map<string, Set<Watcher>>()

/** Chunks that came near or went, and have not been dealt with yet. */
const pending = new Map<Element, boolean>()
let timer: ReturnType<typeof setTimeout> | undefined
/** How often the observer has told something. */
let changes = 0

/** While the article flies past nothing is drawn that nobody can read; this long after the last change it is. */
const PAUSE_MS = 60

function observe(): IntersectionObserver {
  return (observer ??= new IntersectionObserver(
    (entries) => {
      for (const entry of entries) pending.set(entry.target, entry.isIntersecting)
      changes += 1
      const isFirst = nearStore.getState().ids.size === 0
      clearTimeout(timer)
      if (isFirst) settle()
      else timer = setTimeout(settleAfterFrames, PAUSE_MS)
    },
    // Half a screen ahead, so that marks are there before they are seen.
    { rootMargin: '50% 0px 50% 0px' },
  ))
}

/** A slow frame is no pause: two more must have brought nothing new. */
function settleAfterFrames(): void {
  const heard = changes
  const settleIfQuiet = (): void => {
    if (changes === heard) settle()
  }
  requestAnimationFrame(() => requestAnimationFrame(settleIfQuiet))
}

function settle(): void {
  for (const [chunk, isNear] of pending) {
    for (const watcher of watchers.get(chunk) ?? []) {
      put(watcher, isNear)
      watcher.onChange(isNear)
    }
    if (isNear) nearChunks.add(chunk)
    else nearChunks.delete(chunk)
  }
  pending.clear()
  tell()
}

function put(watcher: Watcher, isNear: boolean): void {
  const here = nearNow.get(watcher.id)
  if (isNear) {
    if (here === undefined) nearNow.set(watcher.id, new Set([watcher]))
    else here.add(watcher)
  } else if (here?.delete(watcher) === true && here.size === 0) nearNow.delete(watcher.id)
}

function tell(): void {
  const runs = new Map<string, readonly NearRun[]>()
  for (const [id, here] of nearNow) {
    const own = [...here].flatMap(({ run }) => run ?? [])
    if (own.length > 0) runs.set(id, own)
  }
  nearStore.setState({ ids: new Set(nearNow.keys()), runs })
}

/** Chunks that are near as far as was told. */
const nearChunks = new WeakSet<Element>()

/**
 * Tells whether a block, or the stretch `run` of one, is near the view, now and whenever that changes. Gives the function
 * that ends it.
 */
export function watchNear(
  element: Element,
  id: string,
  onChange: (isNear: boolean) => void,
  run?: NearRun,
): () => void {
  const chunk = element.closest('[data-stretch], [data-chunk]') ?? element
  const watcher = { id, run, onChange }
  const group = watchers.get(chunk)
  if (group === undefined) {
    watchers.set(chunk, new Set([watcher]))
    observe().observe(chunk)
  } else {
    group.add(watcher)
    if (nearChunks.has(chunk)) {
      put(watcher, true)
      onChange(true)
      tell()
    }
  }
  return () => {
    const left = watchers.get(chunk)
    left?.delete(watcher)
    if (left?.size === 0) {
      watchers.delete(chunk)
      observer?.unobserve(chunk)
      pending.delete(chunk)
      nearChunks.delete(chunk)
    }
    const wasNear = nearNow.get(id)?.has(watcher) === true
    put(watcher, false)
    if (wasNear) tell()
  }
}
