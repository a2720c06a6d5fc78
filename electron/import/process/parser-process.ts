import { createHash } from 'node:crypto'
import { basename, sep } from 'node:path'
import { callError } from '#shared/contract/errors.ts'
import type { CallError } from '#shared/contract/errors.ts'
import { sheetFileSchema } from '#shared/contract/house.ts'
import { sourceDocumentSchema } from '#shared/domain/source-document.ts'
import { err, ok } from '#shared/lib/result.ts'
import type { Result } from '#shared/lib/result.ts'
import type { CheckKind, CheckWork } from '#electron/checks/run-check.ts'
import { carriedReviewSchema } from '#shared/revision/carried-review.ts'
import { readDocumentSchema } from '#electron/annotations/read-annotation.ts'
import { packageAnswers, type PackageAnswer, type PackageWorkKind, type PackageWorkOf } from '#electron/package/work.ts'
import type { ParsedFile, ParsedPicture, ParserPort, ParseRequest } from '../../ports.ts'
import type { ChildLike, ForkChild } from './child.ts'
import { LIMITS } from './limits.ts'
import { listArticles, type ListedArticles } from '../files/list-articles.ts'
import { residentMb } from './memory.ts'
import type { FromChild, ToChild } from './messages.ts'
import { measurePicture } from '../picture/measure.ts'
import { PREVIEW_TYPE } from '../preview/kinds.ts'
import { openSource, readArchiveEnd, readBesideOf } from '../files/open-source.ts'
import type { OpenedSource } from '../files/open-source.ts'

/** How much time and memory one parse may take. */
export interface ParserLimits {
  readonly timeMs: number
  readonly memoryMb: number
}

/**
 * A parser that also checks, for whoever has no worker for it (the command): what does not end within the limits is
 * ended, `parse-timeout`, whatever it is at.
 */
export interface CheckingParser extends ParserPort {
  check<K extends CheckKind>(
    name: string,
    work: K,
    input: CheckWork[K]['input'],
  ): Promise<Result<CheckWork[K]['output'], CallError>>
}

/** Bytes with nothing beside them. */
const alone = (fileName: string, bytes: Uint8Array): OpenedSource => ({ fileName, bytes, folder: undefined, loose: [] })

/** How often the child's memory is looked at. */
const WATCH_MS = 250

interface Job {
  readonly id: number
  readonly fileName: string
  readonly send: (child: ChildLike) => void
  readonly settle: (message: Answer | CallError) => void
  readonly readBeside: (names: readonly string[]) => Promise<readonly (readonly [string, Uint8Array])[]>
  readonly onShare?: ((share: number) => void) | undefined
}

type Answer = Exclude<FromChild, { readonly kind: 'ready' | 'wants' | 'share' }>

/**
 * The parser as the services see it. One warm child does one thing after the other; what takes too long or too much
 * memory kills it, and the next job gets a new one. Only this side reads files.
 */
