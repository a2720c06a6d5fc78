import { existsSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { checkOptionsOf } from '#shared/checks/options-of.ts'
import type { CallOutput, ParsedInput } from '#shared/contract/calls.ts'
import { callError, type CallError } from '#shared/contract/errors.ts'
import { INTO_OWN } from '#shared/contract/export-options.ts'
import {
  choicesOf,
  endingOf,
  goesBack,
  isReport,
  viewShown,
  type ArticleFormat,
  type ExportFormat,
  optionsOf,
} from '#shared/contract/formats.ts'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import type { ArticleId } from '#shared/domain/ids.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { readBlob } from '#electron/db/blob.ts'
import type { Exported } from '#electron/export/export-article.ts'
import { headsOf } from '#electron/package/history-of.ts'
import { givenFile } from '#electron/door-calls.ts'
import { notWritten } from '#electron/files/write-whole.ts'
import type { Ports } from '#electron/ports.ts'
import { openArticle } from './articles.ts'
import { readHouse } from './house.ts'
import { ownPlacesOf } from './leaving/places-of.ts'
import { writeLeaving, type LeavingFile } from './leaving/write-leaving.ts'
import type { LibraryFile } from './library-file.ts'
import { articleHistory } from './log/article-history.ts'
import { fillPackage, packageName } from './packages/fill-package.ts'
import { printPage, takeParts } from './paper.ts'
import { pictureReader, SourceLost } from './picture-reader.ts'

/** The person gave it up in the middle; the file does not come to be. */
class Stopped extends Error {}

/** What an export is made of, whatever becomes of it. */
type Asked = Omit<ParsedInput<'export.run'>, 'file' | 'isReplacing' | 'others' | 'format'> & {
  readonly format: ArticleFormat
}

/** Where a file goes: the place that a dialog or the command gave, and whether what lies there may be replaced. */
interface Target {
  readonly place: string
  readonly isReplacing: boolean
}

/** An article as it is exported. */
interface Opened {
  readonly open: OpenArticle
  readonly heads: readonly string[]
}

interface Written {
  readonly target: string
  readonly byteLength: number
  readonly unsure?: Exported['unsure']
}

/** Exports, one after the other; what is under way can be given up, and leaves nothing behind. */
export class Exports {
  readonly #ports: Ports
  readonly #library: LibraryFile
  readonly #onShare: (share: number | 'unknown' | undefined) => void
  #turn: Promise<unknown> = Promise.resolve()
  #stop = new AbortController()

  constructor(ports: Ports, library: LibraryFile, onShare: (share: number | 'unknown' | undefined) => void) {
    this.#ports = ports
    this.#library = library
    this.#onShare = onShare
  }

  /**
   * Makes an export and writes it whole, where the person says or where `file` says. A dialog has asked whether a file may
   * be replaced; a file that was given replaces one only with `isReplacing`.
   */
  async run({ file, isReplacing, others, format, ...rest }: ParsedInput<'export.run'>): Promise<Answer<'export.run'>> {
    if (format === 'package') return this.#package([rest.articleId, ...others], file?.path, isReplacing)
    if (others.length > 0) return err(callError('invalid-input', { detail: 'others' }))
    const asked: Asked = { ...rest, format }
    const open = this.#open(asked)
    if (!open.ok) return open
    const { title } = open.value.open.article
    const place = file?.path ?? (await this.#ports.dialogs.saveExport(fileNameOf(title), endingOf(asked.format)))
    if (place === undefined) return err(callError('canceled'))
    const target = { place, isReplacing: isReplacing || file === undefined }
    return this.#inTurn(async (signal) => {
      const made = await this.#write(open.value, asked, target, signal, this.#onShare)
      if (!made.ok) return made
      const { target: written, ...counts } = made.value
      return ok({ file: givenFile(written), ...counts })
    })
  }

  /**
   * The same export of several articles, one after the other, into a folder that the person chooses, or all of them as one
   * file where the format holds several. Nothing in the folder is replaced: a name that is taken gets a number. Error:
   * `canceled`; what befell one article alone is in `refused`.
   */
  async many({ articleIds, format, ...rest }: ParsedInput<'export.many'>): Promise<Answer<'export.many'>> {
    if (format === 'package') {
      const made = await this.#package(articleIds, undefined, false)
      return made.ok ? ok({ file: made.value.file, written: articleIds.length, refused: [] }) : made
    }
    const form = { ...rest, format }
    const folder = await this.#ports.dialogs.exportFolder()
    if (folder === undefined) return err(callError('canceled'))
    return this.#inTurn(async (signal) => {
      const refused: { articleId: ArticleId; error: CallError }[] = []
      const written: KeptFile[] = []
      for (const [at, articleId] of articleIds.entries()) {
        const onShare = (share: number | 'unknown'): void =>
          this.#onShare((at + (typeof share === 'number' ? share : 0)) / articleIds.length)
        onShare(0)
        const asked = { articleId, versionId: undefined, ...form }
        const open = this.#open(asked)
        const made = open.ok
          ? await this.#write(open.value, asked, freePlace(folder, open.value.open, form.format), signal, onShare)
          : open
        if (made.ok) written.push(keptFile(made.value.target))
        else if (made.error.code === 'canceled') {
          for (const each of written) removeIfSame(each)
          return err(made.error)
        } else refused.push({ articleId, error: made.error })
        // Others come to their turn between two articles.
        await setImmediate()
      }
      return ok({ file: givenFile(folder), written: written.length, refused })
    })
  }

  /**
   * Writes something else than an article, in its turn and to be given up like one: `piecesOf` makes it, telling how far it
   * is. Gives how many bytes were written.
   */
  async file(
    target: Target,
    piecesOf: (onShare: (share: number) => void, signal: AbortSignal) => Promise<Iterable<Uint8Array>>,
  ): Promise<Result<number, CallError>> {
    return this.#inTurn((signal) => {
      this.#onShare(0)
      return this.#leave(target, signal, () => piecesOf(this.#onShare, signal))
    })
  }

  /** All of the articles as one package; nobody could take in a part of it alone. */
  async #package(
    articleIds: readonly ArticleId[],
    given: string | undefined,
    isReplacing: boolean,
  ): Promise<Answer<'export.run'>> {
    const { dialogs, parser } = this.#ports
    const named = this.#library.read((db) => packageName(db, articleIds))
    if (!named.ok) return named
    const place = given ?? (await dialogs.saveExport(fileNameOf(named.value), endingOf('package')))
    if (place === undefined) return err(callError('canceled'))
    const { path: libraryPath } = this.#library
    return this.#inTurn(async (signal) => {
      const fill = fillPackage({
        articleIds,
        parser,
        signal,
        onShare: this.#onShare,
        libraryPath,
        read: (work) =>
          this.#library.path === libraryPath
            ? this.#library.read(work)
            : err(callError('library-missing', { file: libraryPath })),
      })
      const target = { place, isReplacing: isReplacing || given === undefined }
      const written = await this.#leave(target, signal, () => Promise.resolve(fill))
      return written.ok ? ok({ file: givenFile(place), byteLength: written.value }) : written
    })
  }

  /** Gives up what is under way; whoever waits for it is answered `canceled`. */
  stop(): void {
    this.#stop.abort()
  }

  /** What is exported, and, of a Word document, which can come back, the acts that it stands on: both of one moment. */
  #open({
    articleId,
    versionId,
    format,
  }: Pick<Asked, 'articleId' | 'versionId' | 'format'>): Result<Opened, CallError> {
    return this.#library.read((db) => {
      const open = openArticle(db, articleId, versionId)
      if (!open.ok) return open
      if (open.value.blocks.length === 0) return err(callError('file-empty', { file: open.value.article.title }))
      // What goes back to its author comes back from there.
      const isReturning = optionsOf(format, 'marked').includes(INTO_OWN)
      const heads = isReturning ? headsOf(db, articleId) : []
      return ok({ open: open.value, heads })
    })
  }

  async #inTurn<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const before = this.#turn
    const mine = (async () => {
      await before.catch(() => undefined)
      this.#stop = new AbortController()
      try {
        return await work(this.#stop.signal)
      } finally {
        this.#onShare(undefined)
      }
    })()
    this.#turn = mine
    return mine
  }

  async #write(
    { open, heads }: Opened,
    { format, view, locale, options: chosen }: Asked,
    target: Target,
    signal: AbortSignal,
    onShare: (share: number | 'unknown') => void,
  ): Promise<Result<Written, CallError>> {
    const { exportArticle } = await import('#electron/export/export-article.ts')
    const options = choicesOf(format, viewShown(format, view), chosen)
    const all = open.assets.length
    let read = 0
    const pictures = pictureReader(this.#library)
    const readAsset = (sha256: string): Uint8Array | undefined => {
      read += 1
      // Pictures are most of what is written; one that is shown twice is read twice.
      onShare(Math.min(1, read / Math.max(1, all)))
      return pictures(sha256)
    }
    onShare('unknown')
    const { now, about, settings } = this.#ports
    const into = options[INTO_OWN.id] === true ? ownFileOf(open, this.#library) : undefined
    if (into?.ok === false) return into
    const { foundingYears } = readHouse(about.dataPath)
    const isTold = isReport(format) || options['proof-marks'] === true
    const history = isTold ? this.#library.read((db) => ok(articleHistory(db, open.article.id))) : undefined
    if (history?.ok === false) return history
    let unsure: Exported['unsure']
    const written = await this.#leave(target, signal, async () => {
      const made = await exportArticle(open, {
        checks: checkOptionsOf(settings.read(), foundingYears, open.article.language),
        toPdf: (page) => this.#pdfOf(page, signal),
        format,
        view,
        locale,
        options,
        withPosition: options['with-position'] === true,
        readAsset,
        heads,
        ...(into === undefined ? {} : { into: into.value }),
        ...(history === undefined ? {} : { history: history.value }),
        now: now(),
      })
      if (!made.ok) throw new SourceLost(made.error)
      unsure = made.value.unsure
      return made.value.pieces
    })
    return written.ok ? ok({ target: target.place, byteLength: written.value, ...(unsure && { unsure }) }) : written
  }

  async #leave(
    { place, isReplacing }: Target,
    signal: AbortSignal,
    piecesOf: () => Promise<LeavingFile['pieces']>,
  ): Promise<Result<number, CallError>> {
    try {
      const own = ownPlacesOf(this.#library.path, this.#ports.about)
      const made = await piecesOf()
      const pieces = typeof made === 'function' ? made : untilStopped(made, signal)
      return await writeLeaving({ target: place, pieces, isReplacing, own })
    } catch (thrown) {
      if (thrown instanceof Stopped) return err(callError('canceled'))
      if (thrown instanceof SourceLost) return err(thrown.error)
      const error = this.#library.errorOf(thrown)
      // A bug throws; only what a file system says is told as its word.
      if (error === undefined) throw thrown
      return err(error.code === 'disk-full' ? callError('disk-full', { file: place }) : notWritten(place, thrown))
    }
  }

  /** Printing is another process's work: whoever gives it up does not wait for it. */
  async #pdfOf(page: Iterable<Uint8Array>, signal: AbortSignal): Promise<Result<Iterable<Uint8Array>, CallError>> {
    const printed = printPage(this.#ports.paper, untilStopped(page, signal), this.#ports.now())
    const stopped = new Promise<Result<never, CallError>>((resolve) =>
      signal.addEventListener('abort', () => resolve(err(callError('canceled'))), { once: true }),
    )
    const first = await Promise.race([printed, stopped])
    if (first.ok) return ok(takeParts(first.value))
    if (signal.aborted) void printed.then((late) => late.ok && late.value.remove()).catch(() => undefined)
    return first
  }
}

