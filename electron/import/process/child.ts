/** A child process as the parser needs it; Electron's utility process and Node's child process both are one. */
export interface ChildLike {
  readonly pid: number | undefined
  send(message: unknown): void
  onMessage(listener: (message: unknown) => void): void
  onExit(listener: (code: number | undefined) => void): void
  kill(): void
}

/** Starts a child that runs `electron/import/worker`, its memory held to `memoryMb`. */
export type ForkChild = (memoryMb: number) => ChildLike

/** The least that a process needs to start, and whose time it tells: nothing else of the parent's environment is the child's business. */
export function childEnvironment(): Record<string, string> {
  const { PATH, SystemRoot, TZ } = process.env
  return Object.fromEntries(
    Object.entries({ PATH, SystemRoot, TZ }).flatMap(([k, v]) => (v === undefined ? [] : [[k, v]])),
  )
}
