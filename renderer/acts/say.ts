import { createStore } from 'zustand/vanilla'
import { newId } from '#shared/lib/ids.ts'

/** What the screen reader is told beside the passing messages; an act and the place it led to come together. */
export const saidStore = createStore<{ readonly said: readonly { readonly id: string; readonly text: string }[] }>(
  () => ({
    said: [],
  }),
)

/** So much stays in the page: what is added is read, what goes is not. */
const MOST = 2

/** What is about to be said is said by something else, too: once is enough. */
export function unsay(text: string): void {
  saidStore.setState(({ said }) => (said.at(-1)?.text === text ? { said: said.slice(0, -1) } : {}))
}

/** Says something that the eye sees anyway. */
export function say(text: string): void {
  saidStore.setState(({ said }) => ({ said: [...said, { id: newId(), text }].slice(-MOST) }))
}
