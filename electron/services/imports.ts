import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { changeOf } from '#shared/change/change-set.ts'
import { detailsWithNext } from '#shared/domain/details.ts'
import { countOfCarried } from '#shared/revision/count-carried.ts'
import type { CallOutput } from '#shared/contract/calls.ts'
import { callError, type CallError } from '#shared/contract/errors.ts'
import {
  importChoicesSchema,
  type ImportChoices,
  type ImportFacts,
  type ImportPreview,
  type ParsedImportSource,
} from '#shared/contract/shapes.ts'
import type { Article } from '#shared/domain/article.ts'
import type { ArticleId, ChangeId, VersionId } from '#shared/domain/ids.ts'
import { newId } from '#shared/lib/ids.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { readSketch } from '#shared/text/likeness.ts'
import { keepBlob } from '#electron/db/blob.ts'
import { appendLog } from '#electron/db/log.ts'
import { articlesOfBytes, articlesOfTitle } from '#electron/db/records/article.ts'
import { articlesAlike } from '#electron/db/records/sketch.ts'
import { insertRecord, readRecord, updateRecord } from '#electron/db/records/record-rows.ts'
import type { Db } from '#electron/db/sql.ts'
import type { ParsedFile, ParseRequest, Ports } from '#electron/ports.ts'
import type { LibraryFile } from './library-file.ts'
import { prepareLikenesses } from './likenesses.ts'
import { lineEndsOf } from './line-ends.ts'
import { hugeBlocksLast } from './huge-blocks-last.ts'
import { factsOf, returnedTo } from './import-facts.ts'
import { carryToNext, isStillReviewed, moveDrafts, type NextVersion } from './next-version.ts'
import { missingBytes, putBack } from './originals.ts'
import { keepPreview, makePreviews, type Previews } from './previews.ts'
import { detailsOfText, versionRecords } from './records-of-document.ts'

/** How many inspected files wait at most; the oldest is dropped for a new one, because bytes wait in memory. */
const MOST_WAITING = 24
/** Their bytes and pictures all together; the newest stays whatever its size. */
const MOST_BYTES = 256 * 1024 * 1024

/** How long the comparison with the library is prepared at most for one file; with sketches at hand it takes no time. */
const PREPARE_MS = 600
/** So many articles of like text are offered at most. */
const MOST_ALIKE = 3

/** A file that was inspected and is neither kept nor dropped yet. */
interface Waiting {
  readonly source: ParseRequest['source']
  readonly parsed: ParsedFile
  readonly choices: ImportChoices
  /** An article of the same bytes, and those of the same headline, that were there when it was read. */
  readonly existing: ArticleId | undefined
  readonly sameHeadline: ImportPreview['sameHeadline']
  readonly returned: ImportPreview['returned']
  /** Articles of another headline of which most is the same text. */
  readonly alike: ImportPreview['alike']
  /** On their way while the editor looks; keeping waits for them. */
  readonly previews: Promise<Previews>
}

/** A file whose pictures all have what is drawn in their place. */
type Ready = Omit<Waiting, 'previews'> & { readonly previews: Previews }

interface Kept {
  readonly articleId: ArticleId
  readonly versionId: VersionId
}

/** How a file is kept: as a new article, or as a new text of one that is there. */
export type KeepAs = { readonly kind: 'new' } | { readonly kind: 'version'; readonly articleId: ArticleId }

/** Files on their way into the library: inspected, looked at again, kept or dropped. */
export class Imports {
  readonly #ports: Ports
  readonly #library: LibraryFile
  readonly #waiting = new Map<string, Waiting>()
  /** What became of tokens, so that keeping twice keeps once. */
  readonly #kept = new Map<string, Kept>()

  constructor(ports: Ports, library: LibraryFile) {
    this.#ports = ports
    this.#library = library
  }

