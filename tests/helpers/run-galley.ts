import { fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { npmChromium } from '#build/electron-stand-in/chromium/npm-chromium.ts'
import { childFile } from '#build/scripts/child-file.ts'
import type { CommandSurroundings } from '#electron/doors/cli/command-call.ts'
import { runCommand } from '#electron/doors/cli/run-command.ts'

const electron = path.resolve(import.meta.dirname, '../../electron')
const built = path.resolve(electron, '../dist/main/cli.js')
const environmentOf = (): NodeJS.ProcessEnv => ({
  ...process.env,
  LANG: 'en_US.UTF-8',
  LC_ALL: '',
  // As the script that starts the command finds it; the tests' global setup has unpacked it.
  GALLEY_CHROMIUM: process.env['GALLEY_CHROMIUM'] ?? npmChromium(),
})

/** What one run of the command said, and how it ended. */
export interface Ran {
  readonly code: number
  readonly out: string
  readonly errors: string
  /** Standard output as JSON, a line each. */
  readonly json: readonly Readonly<Record<string, unknown>>[]
}

function ran(code: number, out: string, errors: string): Ran {
  const lines = out.split('\n').filter((line) => line.startsWith('{'))
  return { code, out, errors, json: lines.map((line) => JSON.parse(line) as Record<string, unknown>) }
}

/** Runs the command, put together from its sources, as a process of its own, called from `folder`. */
export function galleyProcess(folder: string, args: readonly string[], input = ''): Promise<Ran> {
  return runProgram(childFile('cli'), folder, args, input)
}

/** Runs the command as it is built, called from `folder`. */
export function builtGalley(folder: string, args: readonly string[], input = ''): Promise<Ran> {
  return runProgram(built, folder, args, input)
}

/** The command as it is built, a call after the other in one process: where it is not the start of a process that is looked at. */
export interface GalleyHost {
  readonly run: (folder: string, args: readonly string[], input?: string) => Promise<Ran>
  readonly end: () => void
}

export function hostBuiltGalley(): GalleyHost {
  const child = fork(path.join(import.meta.dirname, 'built/command-host.mjs'), [built], {
    cwd: electron,
    env: environmentOf(),
    execArgv: ['--no-warnings'],
  })
  const died = once(child, 'exit').then(([code, signal]: unknown[]): never => {
    throw new Error(`the host of the command has ended (${String(signal ?? code)})`)
  })
  died.catch(() => undefined)
  return {
    run: async (folder, args, input = '') => {
      const answered = once(child, 'message')
      child.send({ folder, args, input })
      const [{ code, out, errors }] = (await Promise.race([answered, died])) as [Omit<Ran, 'json'>]
      return ran(code, out, errors)
    },
    end: () => child.disconnect(),
  }
}

async function runProgram(program: string, folder: string, args: readonly string[], input: string): Promise<Ran> {
  const child = spawn(process.execPath, ['--no-warnings', program, ...args], {
    cwd: electron,
    env: { ...environmentOf(), INIT_CWD: folder },
  })
  child.stdin.end(input)
  const ended = new Promise<number>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve(code ?? -1))
  })
  const [out, errors] = await Promise.all([text(child.stdout), text(child.stderr)])
  return ran(await ended, out, errors)
}

/** Runs the command in this process, with streams of its own: the same, without the time to start. */
export async function galley(
  folder: string,
  args: readonly string[],
  input = '',
  own: Partial<Pick<CommandSurroundings, 'workerPath' | 'limits' | 'environment'>> = {},
): Promise<Ran> {
  const streams = { input: new PassThrough(), output: new PassThrough(), errors: new PassThrough() }
  streams.input.end(input)
  const said = Promise.all([text(streams.output), text(streams.errors)])
  const code = await runCommand({
    args,
    folder,
    workerPath: childFile('import-worker'),
    samplePath: path.join(electron, '../build/sample'),
    environment: environmentOf(),
    ...streams,
    ...own,
  })
  streams.output.end()
  streams.errors.end()
  const [out, errors] = await said
  return ran(code, out, errors)
}

export function newFolder(): string {
  return mkdtempSync(path.join(tmpdir(), 'galley-cli-'))
}
