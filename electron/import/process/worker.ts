import type { FromChild, ToChild } from './messages.ts'
import { listFile, parseFile, parsePicture, parseSheet } from './parse-file.ts'

/**
 * The child's entry: parses what it is sent, or makes an export of the library, and nothing else. It runs under Electron's utilityProcess (which gives
 * `process.parentPort`) and under plain Node with an IPC channel alike; it opens no connection, and no file but a copy of a
 * package that was made for it (SQLite reads files, and no bytes), or the library for reading and the one file that it fills.
 */
interface ParentPort {
  on(event: 'message', listener: (message: { data: unknown; ports?: readonly JoinedPort[] }) => void): void
  postMessage(message: unknown): void
}
interface JoinedPort extends ParentPort {
  start(): void
}

const parent = (process as unknown as { parentPort?: ParentPort }).parentPort
/** Under Electron main only brings the two together: the core asks, over a port between it and this. */
let port = parent
const questions = new Map<number, (files: ReadonlyMap<string, Uint8Array>) => void>()

function send(message: FromChild): void {
  if (port === undefined) process.send?.(message)
  else port.postMessage(message)
}

async function answer(message: ToChild): Promise<void> {
  const { id } = message
  if (message.kind === 'beside') {
    questions.get(id)?.(new Map(message.files))
    questions.delete(id)
    return
  }
  if (message.kind === 'picture') {
    const read = await parsePicture(message.fileName, message.bytes)
    send({ kind: 'pictured', id, result: read.ok ? { ok: true, value: { asset: read.value.asset } } : read })
    return
  }
  if (message.kind === 'sheet') {
    const { fileName, bytes } = message
    send({ kind: 'sheeted', id, result: await parseSheet(fileName, bytes) })
    return
  }
  if (message.kind === 'package') {
    const { runPackageWork } = await import('#electron/package/work.ts')
    const result = await runPackageWork(message.work, (share) => send({ kind: 'share', id, share }))
    send({ kind: 'packaged', id, result })
    return
  }
  if (message.kind === 'export') {
    const { runExportWork } = await import('#electron/export/work.ts')
    try {
      const result = await runExportWork(message.work, { onShare: (share) => send({ kind: 'share', id, share }) })
      send({ kind: 'exported', id, result })
    } catch (thrown) {
      // A bug is told with its place, as one in the core would be.
      const detail = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)
      send({ kind: 'failed', id, detail })
    }
    return
  }
  if (message.kind === 'list') {
    send({ kind: 'listed', id, addresses: await listFile(message.end, message.before) })
    return
  }
  if (message.kind === 'annotations') {
    const { bytes, open, author, nowMs } = message.input
    const { decodeJson } = await import('#electron/annotations/parse-document.ts')
    const { readAnnotations } = await import('#electron/annotations/read-annotations.ts')
    try {
      const json = decodeJson(bytes)
      const read = json === undefined ? { why: 'encoding' as const } : readAnnotations(json, open, author, nowMs)
      send({ kind: 'annotated', id, read })
    } catch (thrown) {
      // What a stranger's file breaks in here is a failure of that file, and ends nothing else.
      send({ kind: 'failed', id, detail: thrown instanceof Error ? thrown.message : String(thrown) })
    }
    return
  }
  if (message.kind === 'check') {
    const { work, input } = message
    const { attempt } = await import('#electron/checks/attempt.ts')
    const { runCheck } = await import('#electron/checks/run-check.ts')
    send({ kind: 'checked', id, result: await attempt(() => runCheck(work, input)) })
    return
  }
  if (message.kind === 'preview') {
    // The decoders come with the first picture that needs them.
    const { makePreview } = await import('../preview/make-preview.ts')
    send({ kind: 'previewed', id, bytes: await makePreview(message.bytes) })
    return
  }
  const readBeside = (names: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> =>
    new Promise((resolve) => {
      questions.set(id, resolve)
      send({ kind: 'wants', id, names })
    })
  const result = await parseFile(message.input, readBeside)
  if (!result.ok) send({ kind: 'parsed', id, result })
  else {
    // The parent has the bytes already: they are not sent back.
    const { bytes, ...value } = result.value
    const isOwn = message.input.inside !== undefined && bytes !== message.input.bytes
    send({ kind: 'parsed', id, result: { ok: true, value: isOwn ? { ...value, bytes } : value } })
  }
}

if (port === undefined) process.on('message', (message) => void answer(message as ToChild))
else
  port.on('message', ({ ports }) => {
    const [joined] = ports ?? []
    if (joined === undefined) return
    port = joined
    joined.on('message', ({ data }) => void answer(data as ToChild))
    joined.start()
  })
// The parent has gone: nothing is left to do.
process.on('disconnect', () => process.exit(0))
send({ kind: 'ready' })
