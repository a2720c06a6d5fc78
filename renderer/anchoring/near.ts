import { createStore } from 'zustand/vanilla'

/** Blocks in or near the view. Only they hold marks, pins and cards. */
export const nearStore = createStore<{ readonly ids: ReadonlySet<string> }>(() => ({ ids: new Set() }))

const watchers = new Map<Element, { readonly id: string; readonly onChange: (isNear: boolean) => void }>()
let observer: IntersectionObserver | undefined

function observe(): IntersectionObserver {
  return (observer ??= new IntersectionObserver(
    (entries) => {
      const ids = new Set(nearStore.getState().ids)
      for (const entry of entries) {
        const watcher = watchers.get(entry.target)
        if (watcher === undefined) continue
        if (entry.isIntersecting) ids.add(watcher.id)
        else ids.delete(watcher.id)
        watcher.onChange(entry.isIntersecting)
      }
      nearStore.setState({ ids })
    },
    // Half a screen ahead, so that marks are there before they are seen.
    { rootMargin: '50% 0px 50% 0px' },
  ))
}

/** Tells whether a block is near the view, now and whenever that changes. Gives the function that ends it. */
export function watchNear(element: Element, id: string, onChange: (isNear: boolean) => void): () => void {
  watchers.set(element, { id, onChange })
  observe().observe(element)
  return () => {
    observer?.unobserve(element)
    watchers.delete(element)
    const { ids } = nearStore.getState()
    if (!ids.has(id)) return
    const left = new Set(ids)
    left.delete(id)
    nearStore.setState({ ids: left })
  }
}
