import type { ErrorCode } from '#shared/contract/errors.ts'
import type { ImportPreview } from '#shared/contract/shapes.ts'
import type { Format } from '#shared/contract/formats.ts'
import type { Language } from '#shared/domain/common.ts'
import type { SourceNote, SourceSuggestion } from '#shared/domain/source-document.ts'
import type { ArticleFacts } from '#shared/structure/facts.ts'
import type { StructureBlock } from '#shared/structure/view.ts'
import type { RawCensus } from './census-taker.ts'
import type { Standing } from '#electron/returned/identity.ts'
import type { Origin } from './docx/origin.ts'

/** A block as a reader finds it: before repair, and before the rules have given it a role. */
export interface RawBlock extends StructureBlock {
  /** Index into `pictures`; absent on a figure whose picture did not come along. */
  readonly asset?: number | undefined
  readonly alt?: string | undefined
  /** Index of the figure's block, where the format itself says which picture a caption belongs to. */
  readonly figure?: number | undefined
  /** From what its text was read, where that was asked. */
  readonly origins?: readonly Origin[]
}

/** A picture as it came; not yet looked at. */
export interface RawPicture {
  readonly bytes: Uint8Array
  readonly fileName?: string
}

/** What a reader makes of one file. Positions of notes and suggestions are code points of the raw text. */
export interface RawDocument {
  readonly format: Format
  readonly encoding?: string
  readonly blocks: readonly RawBlock[]
  readonly pictures: readonly RawPicture[]
  readonly notes: readonly SourceNote[]
  readonly suggestions: readonly SourceSuggestion[]
  /** What the format states apart from its text; the text's own words go before it. */
  readonly facts: ArticleFacts
  /** What of the file's text was seen, and what of it stands in no block. */
  readonly census: RawCensus
  /** Other statements of the date, to make the one in the text more exact. */
  readonly dates?: readonly string[]
  readonly language?: Language
  /** What the file calls its language; asked where its letters do not tell. */
  readonly declaredLanguage?: string | undefined
  /** Pictures that were put to captions by their names, or could be by their order. */
  readonly offers?: readonly PictureOffer[]
  /** Files within the archive that could not be read. */
  readonly unreadable?: readonly UnreadEntry[]
  /** Names of files that came beside the text and are no part of its article. */
  readonly notTaken?: readonly string[]
  /** How many tracked changes of format no suggestion carries: they are of font, size, colour, style. */
  readonly otherFormats?: number
  /** Whether a file without any text is opened all the same, as its own program does. */
  readonly mayBeEmpty?: boolean
  /** Of a document that Galley wrote: what it says that it came from. */
  readonly standing?: Standing | undefined
}

/** A file within an archive that was passed over, and why: it is broken, needs a password, or is in a format that is not read. */
export interface UnreadEntry {
  readonly file: string
  readonly why: 'damaged' | 'protected' | 'unsupported'
  readonly format?: string
}

/** Why an entry could not be read, told by the failure of its reader. */
export function unreadEntry(file: string, code: ErrorCode, format: string | number | undefined): UnreadEntry {
  if (code === 'archive-protected' || code === 'file-protected' || code === 'pdf-protected')
    return { file, why: 'protected' }
  return code === 'file-unsupported' && format !== undefined
    ? { file, why: 'unsupported', format: String(format) }
    : { file, why: 'damaged' }
}

/** A picture from beside the text for the caption at `block`; by its order it is only named, not put there. */
export interface PictureOffer {
  readonly block: number
  readonly fileName: string
  readonly by: 'number' | 'words' | 'order'
}

/**
 * Reads files that lie beside the one that is opened, by the relative names that stand in it.
 * Whoever provides it decides what may be read; a name that may not be, or is not there, is left out.
 */
export type ReadBeside = (names: readonly string[]) => Promise<ReadonlyMap<string, Uint8Array>>

/** What a reader made of the bytes, and how sure their encoding is. */
export interface ReadFile {
  readonly raw: RawDocument
  readonly encodings: ImportPreview['encodings']
  readonly isSureEncoding: boolean
}