  async inspect(from: ParsedImportSource, given?: ImportChoices): Promise<Result<ImportPreview, CallError>> {
    const source = this.#sourceOf(from)
    if (!source.ok) return source
    const choices = given ?? importChoicesSchema.parse({ script: this.#ports.settings.read().script })
    // The library is made ready to be compared with while the file is read.
    const [parsed] = await Promise.all([
      this.#parse(source.value, choices),
      prepareLikenesses(this.#library, PREPARE_MS),
    ])
    if (!parsed.ok) return parsed
    return this.#wait(newId(), source.value, parsed.value, choices, new Map())
  }

  /** Reads a file, and gives what a list shows of it. */
  async read(from: ParsedImportSource): Promise<Result<ImportFacts, CallError>> {
    const preview = await this.inspect(from)
    return preview.ok ? ok(factsOf(preview.value)) : preview
  }

  /** A file that waits, as it was read. Errors: `not-found`. */
  look(token: string): Result<ImportPreview, CallError> {
    const waiting = this.#waiting.get(token)
    return waiting === undefined
      ? err(callError('not-found', { record: `import:${token}` }))
      : ok(previewOf(token, waiting))
  }

  async choose(token: string, choices: ImportChoices): Promise<Result<ImportPreview, CallError>> {
    const waiting = this.#waiting.get(token)
    if (waiting === undefined) return err(callError('not-found', { record: `import:${token}` }))
    let parsed = await this.#parse(waiting.source, choices)
    if (!parsed.ok && waiting.source.kind === 'path') {
      // The file may have gone since; its bytes are at hand, only what lay beside it is not.
      const { fileName, bytes } = waiting.parsed
      parsed = await this.#parse({ kind: 'bytes', fileName, bytes }, choices)
    }
    if (!parsed.ok) return parsed
    return this.#wait(token, waiting.source, parsed.value, choices, await waiting.previews)
  }

  async keep(token: string, as: KeepAs, author: string | undefined): Promise<Result<Kept, CallError>> {
    const waiting = this.#waiting.get(token)
    const previews = await waiting?.previews
    // Asked only now, because the same may have been asked twice meanwhile.
    const before = this.#kept.get(token)
    if (before !== undefined) return ok(before)
    if (waiting === undefined || previews === undefined)
      return err(callError('not-found', { record: `import:${token}` }))
    const dated = as.kind === 'version' ? await this.#readByDateOf(as.articleId, waiting) : ok(waiting.parsed)
    if (!dated.ok) return dated
    const signed = author ?? (this.#ports.settings.read().reviewerName?.trim() || this.#ports.about.program)
    const nowMs = this.#ports.now()
    const ready = { ...waiting, previews, parsed: dated.value }
    const next = await this.#nextOf(ready, as, nowMs)
    if (!next.ok) return next
    const kept = this.#library.write((db) => keepParsed(db, ready, as, signed, nowMs, next.value))
    // The article was worked on while its review was carried: what was done then comes along too.
    if (!kept.ok && kept.error.code === 'conflict') return this.keep(token, as, author)
    if (!kept.ok) return kept
    this.#waiting.delete(token)
    this.#kept.set(token, kept.value)
    return kept
  }

  /** The text with the review that comes along; undefined for a first text, and where the article is of the same bytes. */
  #nextOf(
    ready: Omit<Waiting, 'previews'>,
    as: KeepAs,
    nowMs: number,
  ): Promise<Result<NextVersion | undefined, CallError>> {
    const { parsed, choices } = ready
    if (as.kind === 'new') return Promise.resolve(ok(undefined))
    const records = versionRecords(parsed, choices, { articleId: as.articleId, nowMs })
    return carryToNext(this.#ports, this.#library, as.articleId, parsed.fileName, records)
  }

  /** What would become of an article's review if the waiting file became its next text; nothing is kept. Errors: `not-found`. */
  async carry(token: string, articleId: ArticleId): Promise<Result<CallOutput<'import.carry'>, CallError>> {
    const waiting = this.#waiting.get(token)
    if (waiting === undefined) return err(callError('not-found', { record: `import:${token}` }))
    const dated = await this.#readByDateOf(articleId, waiting)
    if (!dated.ok) return dated
    const next = await this.#nextOf(
      { ...waiting, parsed: dated.value },
      { kind: 'version', articleId },
      this.#ports.now(),
    )
    if (!next.ok) return next
    const carried = next.value?.records.version.carried
    if (next.value === undefined || carried === undefined) return err(callError('not-found'))
    const { drafts, roles } = next.value
    return ok(countOfCarried(carried, { drafts: drafts.length, roles }))
  }

  /** The bytes of a file that waits, as they were read. Errors: `not-found`. */
  bytesOf(token: string): Result<Pick<ParsedFile, 'fileName' | 'bytes'>, CallError> {
    const parsed = this.#waiting.get(token)?.parsed
    if (parsed === undefined) return err(callError('not-found', { record: `import:${token}` }))
    return ok({ fileName: parsed.fileName, bytes: parsed.bytes })
  }

  drop(token: string): void {
    this.#waiting.delete(token)
  }

  /** A picture of a file that waits to be kept, so that it can be seen beside its caption. */
  picture(sha256: string): { readonly bytes: Uint8Array; readonly mediaType: string } | undefined {
    for (const { parsed } of this.#waiting.values()) {
      const index = parsed.document.assets.findIndex((asset) => asset.sha256 === sha256)
      const bytes = parsed.pictures[index]
      const mediaType = parsed.document.assets[index]?.mediaType
      if (bytes !== undefined && mediaType !== undefined) return { bytes, mediaType }
    }
    return undefined
  }

  /** A text whose article keeps the date that a person gave it, its relative dates read by that one. */
  async #readByDateOf(
    articleId: ArticleId,
    { source, parsed, choices }: Waiting,
  ): Promise<Result<ParsedFile, CallError>> {
    const before = this.#library.read((db) => ok(readRecord(db, 'article', articleId, articleId)))
    if (!before.ok || before.value === undefined) return before.ok ? ok(parsed) : before
    const { publishedAt: datedBy } = detailsWithNext(before.value, detailsOfText(parsed, isPasted(source)))
    if (datedBy === undefined || datedBy === parsed.document.publishedAt) return ok(parsed)
    const again = await this.#ports.parser.parse({ source, choices, datedBy })
    // A file that is another by now is not what is kept; what is said of today in it is then read by its own date.
    const isAsBefore =
      again.ok && again.value.sha256 === parsed.sha256 && again.value.numbers.length === parsed.numbers.length
    return ok(isAsBefore ? { ...parsed, numbers: again.value.numbers } : parsed)
  }

  /** A text without a date has none: what it says of today stays unresolved until a person says when it was written. */
  #parse(source: ParseRequest['source'], choices: ImportChoices): Promise<Result<ParsedFile, CallError>> {
    return this.#ports.parser.parse({ source, choices })
  }

  #wait(
    token: string,
    source: ParseRequest['source'],
    parsed: ParsedFile,
    choices: ImportChoices,
    earlier: Previews,
  ): Result<ImportPreview, CallError> {
    const found = this.#library.read((db) => {
      const [existing] = articlesOfBytes(db, parsed.sha256)
      const sameHeadline = articlesOfTitle(db, detailsOfText(parsed, isPasted(source)).title)
      const known = new Set([existing, ...sameHeadline.map(({ id }) => id)])
      const sketch = readSketch(parsed.sketch)
      const alike = sketch === undefined ? [] : articlesAlike(db, sketch).filter(({ id }) => !known.has(id))
      return ok({
        existing,
        returned: returnedTo(db, parsed.standing),
        sameHeadline: sameHeadline.filter(({ id }) => id !== existing),
        alike: alike.slice(0, MOST_ALIKE),
      })
    })
    if (found.ok && found.value.existing !== undefined) this.#mend(parsed, found.value.existing)
    // A look at a file needs no library; what is there already is only known with one.
    const alike = found.ok ? found.value : { existing: undefined, returned: undefined, sameHeadline: [], alike: [] }
    this.#waiting.delete(token)
    const isWanted = (): boolean => this.#waiting.has(token)
    const waiting = { source, parsed, choices, ...alike }
    this.#waiting.set(token, { ...waiting, previews: Promise.resolve(earlier) })
    const previews = makePreviews(this.#ports.parser, parsed, earlier, isWanted)
    this.#waiting.set(token, { ...waiting, previews })
    this.#letGo()
    return ok(previewOf(token, waiting))
  }

  /** The same file again is what the library would have lost of it: it is put back. */
  #mend(parsed: ParsedFile, articleId: ArticleId): void {
    const missing = this.#library.read((db) => ok(missingBytes(db, parsed)))
    if (!missing.ok || missing.value.length === 0) return
    const mended = this.#library.write((db) => {
      putBack(db, missing.value, this.#ports.now())
      return ok({})
    })
    // Whoever has the article open was told that something of it is lost.
    if (mended.ok) this.#ports.emit('article.changed', { articleId })
  }

  /** Lets the oldest go: who comes back to one of them reads its file again. */
  #letGo(): void {
    let held = 0
    for (const { parsed } of this.#waiting.values()) held += sizeOf(parsed)
    for (const [oldest, { parsed }] of this.#waiting) {
      const isBounded = this.#waiting.size <= MOST_WAITING && held <= MOST_BYTES
      if (isBounded || this.#waiting.size === 1) break
      this.#waiting.delete(oldest)
      held -= sizeOf(parsed)
    }
  }

  #sourceOf(from: ParsedImportSource): Result<ParseRequest['source'], CallError> {
    switch (from.kind) {
      case 'file':
        return ok({ kind: 'path', path: from.file.path })
      case 'paste': {
        const [fileName, text] = from.html === undefined ? ['paste.txt', from.text] : ['paste.html', from.html]
        return ok({ kind: 'bytes', fileName, bytes: Buffer.from(text, 'utf8') })
      }
      case 'sample': {
        const folder = join(this.#ports.about.samplePath, from.name)
        const name = existsSync(folder) ? readdirSync(folder).find((file) => file.startsWith('article.')) : undefined
        if (name === undefined) return err(callError('file-missing', { file: folder }))
        return ok({ kind: 'path', path: join(folder, name) })
      }
    }
  }
}