export function createParser(
  fork: ForkChild,
  limits: ParserLimits = { timeMs: LIMITS.timeMs, memoryMb: LIMITS.memoryMb },
): CheckingParser {
  let child: ChildLike | undefined
  let current: Job | undefined
  let timers: readonly NodeJS.Timeout[] = []
  let nextId = 1
  let isClosed = false
  const queue: Job[] = []

  const finish = (result: Answer | CallError): void => {
    const job = current
    current = undefined
    timers.forEach((timer) => clearTimeout(timer))
    timers = []
    job?.settle(result)
    startNext()
  }

  const drop = (error: CallError): void => {
    const dying = child
    child = undefined
    dying?.kill()
    finish(error)
  }

  const start = (): ChildLike => {
    const started = fork(limits.memoryMb)
    started.onMessage((message) => receive(started, message as FromChild))
    started.onExit(() => {
      if (child !== started) return
      child = undefined
      // Node ends a process whose heap is full: that, and a crash in a library, are a limit passed.
      if (current !== undefined) finish(callError('parse-limit', { file: current.fileName, detail: 'memory' }))
    })
    return started
  }

  const receive = (from: ChildLike, message: FromChild): void => {
    if (from !== child || current === undefined || message.kind === 'ready' || message.id !== current.id) return
    if (message.kind === 'share') {
      current.onShare?.(message.share)
      return
    }
    if (message.kind !== 'wants') {
      finish(message)
      return
    }
    const { id, readBeside } = current
    void readBeside(message.names).then((files) => {
      if (from === child && current?.id === id) from.send({ kind: 'beside', id, files } satisfies ToChild)
    })
  }

  const startNext = (): void => {
    const job = queue.shift()
    if (job === undefined || isClosed) return
    current = job
    child ??= start()
    const { fileName } = job
    const watched = child
    const watch = setInterval(() => {
      if (watched.pid === undefined) return
      const used = residentMb(watched.pid)
      if (used !== undefined && used > limits.memoryMb)
        drop(callError('parse-limit', { file: fileName, detail: 'memory' }))
    }, WATCH_MS)
    timers = [setTimeout(() => drop(callError('parse-timeout', { file: fileName })), limits.timeMs), watch]
    job.send(child)
  }

  const run = (
    source: OpenedSource,
    message: (id: number) => ToChild,
    onShare?: (share: number) => void,
  ): Promise<Answer | CallError> =>
    new Promise((resolve) => {
      const id = nextId
      nextId += 1
      queue.push({
        id,
        fileName: source.fileName,
        send: (to) => to.send(message(id)),
        settle: resolve,
        readBeside: (names) => readBesideOf(source, names),
        onShare,
      })
      if (current === undefined) startNext()
    })

  const parse = async (request: ParseRequest): Promise<Result<ParsedFile, CallError>> => {
    const opened = await openSource(request.source)
    if (!opened.ok) return opened
    const { fileName, bytes, loose, others, inside } = opened.value
    const { choices, asOf, datedBy } = request
    const dates = { ...(asOf === undefined ? {} : { asOf }), ...(datedBy === undefined ? {} : { datedBy }) }
    const answer = await run(opened.value, (id) => ({
      kind: 'parse',
      id,
      input: { fileName, bytes, choices, loose, others, inside, ...dates },
    }))
    if ('code' in answer) return err(answer)
    if (answer.kind !== 'parsed') return err(callError('parse-failed', { file: fileName, detail: answer.kind }))
    if (!answer.result.ok) return answer.result
    // A child that parses what strangers send is not taken at its word.
    const document = sourceDocumentSchema.safeParse(answer.result.value.document)
    if (!document.success)
      return err(callError('parse-failed', { file: fileName, detail: document.error.issues[0]?.message ?? '' }))
    const own = inside === undefined ? undefined : answer.result.value.bytes
    if (own === undefined) return ok({ ...answer.result.value, document: document.data, bytes })
    const sha256 = createHash('sha256').update(own).digest('hex')
    return ok({ ...answer.result.value, document: document.data, bytes: own, sha256 })
  }

  const readPicture = async (from: ParseRequest['source']): Promise<Result<ParsedPicture, CallError>> => {
    const opened = await openSource(from)
    if (!opened.ok) return opened
    const { fileName, bytes } = opened.value
    const answer = await run(opened.value, (id) => ({ kind: 'picture', id, fileName, bytes }))
    if ('code' in answer) return err(answer)
    if (answer.kind !== 'pictured') return err(callError('parse-failed', { file: fileName, detail: answer.kind }))
    return answer.result.ok ? ok({ ...answer.result.value, bytes }) : answer.result
  }

  const readSheet: ParserPort['readSheet'] = async (from) => {
    const opened = await openSource(from)
    if (!opened.ok) return opened
    const { fileName, bytes } = opened.value
    const answer = await run(alone(fileName, bytes), (id) => ({ kind: 'sheet', id, fileName, bytes }))
    if ('code' in answer) return err(answer)
    if (answer.kind !== 'sheeted') return err(callError('parse-failed', { file: fileName, detail: answer.kind }))
    if (!answer.result.ok) return answer.result
    const sheet = sheetFileSchema.safeParse(answer.result.value)
    return sheet.success ? ok(sheet.data) : err(callError('parse-failed', { file: fileName, detail: 'answer' }))
  }

  const readAnnotations: ParserPort['readAnnotations'] = async (fileName, input) => {
    const answer = await run(alone(fileName, input.bytes), (id) => ({ kind: 'annotations', id, input }))
    if ('code' in answer) return err(answer)
    const read = readDocumentSchema.safeParse(answer.kind === 'annotated' ? answer.read : { why: 'unread' })
    if (read.success && 'results' in read.data) return ok(read.data.results)
    const { why, line } = read.success && 'why' in read.data ? read.data : { why: 'unread', line: undefined }
    return err(callError('annotations-invalid', { file: fileName, why, ...(line === undefined ? {} : { line }) }))
  }

  const check: CheckingParser['check'] = async (name, work, input) => {
    const answer = await run(alone(name, new Uint8Array()), (id) => ({ kind: 'check', id, work, input }) as ToChild)
    if ('code' in answer) return err(answer)
    if (answer.kind !== 'checked') return err(callError('internal', { detail: answer.kind }))
    // It is only printed: what breaks the printing is that article's error.
    return answer.result as Result<CheckWork[typeof work]['output'], CallError>
  }

  const readPackage = async <K extends PackageWorkKind>(
    work: PackageWorkOf<K>,
    onShare?: (share: number) => void,
  ): Promise<Result<PackageAnswer<K>, CallError>> => {
    const source = alone(work.fileName, new Uint8Array())
    const answer = await run(source, (id) => ({ kind: 'package', id, work }), onShare)
    if ('code' in answer) return err(answer)
    if (answer.kind !== 'packaged') return err(callError('internal', { detail: answer.kind }))
    if (!answer.result.ok) return answer.result
    // A process that reads what strangers send is not taken at its word.
    const given = packageAnswers[work.kind].safeParse(answer.result.value)
    if (!given.success) return err(callError('package-damaged', { file: work.fileName, detail: 'answer' }))
    return ok(given.data as PackageAnswer<K>)
  }

  const carryReview: ParserPort['carryReview'] = async (fileName, input) => {
    const made = await check(fileName, 'carry', input)
    if (!made.ok) return made
    const carried = carriedReviewSchema.safeParse(made.value)
    return carried.success ? ok(carried.data) : err(callError('internal', { detail: 'carried' }))
  }

  /** Each article of an archive by an address within it: 'a.zip/稿.txt'. */
  const articlesInside = async (path: string): Promise<readonly string[]> => {
    const end = await readArchiveEnd(path)
    if (end === undefined) return [path]
    const answer = await run(alone(basename(path), end.bytes), (id) => ({
      kind: 'list',
      id,
      end: end.bytes,
      before: end.before,
    }))
    const isListed = !('code' in answer) && answer.kind === 'listed' && answer.addresses.length > 1
    return isListed ? answer.addresses.map((address) => `${path}${sep}${address.replaceAll('/', sep)}`) : [path]
  }

  const list = async (path: string): Promise<ListedArticles> => {
    const listed = await listArticles(path)
    const found: string[] = []
    for (const each of listed.paths) found.push(...(await articlesInside(each)))
    return { ...listed, paths: found }
  }

  const preview = async (bytes: Uint8Array): Promise<Uint8Array | undefined> => {
    const answer = await run(alone('', bytes), (id) => ({ kind: 'preview', id, bytes }))
    if ('code' in answer || answer.kind !== 'previewed' || !(answer.bytes instanceof Uint8Array)) return undefined
    // Only what the child is meant to make is taken from it.
    return measurePicture(answer.bytes)?.mediaType === PREVIEW_TYPE ? answer.bytes : undefined
  }

  return {
    parse,
    check,
    preview,
    readAnnotations,
    carryReview,
    readPackage,
    list,
    readPicture,
    readSheet,
    skip: () => {
      if (current !== undefined) drop(callError('canceled'))
    },
    close: () => {
      isClosed = true
      const waiting = [...(current === undefined ? [] : [current]), ...queue.splice(0)]
      current = undefined
      timers.forEach((timer) => clearTimeout(timer))
      const dying = child
      child = undefined
      dying?.kill()
      for (const job of waiting) job.settle(callError('canceled'))
      return Promise.resolve()
    },
  }
}