type Answer<N extends 'export.run' | 'export.many'> = Result<CallOutput<N>, CallError>

function* untilStopped(pieces: Iterable<Uint8Array>, signal: AbortSignal): Generator<Uint8Array> {
  for (const piece of pieces) {
    if (signal.aborted) throw new Stopped()
    yield piece
  }
  if (signal.aborted) throw new Stopped()
}

/** A place in the folder under which nothing lies yet. */
function freePlace(folder: string, { article }: OpenArticle, format: ExportFormat): Target {
  const name = fileNameOf(article.title)
  for (let number = 1; ; number += 1) {
    const place = path.join(folder, `${name}${number === 1 ? '' : ` ${String(number)}`}.${endingOf(format)}`)
    if (!existsSync(place)) return { place, isReplacing: false }
  }
}

/** A file as it was written. */
interface KeptFile {
  readonly place: string
  readonly stamp: string | undefined
}

function keptFile(place: string): KeptFile {
  return { place, stamp: stampOf(place) }
}

/** Takes away a file that was written, unless it is another one by now. */
function removeIfSame({ place, stamp }: KeptFile): void {
  if (stamp !== undefined && stampOf(place) === stamp) rmSync(place, { force: true })
}

function stampOf(place: string): string | undefined {
  const about = statSync(place, { bigint: true, throwIfNoEntry: false })
  return about && [about.dev, about.ino, about.size, about.mtimeNs].map(String).join(' ')
}

