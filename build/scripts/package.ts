/**
 * `npm run package`: Galley for Linux as a folder and an archive in `release/`.
 * `--placeholder` does not try to fetch Electron; `--folder-only` leaves the archive out; `--output DIR` puts it elsewhere.
 */
import { chmodSync, rmSync } from 'node:fs'
import path from 'node:path'
import { path7za } from '7zip-bin'
import { build, Platform } from 'electron-builder'
import { root, say } from '../bootstrap.mjs'
import { makeConfiguration } from '../electron-builder.config.ts'
import { buildApp } from './build-app.ts'
import { electronFolder, electronVersion, fetchElectron } from './electron-runtime.ts'
import { writeNotices } from './notices.ts'
import { makePlaceholder } from './placeholder-electron.ts'

const valueOf = (name: string): string | undefined => {
  const at = process.argv.indexOf(name)
  return at < 0 ? undefined : process.argv[at + 1]
}

/** The real runtime where it can be had; it is the one of this machine's platform. */
const findRuntime = async (): Promise<{ readonly folder: string; readonly reason?: string }> => {
  if (process.argv.includes('--placeholder')) return { folder: makePlaceholder(electronVersion), reason: 'as asked' }
  if (process.platform !== 'linux') return { folder: makePlaceholder(electronVersion), reason: 'this is not Linux' }
  const fetched = await fetchElectron()
  const folder = electronFolder()
  if (folder !== undefined) return { folder }
  return { folder: makePlaceholder(electronVersion), reason: 'reason' in fetched ? fetched.reason : 'it is incomplete' }
}

const packageApp = async (): Promise<void> => {
  await buildApp()
  const runtime = await findRuntime()
  const output = path.resolve(process.env.INIT_CWD ?? root, valueOf('--output') ?? path.join(root, 'release'))
  rmSync(output, { recursive: true, force: true })
  // electron-builder would fetch its own archiver from the network.
  process.env.ELECTRON_BUILDER_7ZIP_PATH = path7za
  // The package is published without the right to run it.
  if (process.platform !== 'win32') chmodSync(path7za, 0o755)
  const targets = process.argv.includes('--folder-only') ? ['dir'] : ['dir', 'tar.gz']
  await build({
    projectDir: root,
    targets: Platform.LINUX.createTarget(targets),
    config: makeConfiguration({
      electronVersion,
      electronFolder: runtime.folder,
      output,
      noticesFile: writeNotices(),
      licenceFile: path.join(root, 'LICENSE'),
    }),
  })
  say(`Galley was packaged into ${output}.`)
  say(
    runtime.reason === undefined
      ? `It carries Electron ${electronVersion}.`
      : `It carries a placeholder instead of Electron's runtime (${runtime.reason}): it shows what a package holds, and cannot be started.`,
  )
}

await packageApp()
