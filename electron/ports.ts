import type { SheetFile } from '#shared/contract/house.ts'
import type { CallError } from '#shared/contract/errors.ts'
import type { EventData, EventName } from '#shared/contract/events.ts'
import type { ImportChoices, ImportPreview } from '#shared/contract/shapes.ts'
import type { Locale, Settings } from '#shared/domain/settings.ts'
import type { SourceDocument } from '#shared/domain/source-document.ts'
import type { Result } from '#shared/lib/result.ts'
import type { CarriedReview, CarryInput } from '#shared/revision/carried-review.ts'
import type { FoundNumber } from '#shared/numbers/find-numbers.ts'
import type { AnnotationsInput, ToldAnnotation } from './annotations/read-annotation.ts'
import type { ExportMade, ExportWatch, ExportWork } from './export/work.ts'
import type { Standing } from './returned/identity.ts'
import type { PackageAnswer, PackageWorkKind, PackageWorkOf } from './package/work.ts'

/** What the parser is asked to read: a file or folder on disk, or bytes at hand (paste, a second look). */
export interface ParseRequest {
  readonly source:
    | { readonly kind: 'path'; readonly path: string }
    | { readonly kind: 'bytes'; readonly fileName: string; readonly bytes: Uint8Array }
  readonly choices: ImportChoices
  /** Date (ISO) by which relative dates are read when the text states none. */
  readonly asOf?: string
  /** The date (ISO) that an editor gave the article: relative dates are read by it, whatever the text states. */
  readonly datedBy?: string
}

/** Everything that parsing gives; nothing of it is kept yet. */
export interface ParsedFile {
  readonly fileName: string
  readonly bytes: Uint8Array
  readonly sha256: string
  readonly document: SourceDocument
  /** Text of each block before any repair. */
  readonly originals: readonly string[]
  /** Numbers of each block, as the document's roles are. */
  readonly numbers: readonly (readonly FoundNumber[])[]
  /** What tells whether another text resembles this one (shared/text/likeness.ts), written out. */
  readonly sketch: string
  readonly encodings: ImportPreview['encodings']
  readonly reasons: ImportPreview['reasons']
  readonly mixed?: ImportPreview['mixed']
  /** Of a Word document that Galley wrote: what it came from. */
  readonly standing?: Standing
  /** Bytes of the pictures in `document.assets`, in the same order. */
  readonly pictures: readonly Uint8Array[]
}

/** A picture read and measured. */
export interface ParsedPicture {
  readonly bytes: Uint8Array
  readonly asset: SourceDocument['assets'][number]
}

/** Parses untrusted input in a child process that can be killed, within limits of time and memory. */
export interface ParserPort {
  parse(request: ParseRequest): Promise<Result<ParsedFile, CallError>>
  /**
   * The articles at a path, each a path to parse; what is no folder of several is itself. Fails at nothing; `leftOut` says
   * (`folder-left-out`) that a folder holds more than is listed.
   */
  list(path: string): Promise<{ readonly paths: readonly string[]; readonly leftOut?: CallError }>
  /** The rows of a list of words (CSV, XLSX). Errors: as of reading articles. */
  readSheet(source: ParseRequest['source']): Promise<Result<SheetFile, CallError>>
  readPicture(source: ParseRequest['source']): Promise<Result<ParsedPicture, CallError>>
  /**
   * Something to draw in the place of a picture that no browser draws (TIFF, HEIC): a JPEG, upright. Undefined where it
   * cannot be made, for whatever reason: the picture itself is as good as before.
   */
  preview(bytes: Uint8Array): Promise<Uint8Array | undefined>
  /** What would become of each annotation of a file; `annotations-invalid` where it breaks its reader. Nothing is kept. */
  readAnnotations(fileName: string, input: AnnotationsInput): Promise<Result<readonly ToldAnnotation[], CallError>>
  /** How the review of an article comes to its next text, whose file is called `fileName`. Nothing is kept. */
  carryReview(fileName: string, input: CarryInput): Promise<Result<CarriedReview, CallError>>
  /**
   * Reads a copy of a package (package/work.ts) that nobody else writes: all of it is checked, or a part of one that was
   * checked is given. Errors: `package-damaged`, `package-foreign`, `package-is-library`, `package-newer`, and those of limits.
   */
  readPackage<K extends PackageWorkKind>(
    work: PackageWorkOf<K>,
    onShare?: (share: number) => void,
  ): Promise<Result<PackageAnswer<K>, CallError>>
  /** Gives up what is being parsed now, which answers `canceled`; what waits goes on. */
  skip(): void
  /** Ends the child, if there is one. */
  close(): Promise<void>
}

/** Makes exports; where a window waits, beside whatever answers it. */
export interface ExporterPort {
  /** Fills the file that the work names. `canceled`: it was given up; then nobody writes into the file any more. */
  make(work: ExportWork, watch?: ExportWatch): Promise<Result<ExportMade, CallError>>
  /** Gives up what is under way, and ends. */
  close(): void
}

/** The system's dialogs; each gives undefined when the person left it. */
export interface DialogPort {
  openArticles(): Promise<readonly string[]>
  openPicture(): Promise<string | undefined>
  openFile(): Promise<string | undefined>
  openLibrary(): Promise<string | undefined>
  newLibrary(): Promise<string | undefined>
  openAnnotations(): Promise<string | undefined>
  saveExport(defaultName: string, extension: string): Promise<string | undefined>
  /** The folder that several exports go into. */
  exportFolder(): Promise<string | undefined>
  confirmLink(url: string): Promise<boolean>
  /** Whether a kept file may be opened by the system's program for it. */
  confirmFile(name: string): Promise<boolean>
}

/** Makes a PDF of a page of ours, in a process that draws pages. */
export interface PaperPort {
  /** Prints the page at a path into a file that is not there yet; gives why it could not. */
  print(page: string, pdf: string): Promise<CallError | undefined>
  /** Shows the system's dialog for printing the page at a path; gives why it was not printed, `canceled` where the person left it. */
  send(page: string): Promise<CallError | undefined>
}

/** What only a window can do. */
export interface WindowPort {
  ready(): void
  closeReady(isClean: boolean, isKept: boolean): void
  setTitle(title: string, isUnsaved: boolean): void
  setZoom(factor: number): void
  paste(): void
}

/** What differs by door; everything else is the same for the window and for the command. */
export interface Ports {
  /** Milliseconds since 1970-01-01 UTC. */
  readonly now: () => number
  readonly parser: ParserPort
  readonly exporter: ExporterPort
  readonly dialogs: DialogPort
  readonly paper: PaperPort
  readonly window: WindowPort
  /** `change` sets what it names; what is undefined or absent stays as it is. */
  readonly settings: { read(): Settings; change(change: Partial<Settings>): Result<Settings, CallError> }
  readonly shell: {
    reveal(path: string): void
    openLink(url: string): Promise<void>
    openFile(path: string): Promise<void>
  }
  /** Writes a line into the app's own log; never a word of an article. */
  readonly log: (line: string) => void
  readonly emit: <N extends EventName>(name: N, data: EventData<N>) => void
  readonly about: {
    readonly version: string
    readonly platform: string
    readonly systemLocale: Locale
    readonly isStandIn: boolean
    /** Folder of settings, library, backups, logs. */
    readonly dataPath: string
    /** Folder of the sample articles. */
    readonly samplePath: string
    /** Name of this program, as written into the library's lock. */
    readonly program: string
  }
}
