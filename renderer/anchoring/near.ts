import { createStore } from 'zustand/vanilla'

/** Blocks in or near the view. Only they hold marks, pins and cards. */
export const nearStore = createStore<{ readonly ids: ReadonlySet<string> }>(() => ({ ids: new Set() }))

interface Watcher {
  readonly id: string
  readonly onChange: (isNear: boolean) => void
}

/** Blocks are watched by the chunk, for the browser looks at every watched element in every frame. */
const watchers = new Map<Element, Set<Watcher>>()
let observer: IntersectionObserver | undefined

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
  const ids = new Set(nearStore.getState().ids)
  for (const [chunk, isNear] of pending) {
    for (const watcher of watchers.get(chunk) ?? []) {
      if (isNear) ids.add(watcher.id)
      else ids.delete(watcher.id)
      watcher.onChange(isNear)
    }
    if (isNear) nearChunks.add(chunk)
    else nearChunks.delete(chunk)
  }
  pending.clear()
  nearStore.setState({ ids })
}

/** Chunks that are near as far as was told. */
const nearChunks = new WeakSet<Element>()

/** Tells whether a block is near the view, now and whenever that changes. Gives the function that ends it. */
export function watchNear(element: Element, id: string, onChange: (isNear: boolean) => void): () => void {
  const chunk = element.closest('[data-chunk]') ?? element
  const watcher = { id, onChange }
  const group = watchers.get(chunk)
  if (group === undefined) {
    watchers.set(chunk, new Set([watcher]))
    observe().observe(chunk)
  } else {
    group.add(watcher)
    if (nearChunks.has(chunk)) {
      onChange(true)
      const { ids } = nearStore.getState()
      if (!ids.has(id)) nearStore.setState({ ids: new Set(ids).add(id) })
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
    if ([...(left ?? [])].some((other) => other.id === id)) return
    const { ids } = nearStore.getState()
    if (!ids.has(id)) return
    const rest = new Set(ids)
    rest.delete(id)
    nearStore.setState({ ids: rest })
  }
}
