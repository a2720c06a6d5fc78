import { execFileSync } from 'node:child_process'

/** The processes of a running app, found as an administrator would find them; empty where there is none. */
export interface AppProcesses {
  readonly core: readonly number[]
  readonly parser: readonly number[]
  readonly page: readonly number[]
}

interface Listed {
  readonly pid: number
  readonly parent: number
  readonly args: string
}

export function processesOf(app: { readonly processId: number }): AppProcesses {
  const all = execFileSync('ps', ['-eo', 'pid,ppid,args'], { encoding: 'utf8', maxBuffer: 1e8 })
    .split('\n')
    .flatMap((line): readonly Listed[] => {
      const [, pid, parent, args] = /^\s*(\d+)\s+(\d+)\s+(.*)$/u.exec(line) ?? []
      return args === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), args }]
    })
  const below = new Set([app.processId])
  // Some list a child before its parent.
  for (let size = 0; size !== below.size;) {
    size = below.size
    for (const { pid, parent } of all) if (below.has(parent)) below.add(pid)
  }
  const named = (part: string): readonly number[] =>
    all.filter(({ pid, args }) => below.has(pid) && args.includes(part)).map(({ pid }) => pid)
  return { core: named('core.js'), parser: named('import-worker.js'), page: named('--type=renderer') }
}
