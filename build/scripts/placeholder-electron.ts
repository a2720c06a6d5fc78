import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '../bootstrap.mjs'

/** Where @electron/fuses finds the fuses in a binary: this text, a version, their number, and one character for each. */
const fuseWire = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, 9]),
  Buffer.from('101000011'),
])

const message = `#!/bin/sh
echo "This is a placeholder: Electron's runtime could not be fetched when Galley was packaged." >&2
exit 1
`

/**
 * A folder with the shape of Electron's runtime for Linux, for packaging where the real one cannot be had. Its binary
 * says so when it is started, and carries a fuse wire, so that packaging sets and tests read the same fuses.
 */
export const makePlaceholder = (version: string): string => {
  const folder = path.join(root, '.cache/placeholder-electron')
  rmSync(folder, { recursive: true, force: true })
  for (const inner of ['locales', 'resources']) mkdirSync(path.join(folder, inner), { recursive: true })
  for (const language of ['en-US', 'zh-CN', 'zh-TW']) writeFileSync(path.join(folder, 'locales', `${language}.pak`), '')
  writeFileSync(path.join(folder, 'electron'), Buffer.concat([Buffer.from(message), fuseWire]), { mode: 0o755 })
  writeFileSync(path.join(folder, 'chrome-sandbox'), '', { mode: 0o755 })
  writeFileSync(path.join(folder, 'version'), version)
  writeFileSync(path.join(folder, 'LICENSE'), 'Placeholder for the licence of Electron.\n')
  writeFileSync(path.join(folder, 'LICENSES.chromium.html'), 'Placeholder for the licences of Chromium.\n')
  return folder
}
