import { appStore } from '../store/app-store.ts'

/** Until what lies over the screen now is closed. */
export function untilClosed(): Promise<void> {
  const { overlay } = appStore.getState()
  return new Promise((resolve) => {
    const stop = appStore.subscribe((state) => {
      if (state.overlay === overlay) return
      stop()
      resolve()
    })
  })
}
