import { spawn } from 'node:child_process'
import { root } from '../bootstrap.mjs'

/** How a program ended, and what it printed when its output was not shown. */
export type Done = { readonly code: number; readonly output: string }

type Options = {
  readonly isShown?: boolean
  readonly env?: Readonly<Record<string, string>>
  readonly timeoutMs?: number
  readonly cwd?: string
}

/** Runs a program of the PATH (the tools of the dependencies are first in it) and waits for its end. */
export const run = (program: string, args: readonly string[], options: Options = {}): Promise<Done> =>
  new Promise((resolve) => {
    const child = spawn(program, [...args], {
      cwd: options.cwd ?? root,
      env: { ...process.env, ...options.env },
      stdio: options.isShown ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      // The tools of the dependencies are .cmd files on Windows.
      shell: process.platform === 'win32',
      ...(options.timeoutMs === undefined ? {} : { timeout: options.timeoutMs, killSignal: 'SIGKILL' as const }),
    })
    let output = ''
    child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.on('error', (error) => resolve({ code: 1, output: `${output}${error.message}` }))
    child.on('close', (code, signal) =>
      resolve({ code: code ?? 1, output: signal ? `${output}(ended by ${signal})` : output }),
    )
  })
