import type { Format } from '#shared/contract/formats.ts'
import type { ZipArchive } from './archive/zip.ts'
import type { PictureList } from './picture-list.ts'
import type { RawBlock, RawDocument, ReadBeside } from './raw-document.ts'

/** What a reader is given of one file. */
export interface FormatSource {
  readonly fileName: string
  readonly bytes: Uint8Array
  /** The decoded text; empty for a reader of archives or bytes. */
  readonly text: string
  /** The open archive, for a reader of archives. */
  readonly archive?: ZipArchive
  /** Where pictures that stand outside of the text are named, to be fetched by whoever may read files. */
  readonly pictures: PictureList
  /** Reads a document that lies in this one, whatever its format; absent where nothing may lie deeper. */
  readonly readInside?: (fileName: string, bytes: Uint8Array) => Promise<RawDocument>
}

/**
 * What a reader gives: blocks at least, and what it left out. Without `pictures`, those are fetched that were named in the
 * source's list, or in one of its own: then they all came within the file, and nothing beside it is looked at.
 */
export type FormatContent = Pick<RawDocument, 'blocks' | 'facts' | 'census'> &
  Partial<Omit<RawDocument, 'format'>> & { readonly list?: PictureList }

/**
 * A format's reader: `read` of `formats/<id>/reader.ts`. It gives undefined for an archive of another kind, and throws an
 * ImportFailure for what it cannot read.
 */
export type FormatReader = (source: FormatSource) => FormatContent | undefined | Promise<FormatContent>

/** Reads a file by its format's reader; undefined for an archive that is of another kind than it seemed. */
export async function readFormat(
  format: Format,
  source: FormatSource,
  readBeside: ReadBeside,
): Promise<RawDocument | undefined> {
  // Each reader is loaded with the first file that needs it.
  const { read } = (await import(`./${format}/reader.ts`)) as { readonly read: FormatReader }
  const given = await read(source)
  if (given === undefined) return undefined
  const { list, ...content } = given
  const plain = { format, notes: [], suggestions: [] }
  if (content.pictures !== undefined) return { ...plain, ...content, pictures: content.pictures }
  const fetched = await (list?.fetch(nothingBeside) ?? source.pictures.fetch(readBeside))
  const blocks = content.blocks.map((block) => withPlace(block, fetched.places))
  return { ...plain, ...content, pictures: fetched.pictures, blocks }
}

const nothingBeside: ReadBeside = () => Promise.resolve(new Map())

/** The block with its own picture, where that came along. */
function withPlace(block: RawBlock, places: readonly (number | undefined)[]): RawBlock {
  if (block.asset === undefined) return block
  const { asset, ...rest } = block
  const place = places[asset]
  return place === undefined ? rest : { ...rest, asset: place }
}
