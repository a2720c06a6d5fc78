import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { pathToFileURL } from 'node:url'
import { callError, type CallError } from '#shared/contract/errors.ts'
import { faceRules } from '#electron/files/faces.ts'
import type { Ports } from '#electron/ports.ts'
import { DevToolsPipe } from './devtools-pipe.ts'

/** Nothing of it reaches a network, and nothing is kept. */
const SWITCHES = [
  '--headless',
  '--disable-gpu',
  '--font-render-hinting=none',
  '--remote-debugging-pipe',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--proxy-server=socks5://127.0.0.1:1',
  '--proxy-bypass-list=<-loopback>',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-extensions',
  '--disable-sync',
  '--force-color-profile=srgb',
  '--no-first-run',
]
/** A page that takes longer than this to be laid out is given up, in milliseconds. */
const PATIENCE_MS = 300_000

/**
 * The command has no window: it prints by a Chromium, Chrome or Edge that `GALLEY_CHROMIUM` names. In a checkout the script
 * that starts the command looks for one (build/galley.mjs). `renderer`: the folder of the built renderer, for its faces.
 */
export function paperOf(program: string | undefined, renderer: string): Ports['paper'] {
  return {
    // Nobody asks a command to.
    send: () => Promise.resolve(callError('canceled')),
    print: async (page, pdf) => {
      if (program === undefined || program === '') return callError('paper-missing')
      try {
        await printWith(program, page, pdf, path.join(renderer, 'assets'))
        return undefined
      } catch (thrown) {
        return failed(program, thrown)
      }
    },
  }
}

function failed(program: string, thrown: unknown): CallError {
  const code = (thrown as NodeJS.ErrnoException).code
  if (code === 'ENOENT' || code === 'EACCES') return callError('paper-missing')
  const detail = thrown instanceof Error ? thrown.message : String(thrown)
  return callError('paper-failed', { detail: `${path.basename(program)}: ${detail}` })
}

async function printWith(program: string, page: string, pdf: string, assets: string): Promise<void> {
  const faces = await faceRules(assets, (file) => pathToFileURL(path.join(assets, file)).href)
  await writeFile(path.join(path.dirname(page), 'fonts.css'), faces)
  const profile = mkdtempSync(path.join(tmpdir(), 'galley-chromium-profile-'))
  // Its sandbox refuses to run as root, which is what containers are; everywhere else it stays on.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const child = spawn(program, [...SWITCHES, ...asRoot, `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  })
  const end = (): void => void child.kill('SIGKILL')
  process.once('exit', end)
  let timer: NodeJS.Timeout | undefined
  const gone = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('the page took too long')), PATIENCE_MS)
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`it ended (${String(code)})`)))
  })
  gone.catch(() => undefined)
  try {
    const pipe = new DevToolsPipe(child.stdio[3] as Writable, child.stdio[4] as Readable)
    await Promise.race([printed(pipe, pathToFileURL(page).href, pdf), gone])
  } finally {
    clearTimeout(timer)
    process.off('exit', end)
    const ended = new Promise<void>((resolve) => (child.exitCode === null ? child.once('close', resolve) : resolve()))
    end()
    if (child.pid !== undefined) await ended
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** The same options as in the window (doors/electron/paper.ts). */
async function printed(pipe: DevToolsPipe, address: string, pdf: string): Promise<void> {
  const { targetId } = (await pipe.send('Target.createTarget', { url: 'about:blank' })) as { targetId: string }
  const attached = (await pipe.send('Target.attachToTarget', { targetId, flatten: true })) as { sessionId: string }
  const { sessionId } = attached
  await pipe.send('Page.enable', {}, sessionId)
  const loaded = pipe.once('Page.loadEventFired')
  const went = (await pipe.send('Page.navigate', { url: address }, sessionId)) as { errorText?: string }
  if (went.errorText !== undefined) throw new Error(went.errorText)
  await loaded
  const expression = 'document.fonts.ready.then(() => undefined)'
  await pipe.send('Runtime.evaluate', { expression, awaitPromise: true }, sessionId)
  const options = {
    preferCSSPageSize: true,
    printBackground: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  }
  const { data } = (await pipe.send('Page.printToPDF', options, sessionId)) as { data: string }
  await writeFile(pdf, Buffer.from(data, 'base64'), { mode: 0o600 })
}
