import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

/** `galley inspect` of the seed article as a whole process: time, and peak memory of the process and its child. */
const root = path.resolve(import.meta.dirname, '../..')
const built = path.join(root, 'dist/main/cli.js')
const entry = fs.existsSync(built) ? built : path.join(root, 'electron/cli.ts')
const seed = path.join(root, '../shared/seed')
const ROUNDS = 7

interface Measure {
  readonly ms: number
  readonly mainKb: number
  readonly childKb: number
}

/** Highest resident memory of a process so far, in KB, as Linux counts it. */
function peakKb(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(fs.readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1] ?? 0)
  } catch {
    return 0
  }
}

function childrenOf(pid: number): readonly number[] {
  try {
    return fs
      .readFileSync(`/proc/${String(pid)}/task/${String(pid)}/children`, 'utf8')
      .split(' ')
      .filter(Boolean)
      .map(Number)
  } catch {
    return []
  }
}

function once(file: string): Promise<Measure> {
  return new Promise((resolve) => {
    const began = performance.now()
    const child = spawn(process.execPath, ['--no-warnings', entry, 'inspect', file, '--json'], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    let mainKb = 0
    let childKb = 0
    const watch = setInterval(() => {
      const pid = child.pid ?? 0
      mainKb = Math.max(mainKb, peakKb(pid))
      for (const each of childrenOf(pid)) childKb = Math.max(childKb, peakKb(each))
    }, 5)
    child.on('close', () => {
      clearInterval(watch)
      resolve({ ms: performance.now() - began, mainKb, childKb })
    })
  })
}

const files = fs.existsSync(seed) ? fs.readdirSync(seed).filter((name) => name.endsWith('.txt')) : []
const [file] = files
if (file === undefined) console.log(`no seed article in ${seed}`)
else {
  const measures: Measure[] = []
  for (let round = 0; round < ROUNDS; round += 1) measures.push(await once(path.join(seed, file)))
  const sorted = measures.map((each) => each.ms).sort((a, b) => a - b)
  const mb = (kb: number): string => `${(kb / 1024).toFixed(0)} MB`
  console.log(
    `inspect of the seed article (${path.basename(entry)}): median ${(sorted[Math.floor(ROUNDS / 2)] ?? 0).toFixed(0)} ms, ` +
      `best ${(sorted[0] ?? 0).toFixed(0)} ms; peak memory ${mb(Math.max(...measures.map((each) => each.mainKb)))} ` +
      `and ${mb(Math.max(...measures.map((each) => each.childKb)))} in the parsing child`,
  )
}