function previewOf(token: string, waiting: Omit<Waiting, 'source' | 'previews'>): ImportPreview {
  const { parsed, choices, existing, returned, sameHeadline, alike } = waiting
  const { encoding } = parsed.document
  const isNew = existing === undefined
  const twins = [
    ...(isNew && sameHeadline.length > 0 ? ['same-headline' as const] : []),
    ...(isNew && alike.length > 0 ? ['alike' as const] : []),
  ]
  return {
    token,
    fileName: parsed.fileName,
    byteLength: parsed.bytes.length,
    sha256: parsed.sha256,
    lineEnds: encoding === undefined ? undefined : lineEndsOf(parsed.bytes, encoding),
    encodings: parsed.encodings,
    choices,
    document: parsed.document,
    originals: parsed.originals,
    reasons: [
      ...(returned === undefined || returned === 'unknown' ? [] : ['returned' as const]),
      ...parsed.reasons,
      ...twins,
    ],
    mixed: parsed.mixed,
    existing,
    returned,
    sameHeadline,
    alike,
  }
}

function sizeOf({ bytes, pictures }: ParsedFile): number {
  return pictures.reduce((sum, picture) => sum + picture.byteLength, bytes.byteLength)
}

/** A file that had to be read again from its bytes is still a file. */
function isPasted(source: ParseRequest['source']): boolean {
  return source.kind === 'bytes'
}

