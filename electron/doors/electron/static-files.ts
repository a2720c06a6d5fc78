import { lstat, readFile } from 'node:fs/promises'
import path from 'node:path'

/** The kinds of file that the renderer is built of; any other is not served. */
const mediaTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}

/** A file of the app, ready to be served. */
export interface StaticFile {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly mediaType: string
}

/**
 * The place in `root` that a request path means, or undefined when it means none: decoded once, then refused if it
 * still holds anything that a file system could read as another place (`..`, `\`, a drive, a zero byte, `%`).
 */
export function placeIn(root: string, requestPath: string): string | undefined {
  let decoded: string
  try {
    decoded = decodeURIComponent(requestPath)
  } catch {
    return undefined
  }
  // Names of built files are plain; whatever is not, was not made by the build.
  if (!/^\/[\w@.\-/ ]+$/.test(decoded)) return undefined
  const parts = decoded.slice(1).split('/')
  if (parts.some((part) => part === '' || part === '.' || part === '..')) return undefined
  const place = path.resolve(root, ...parts)
  return place.startsWith(path.resolve(root) + path.sep) ? place : undefined
}

/** Reads a file of the app; undefined when there is none, when it is a link, or when its kind is not served. */
export async function readStatic(root: string, requestPath: string): Promise<StaticFile | undefined> {
  const place = placeIn(root, requestPath)
  const mediaType = place === undefined ? undefined : mediaTypes[path.extname(place).toLowerCase()]
  if (place === undefined || mediaType === undefined) return undefined
  try {
    // A link inside the folder could lead out of it.
    if (!(await lstat(place)).isFile()) return undefined
    return { bytes: new Uint8Array(await readFile(place)), mediaType }
  } catch {
    return undefined
  }
}
