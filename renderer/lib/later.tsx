import { use, type ComponentType } from 'react'

const everyRead: (() => Promise<unknown>)[] = []

/**
 * A part of the window whose code is read when it is first shown, or beforehand by {@link readAllLater}: the window is
 * there sooner when it reads first what it shows first. Stands under a `Suspense`.
 */
export function later<Props extends object>(read: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let Part: ComponentType<Props> | undefined
  let reading: Promise<ComponentType<Props>> | undefined
  const readOnce = (): Promise<ComponentType<Props>> =>
    (reading ??= read().then((part) => {
      Part = part
      return part
    }))
  readWhenIdle(readOnce)
  return function Later(props: Props) {
    // Once it is there it is shown at once: a promise, even a kept one, would show nothing for a moment.
    const Shown = Part ?? use(readOnce())
    return <Shown {...props} />
  }
}

/** What is read in an idle moment, once {@link readAllLater} is called. */
export function readWhenIdle(read: () => Promise<unknown>): void {
  everyRead.push(read)
}

/** Reads every such part that has not been read yet, one after the other, in moments in which the window has nothing to do. */
export function readAllLater(): void {
  const rest = everyRead.splice(0)
  const next = (): void => {
    const read = rest.shift()
    // What cannot be read is asked for again where it is shown, and fails there.
    if (read !== undefined) void read().then(wait, wait)
  }
  const wait = (): void => void requestIdleCallback(next)
  wait()
}
