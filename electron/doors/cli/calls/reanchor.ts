import { z } from 'zod'
import type { GivenAnchor } from '#shared/anchor/reanchor.ts'
import { callError, type CallError } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { readRegularFile } from '#electron/files/read-regular.ts'
import { decodeBytes, guessEncoding } from '#electron/import/encoding/encoding.ts'
import { checkText } from '../checks.ts'
import { CommandFailure } from '../failure.ts'
import { idOf, idSchema } from '../lines.ts'
import { openParser } from '../parser.ts'
import type { CommandCall, Job } from '../command-call.ts'

const MOST_BYTES = 64 * 1024 * 1024

const spanSchema = z.object({ start: z.number().int().min(0), end: z.number().int().min(0) })
const anchorSchema = z.union([
  z.object({
    id: idSchema,
    quote: z.object({ exact: z.string(), prefix: z.string().default(''), suffix: z.string().default('') }),
    position: spanSchema.nullish(),
  }),
  z.object({ id: idSchema, ...spanSchema.shape }),
])

/** `reanchor BEFORE AFTER ANCHORS`: where the anchors on one plain text stand in a later one. */
export const reanchor: CommandCall = {
  options: {},
  run: async (job) => {
    const { options, out } = job
    const [before = '', after = '', list = ''] = options.places('BEFORE', 'AFTER', 'ANCHORS')
    const old = before === '-' ? undefined : await readText(job, before)
    const young = await readText(job, after)
    const anchors = await readAnchors(job, list)
    const parsed = anchors.map((anchor) => anchorSchema.safeParse(anchor))
    const given = parsed.flatMap(({ data }) => (data === undefined ? [] : [givenOf(data)]))
    const parser = openParser(job)
    try {
      const length = (old?.length ?? 0) + young.length + given.length
      const found = await checkText(parser, { name: after, length }, 'reanchor', {
        before: old,
        after: young,
        anchors: given,
      })
      if (!found.ok) {
        await out.failure({ file: after }, found.error)
        return 1
      }
      let code = 0
      let next = 0
      for (const [index, anchor] of anchors.entries()) {
        const result = parsed[index]?.success === true ? found.value[next++] : undefined
        const id = idOf(anchor)
        if (result === undefined || result === 'no-place') {
          code = 1
          const error = callError(result === undefined ? 'invalid-input' : 'place-not-found')
          await out.failure({ id }, error, { words: { key: result === undefined ? 'cli.badAnchor' : 'cli.noPlace' } })
          continue
        }
        await out.result({ id, ...result }, () => `${result.status}  ${String(id)}`)
      }
      return code
    } finally {
      await parser.close()
    }
  },
}

function givenOf(anchor: z.infer<typeof anchorSchema>): GivenAnchor {
  if ('quote' in anchor) return { quote: anchor.quote, place: anchor.position ?? undefined }
  return { place: { start: anchor.start, end: anchor.end } }
}

/** The text of a file as it is: no line end is changed, a byte-order mark is its first character. */
async function readText(job: Job, file: string): Promise<string> {
  const bytes = await bytesOf(job, file)
  if (!bytes.ok) throw new CommandFailure(bytes.error)
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes.value)
  } catch {
    return decodeBytes(bytes.value, guessEncoding(bytes.value).encoding)
  }
}

/** A text may have been emptied. */
async function bytesOf(job: Job, file: string): Promise<Result<Uint8Array, CallError>> {
  const bytes = await readRegularFile(job.options.path(file), MOST_BYTES)
  return !bytes.ok && bytes.error.code === 'file-empty' ? ok(new Uint8Array()) : bytes
}

async function readAnchors(job: Job, file: string): Promise<readonly unknown[]> {
  const bytes = await readRegularFile(job.options.path(file), MOST_BYTES)
  const list = bytes.ok ? parseList(new TextDecoder().decode(bytes.value), file) : bytes
  if (!list.ok) throw new CommandFailure(list.error, list.error.code === 'invalid-input' ? WRONG_LIST(file) : undefined)
  return list.value
}

const WRONG_LIST = (file: string): { key: string; values: { file: string } } => ({
  key: 'cli.badAnchors',
  values: { file },
})

function parseList(json: string, file: string): Result<readonly unknown[], CallError> {
  try {
    const list = z.array(z.unknown()).safeParse(JSON.parse(json))
    if (list.success) return ok(list.data)
  } catch {
    // No JSON at all: said below.
  }
  return err(callError('invalid-input', { file }))
}