/** Writes all that a file brings, with its bytes and one entry of the log, in the transaction at hand. */
function keepParsed(
  db: Db,
  waiting: Ready,
  as: KeepAs,
  author: string,
  nowMs: number,
  next: NextVersion | undefined,
): Result<Kept, CallError> {
  const { source, parsed, choices, previews } = waiting
  const [existing] = articlesOfBytes(db, parsed.sha256)
  const stored = existing && readRecord(db, 'article', existing, existing)
  if (stored !== undefined && (as.kind === 'new' || as.articleId === existing)) {
    return ok({ articleId: stored.id, versionId: stored.currentVersionId })
  }
  const before = as.kind === 'version' ? readRecord(db, 'article', as.articleId, as.articleId) : undefined
  if (as.kind === 'version' && before === undefined) {
    return err(callError('not-found', { record: `article:${as.articleId}` }))
  }
  const articleId = before?.id ?? (newId() as ArticleId)
  const kept = new Map([...previews].map(([picture, bytes]) => [picture, keepPreview(db, bytes, nowMs)]))
  if (next !== undefined && !isStillReviewed(db, next)) return err(callError('conflict'))
  const made = next?.records ?? versionRecords(parsed, choices, { articleId, nowMs })
  const assets = made.assets.map((asset) => ({ ...asset, preview: kept.get(asset.sha256) }))
  const records = { ...made, assets }
  const details = detailsOfText(parsed, isPasted(source))
  const article: Article = {
    type: 'article',
    id: articleId,
    revision: (before?.revision ?? 0) + 1,
    ...(before === undefined ? details : detailsWithNext(before, details)),
    language: parsed.document.language,
    stage: before?.stage ?? 'first',
    currentVersionId: records.version.id,
    createdAtMs: before?.createdAtMs ?? nowMs,
  }
  keepBlob(db, parsed.bytes, nowMs)
  for (const [index, bytes] of parsed.pictures.entries()) {
    keepBlob(db, bytes, nowMs, parsed.document.assets[index]?.mediaType)
  }
  if (before === undefined) insertRecord(db, article)
  else updateRecord(db, article)
  const { version, ...parts } = records
  for (const record of [version, ...hugeBlocksLast([...Object.values(parts).flat(), ...(next?.carried ?? [])])])
    insertRecord(db, record)
  if (next !== undefined) moveDrafts(db, next)
  const change =
    before === undefined
      ? changeOf({ added: [article, version] })
      : changeOf({ added: [version], updated: [[before, article]] })
  const act = before === undefined ? 'article.import' : 'article.version'
  appendLog(db, { id: newId() as ChangeId, articleId, act, author, atMs: nowMs, savedAtMs: nowMs, change })
  return ok({ articleId, versionId: version.id })
}