/** The bytes of the Word file that the text at hand came in. */
function ownFileOf({ article, versions }: OpenArticle, library: LibraryFile): Result<Uint8Array, CallError> {
  const version = versions.find(({ id }) => id === article.currentVersionId)
  if (version === undefined || !goesBack(version.format)) return err(callError('own-file-none'))
  const bytes = library.read((db) => ok(readBlob(db, version.sha256)))
  if (!bytes.ok) return bytes.error.code === 'library-damaged' ? err(callError('own-file-lost')) : bytes
  return bytes.value === undefined ? err(callError('own-file-lost')) : ok(bytes.value)
}

/** Names that Windows keeps for devices; what stands behind the first point does not set them free. */
const DEVICE_NAME = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?: *\.| *$)/i

/** A headline as a file name that every system takes (reliability.md R25): with its extension under 255 bytes. */
export function fileNameOf(title: string): string {
  const plain = title
    .normalize('NFC')
    // Reserved characters, controls, halves of characters, and the marks that turn the direction of a text around.
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}<>:"/\\|?*]/gu, ' ')
    .replace(/\s+/g, ' ')
  const short = Array.from(plain.trimStart())
    .slice(0, 60)
    .join('')
    .replace(/^[. ]+|[. ]+$/g, '')
  return short === '' || DEVICE_NAME.test(short) ? `galley ${short}`.trim() : short
}
