import { existsSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { CallOutput, ParsedInput } from '#shared/contract/calls.ts'
import { callError, type CallError } from '#shared/contract/errors.ts'
import { endingOf, isOnPaper, type ExportFormat } from '#shared/contract/formats.ts'
import type { ArticleId } from '#shared/domain/ids.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import type { ExportMade, LogWork } from '#electron/export/work.ts'
import { givenFile } from '#electron/door-calls.ts'
import { notWritten } from '#electron/files/write-whole.ts'
import type { Ports } from '#electron/ports.ts'
import { SourceLost } from './leaving/source-lost.ts'
import { planExport, type Asked, type Planned } from './leaving/work-of.ts'
import { writeLeaving, type Fill } from './leaving/write-leaving.ts'
import { ownPlacesOf } from './leaving/places-of.ts'
import type { LibraryFile } from './library-file.ts'
import { fillPackage, packageName } from './packages/fill-package.ts'
import { printInto } from './paper.ts'

/** Where a file goes: the place that a dialog or the command gave, and whether what lies there may be replaced. */
interface Target {
  readonly place: string
  readonly isReplacing: boolean
}

interface Written extends ExportMade {
  readonly target: string
  readonly byteLength: number
}

/** Work that has no file yet. */
type Unplaced<W> = Omit<W, 'into' | 'target'>

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
    const planned = this.#plan({ ...rest, format })
    if (!planned.ok) return planned
    const { title, work } = planned.value
    const place = file?.path ?? (await this.#ports.dialogs.saveExport(fileNameOf(title), endingOf(format)))
    if (place === undefined) return err(callError('canceled'))
    const target = { place, isReplacing: isReplacing || file === undefined }
    return this.#inTurn(async (signal) => {
      const made = await this.#write(work, target, signal, this.#onShare)
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
      let unsure: ExportMade['unsure']
      for (const [at, articleId] of articleIds.entries()) {
        const onShare = (share: number | 'unknown'): void =>
          this.#onShare((at + (typeof share === 'number' ? share : 0)) / articleIds.length)
        onShare(0)
        const planned = this.#plan({ articleId, versionId: undefined, ...form })
        const made = planned.ok
          ? await this.#write(planned.value.work, freePlace(folder, planned.value.title, format), signal, onShare)
          : planned
        if (made.ok) {
          written.push(keptFile(made.value.target))
          unsure = sumOf(unsure, made.value.unsure)
        } else if (made.error.code === 'canceled') {
          for (const each of written) removeIfSame(each)
          return err(made.error)
        } else refused.push({ articleId, error: made.error })
        // Others come to their turn between two articles.
        await setImmediate()
      }
      return ok({ file: givenFile(folder), written: written.length, refused, ...(unsure && { unsure }) })
    })
  }

  /** Writes a log, in its turn and to be given up like an article. */
  async log(work: Unplaced<LogWork>, target: Target): Promise<Result<Written, CallError>> {
    return this.#inTurn((signal) => this.#write(work, target, signal, this.#onShare))
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
      const written = await this.#leave(target, fill)
      return written.ok ? ok({ file: givenFile(place), byteLength: written.value }) : written
    })
  }

  /** Gives up what is under way; whoever waits for it is answered `canceled`. */
  stop(): void {
    this.#stop.abort()
  }

  /** Lets go of the library, which is to be another: what is under way does not come to be, and says so. */
  async letGo(): Promise<void> {
    this.#stop.abort(new SourceLost(callError('library-missing', { file: this.#library.path })))
    await this.#turn.catch(() => undefined)
  }

  #plan(asked: Asked): Result<Planned, CallError> {
    return planExport(this.#library, this.#ports, asked)
  }

  async #inTurn<T>(work: (signal: AbortSignal) => Promise<Result<T, CallError>>): Promise<Result<T, CallError>> {
    const before = this.#turn
    const mine = (async () => {
      await before.catch(() => undefined)
      this.#stop = new AbortController()
      const { signal } = this.#stop
      try {
        const made = await work(signal)
        const why: unknown = signal.reason
        return !made.ok && made.error.code === 'canceled' && why instanceof SourceLost ? err(why.error) : made
      } finally {
        this.#onShare(undefined)
      }
    })()
    this.#turn = mine
    return mine
  }

  /** The file is filled by the exporter; of what goes on paper that is the page, and its PDF is what leaves. */
  async #write(
    work: Planned['work'] | Unplaced<LogWork>,
    target: Target,
    signal: AbortSignal,
    onShare: (share: number | 'unknown') => void,
  ): Promise<Result<Written, CallError>> {
    const { exporter, paper, now } = this.#ports
    let told: ExportMade = {}
    const make = async (into: string): Promise<Result<undefined, CallError>> => {
      const made = await exporter.make({ ...work, into, target: target.place }, { onShare, signal })
      if (!made.ok) return made
      told = made.value
      return ok(undefined)
    }
    onShare('unknown')
    const isPrinted = 'format' in work && isOnPaper(work.format)
    const fill: Fill = isPrinted ? (into) => printInto(into, { paper, fillPage: make, signal, nowMs: now() }) : make
    const written = await this.#leave(target, fill)
    return written.ok ? ok({ target: target.place, byteLength: written.value, ...told }) : written
  }

  async #leave({ place, isReplacing }: Target, fill: Fill): Promise<Result<number, CallError>> {
    try {
      const own = ownPlacesOf(this.#library.path, this.#ports.about)
      return await writeLeaving({ target: place, fill, isReplacing, own })
    } catch (thrown) {
      if (thrown instanceof SourceLost) return err(thrown.error)
      const error = this.#library.errorOf(thrown)
      // A bug throws; only what a file system says is told as its word.
      if (error === undefined) throw thrown
      return err(error.code === 'disk-full' ? callError('disk-full', { file: place }) : notWritten(place, thrown))
    }
  }
}

type Answer<N extends 'export.run' | 'export.many'> = Result<CallOutput<N>, CallError>

function sumOf(one: ExportMade['unsure'], other: ExportMade['unsure']): ExportMade['unsure'] {
  if (one === undefined || other === undefined) return one ?? other
  return { nearby: one.nearby + other.nearby, left: one.left + other.left }
}

/** A place in the folder under which nothing lies yet. */
function freePlace(folder: string, title: string, format: ExportFormat): Target {
  const name = fileNameOf(title)
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
