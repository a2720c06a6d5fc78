// @ts-check
/**
 * The first steps of every npm script, in plain JavaScript for whatever Node is installed: see that the dependencies
 * are there, and go on in Node 24, which comes with them (better-sqlite3 needs Node-API 10; under Node 20 it crashes).
 */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import process from 'node:process'

export const root = path.join(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '..')
const lockFile = path.join(root, 'package-lock.json')
const installedLock = path.join(root, 'node_modules/.package-lock.json')
const stampFile = path.join(root, 'node_modules/.galley-lock.sha256')

/** Plain words to a person; standard output may belong to a program that reads JSON. */
export const say = (/** @type {string} */ text) => process.stderr.write(`${text}\n`)

const lockHash = () => createHash('sha256').update(readFileSync(lockFile)).digest('hex')

const isInstalled = () => {
  if (!existsSync(installedLock)) return false
  if (existsSync(stampFile)) return readFileSync(stampFile, 'utf8') === lockHash()
  // Installed by hand: then the lock must not have changed since.
  return statSync(installedLock).mtimeMs >= statSync(lockFile).mtimeMs
}

/** Runs `npm ci` when something is missing or older than the lock file. */
export const ensureInstalled = () => {
  if (isInstalled()) return
  say('Installing the dependencies (npm ci) …')
  const isWindows = process.platform === 'win32'
  const done = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    // What npm prints is of use only to a person, and standard output may be read by a program.
    stdio: ['ignore', 2, 2],
    shell: isWindows,
  })
  if (done.status !== 0) {
    say('The dependencies could not be installed; npm has said why above.')
    process.exit(done.status ?? 1)
  }
  writeFileSync(stampFile, lockHash())
}

const isNewEnough = () => Number(process.versions.napi) >= 10

/** Node 24 from the dependencies, or this Node where it will do. */
export const findNode = () => {
  const require = createRequire(path.join(root, 'package.json'))
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
  try {
    const folder = path.dirname(require.resolve(`${name}/package.json`))
    const binary = path.join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
    if (existsSync(binary)) return binary
  } catch {
    // No Node comes with the dependencies for this machine.
  }
  if (isNewEnough()) return process.execPath
  say(
    `Galley is developed with Node 24, and this is Node ${process.versions.node}. Please install Node 24 and try again.`,
  )
  return process.exit(1)
}

/** The environment in which the tools of the dependencies are found first, also where npm did not start this. */
export const withTools = (/** @type {string} */ node) => {
  const bins = [path.dirname(node), path.join(root, 'node_modules/.bin')].join(path.delimiter)
  return { ...process.env, PATH: `${bins}${path.delimiter}${process.env.PATH ?? ''}` }
}

/** Runs a TypeScript file of `build/scripts` under Node 24, and ends as it ends. */
export const runScript = (
  /** @type {string} */ name,
  /** @type {readonly string[]} */ args = process.argv.slice(2),
) => {
  ensureInstalled()
  const node = findNode()
  const child = spawn(
    node,
    ['--disable-warning=ExperimentalWarning', path.join(root, 'build/scripts', name), ...args],
    {
      cwd: root,
      stdio: 'inherit',
      env: withTools(node),
    },
  )
  // A person's Ctrl+C reaches the child by itself; this process waits for it.
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal))
  }
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}
