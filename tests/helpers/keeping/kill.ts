import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import type { ArticleId } from '#shared/domain/ids.ts'
import { examineLibrary, type DoctorReport } from '#electron/services/doctor.ts'
import { childFile } from '#build/scripts/child-file.ts'
import { openDesk, openOf, valueOf } from './desk.ts'

const root = resolve(import.meta.dirname, '../../..')

/** What one killed process left behind. */
export interface KillOutcome {
  readonly acknowledged: number
  readonly lost: readonly string[]
  readonly report: DoctorReport
}

/** Lets a process save until `delayMs` after its first acknowledgement, kills it with SIGKILL, and looks at the library. */
export async function saveUntilKilled(
  libraryPath: string,
  folder: string,
  articleId: ArticleId,
  delayMs: number,
): Promise<KillOutcome> {
  const acknowledged = await acknowledgedBeforeKill(libraryPath, folder, articleId, delayMs)
  const desk = openDesk(libraryPath, folder)
  const open = await openOf(desk.client, articleId)
  await desk.close()
  const kept = new Set<string>(open.notes.map((note) => note.id))
  const report = valueOf(examineLibrary(libraryPath, 1))
  return { acknowledged: acknowledged.length, lost: acknowledged.filter((id) => !kept.has(id)), report }
}

function acknowledgedBeforeKill(
  libraryPath: string,
  folder: string,
  articleId: string,
  delayMs: number,
): Promise<readonly string[]> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [childFile('kill-child'), libraryPath, folder, articleId], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let out = ''
    let wrong = ''
    child.stdout.on('data', (chunk: Buffer) => {
      if (out === '') setTimeout(() => child.kill('SIGKILL'), delayMs)
      out += chunk.toString('utf8')
    })
    child.stderr.on('data', (chunk: Buffer) => (wrong += chunk.toString('utf8')))
    child.on('error', fail)
    child.on('close', (code, signal) => {
      if (signal !== 'SIGKILL') fail(new Error(`the saving process ended by itself (${String(code)}): ${wrong}`))
      // A line that was cut by the kill was not acknowledged.
      else done(out.split('\n').slice(0, -1))
    })
  })
}
