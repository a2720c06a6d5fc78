import { APP_ORIGIN } from './address.ts'
import { pageHeaders, paperHeaders, pictureHeaders } from './content-policy.ts'
import { readStatic, type StaticFile } from './static-files.ts'

/** A part of a picture of the library, and how long the whole is. */
export interface PicturePart {
  readonly bytes: Uint8Array
  readonly mediaType: string
  readonly total: number
}

/** Where answers come from. */
export interface AppFiles {
  /** Folder of the built renderer. */
  readonly root: string
  /** Bytes of a picture by the SHA-256 of its bytes, from one on; undefined when the library has none such. */
  readonly readPicture: (sha256: string, from: number) => Promise<PicturePart | undefined>
  /** A page that is being printed, and what lies beside it. */
  readonly readPaper: (id: string, name: string) => Promise<StaticFile | undefined>
}

const picturePath = /^\/asset\/([0-9a-f]{64})$/
const paperPath = /^\/paper\/([0-9a-f-]{36})\/([a-z]+\.[a-z]+)$/

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

async function servePicture(files: AppFiles, sha256: string, destination: string | null): Promise<Response> {
  // Where Chromium says what it wants the bytes for, only a picture will do.
  if (destination !== null && destination !== 'image') return refuse(403)
  const picture = await files.readPicture(sha256, 0)
  if (picture === undefined || !pictureTypes.has(picture.mediaType)) return refuse(404)
  return new Response(bodyOf(files, sha256, picture), { headers: pictureHeaders(picture.mediaType) })
}

/** What is small goes in one piece; the rest of a large picture is asked for as it is wanted. */
function bodyOf(files: AppFiles, sha256: string, first: PicturePart): Uint8Array<ArrayBuffer> | ReadableStream {
  if (first.bytes.length >= first.total) return new Uint8Array(first.bytes)
  let sent = 0
  return new ReadableStream({
    pull: async (body) => {
      const part = sent === 0 ? first : await files.readPicture(sha256, sent)
      if (part === undefined || part.bytes.length === 0) return body.error(new Error('the picture is gone'))
      sent += part.bytes.length
      body.enqueue(new Uint8Array(part.bytes))
      if (sent >= part.total) body.close()
    },
  })
}

/** Answers one request of the app's own scheme: `GET` of a file of the renderer, or of a picture by its hash. */
export async function serve(files: AppFiles, request: Request): Promise<Response> {
  if (request.method !== 'GET') return refuse(405)
  // The address is cut by hand: a URL object would already have folded `..` and hidden what was tried.
  if (!request.url.startsWith(`${APP_ORIGIN}/`)) return refuse(404)
  const requestPath = request.url.slice(APP_ORIGIN.length).replace(/[?#].*$/s, '')
  const sha256 = picturePath.exec(requestPath)?.[1]
  if (sha256 !== undefined) return servePicture(files, sha256, request.headers.get('sec-fetch-dest'))
  const [, paper, name] = paperPath.exec(requestPath) ?? []
  if (paper !== undefined && name !== undefined) {
    const part = await files.readPaper(paper, name)
    return part === undefined ? refuse(404) : new Response(part.bytes, { headers: paperHeaders(part.mediaType) })
  }
  const file = await readStatic(files.root, requestPath)
  return file === undefined ? refuse(404) : new Response(file.bytes, { headers: pageHeaders(file.mediaType) })
}
