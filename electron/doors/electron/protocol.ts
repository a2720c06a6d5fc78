import { APP_ORIGIN } from './address.ts'
import { pageHeaders, pictureHeaders } from './content-policy.ts'
import { readStatic } from './static-files.ts'

/** A picture of the library. */
export interface Picture {
  readonly bytes: Uint8Array
  readonly mediaType: string
}

/** Where answers come from. */
export interface AppFiles {
  /** Folder of the built renderer. */
  readonly root: string
  /** Bytes of a picture by the SHA-256 of its bytes; undefined when the library has none such. */
  readonly readPicture: (sha256: string) => Picture | undefined
}

const picturePath = /^\/asset\/([0-9a-f]{64})$/

/** Kinds of picture that are handed out; an unknown one would be guessed at, or shown as something else. */
const pictureTypes: ReadonlySet<string> = new Set([
  'image/avif',
  'image/bmp',
  'image/gif',
  'image/jpeg',
  'image/png',
  'image/svg+xml',
  'image/webp',
])

function refuse(status: 400 | 403 | 404 | 405): Response {
  return new Response(null, { status, headers: pageHeaders('text/plain; charset=utf-8') })
}

function servePicture(files: AppFiles, sha256: string, destination: string | null): Response {
  // Where Chromium says what it wants the bytes for, only a picture will do.
  if (destination !== null && destination !== 'image') return refuse(403)
  const picture = files.readPicture(sha256)
  if (picture === undefined || !pictureTypes.has(picture.mediaType)) return refuse(404)
  return new Response(new Uint8Array(picture.bytes), { headers: pictureHeaders(picture.mediaType) })
}

/** Answers one request of the app's own scheme: `GET` of a file of the renderer, or of a picture by its hash. */
export async function serve(files: AppFiles, request: Request): Promise<Response> {
  if (request.method !== 'GET') return refuse(405)
  // The address is cut by hand: a URL object would already have folded `..` and hidden what was tried.
  if (!request.url.startsWith(`${APP_ORIGIN}/`)) return refuse(404)
  const requestPath = request.url.slice(APP_ORIGIN.length).replace(/[?#].*$/s, '')
  const sha256 = picturePath.exec(requestPath)?.[1]
  if (sha256 !== undefined) return servePicture(files, sha256, request.headers.get('sec-fetch-dest'))
  const file = await readStatic(files.root, requestPath)
  return file === undefined ? refuse(404) : new Response(file.bytes, { headers: pageHeaders(file.mediaType) })
}
