import type { SourceNote, SourceSuggestion } from '#shared/domain/source-document.ts'
import type { ZipArchive } from '../archive/zip.ts'
import { beyondLimit, ImportFailure } from '../../process/failure.ts'
import { LIMITS } from '../../process/limits.ts'
import type { CensusTaker } from '../census-taker.ts'
import type { FormatSource } from '../format-reader.ts'
import { unreadEntry } from '../raw-document.ts'
import type { RawBlock, RawDocument, RawPicture, UnreadEntry } from '../raw-document.ts'
import type { Relationship } from './parts.ts'

/** What a document holds, with places counted by its own blocks. */
interface Content {
  readonly blocks: readonly RawBlock[]
  readonly pictures: readonly RawPicture[]
  readonly notes: readonly SourceNote[]
  readonly suggestions: readonly SourceSuggestion[]
  /** Parts that could not be read, by their names. */
  readonly unreadable: readonly UnreadEntry[]
  /** Tracked changes of format that no suggestion carries. */
  readonly otherFormats: number
}

interface Chunk {
  readonly relationship: string
  /** Index of the block before which it stands. */
  readonly at: number
}

/**
 * Puts the documents that a document takes in (`w:altChunk`, ECMA-376-1, 17.17.2: HTML, MHTML, Word, plain text) where they
 * stand. Each is read by the reader of its own format, in the same process under the same limits; one that cannot be read is
 * named as unreadable.
 */
export async function readChunks(
  own: Content,
  chunks: readonly Chunk[],
  from: {
    readonly archive: ZipArchive
    readonly relationships: ReadonlyMap<string, Relationship>
    readonly source: Pick<FormatSource, 'readInside'>
    /** Counts what was seen of each. */
    readonly taker: CensusTaker
  },
): Promise<Content> {
  if (chunks.length > LIMITS.chunks) throw beyondLimit('chunks')
  const unreadable = [...own.unreadable]
  let { otherFormats } = own
  const inner: { readonly at: number; readonly content: RawDocument }[] = []
  for (const { relationship, at } of chunks) {
    const found = from.relationships.get(relationship)
    if (found === undefined) continue
    const content: RawDocument | UnreadEntry = found.isExternal
      ? { file: found.target, why: 'damaged' }
      : await readPart(found.target, from)
    if ('why' in content) unreadable.push(content)
    else {
      inner.push({ at, content })
      from.taker.addPart(content.census)
      otherFormats += content.otherFormats ?? 0
    }
  }
  return { ...splice(own, inner), unreadable, otherFormats }
}

async function readPart(
  name: string,
  { archive, source }: { readonly archive: ZipArchive; readonly source: Pick<FormatSource, 'readInside'> },
): Promise<RawDocument | UnreadEntry> {
  const bytes = archive.readIfSound(name, LIMITS.fileBytes)
  if (bytes === undefined || source.readInside === undefined) return { file: name, why: 'damaged' }
  try {
    return await source.readInside(name.slice(name.lastIndexOf('/') + 1), bytes)
  } catch (error) {
    // A limit that is passed is no fault of one part; any other failure leaves the rest as it is.
    if (error instanceof ImportFailure && error.failure.code !== 'parse-limit')
      return unreadEntry(name, error.failure.code, error.failure.values?.['format'])
    throw error
  }
}

/** One document of several: each of `inner` before the block of `own` at its place. */
function splice(own: Content, inner: readonly { readonly at: number; readonly content: RawDocument }[]): Content {
  const blocks: RawBlock[] = []
  const pictures = [...own.pictures]
  const notes: SourceNote[] = []
  const suggestions: SourceSuggestion[] = []
  const placeOf: number[] = []
  let next = 0
  const takeUpTo = (at: number): void => {
    for (; next < at; next += 1) {
      const block = own.blocks[next]
      if (block === undefined) break
      placeOf.push(blocks.push(block) - 1)
    }
  }
  inner.forEach(({ at, content }, index) => {
    takeUpTo(at)
    const base = blocks.length
    const asset = pictures.length
    // What was read from another document says nothing of this one.
    const inside = content.blocks.map(({ origins: _, ...block }) => block)
    blocks.push(...inside.map((block) => moved(block, (figure) => figure + base, asset)))
    pictures.push(...content.pictures)
    notes.push(...content.notes.map((note) => movedNote(note, (block) => block + base)))
    suggestions.push(
      ...content.suggestions.map(({ group, ...each }) => ({
        ...each,
        block: each.block + base,
        ...(group === undefined ? {} : { group: `${String(index)}.${group}` }),
      })),
    )
  })
  takeUpTo(own.blocks.length)
  if (blocks.length > LIMITS.blocks) throw beyondLimit('blocks')
  const toNew = (block: number): number => placeOf[block] ?? Math.max(0, blocks.length - 1)
  for (const block of placeOf) {
    const each = blocks[block]
    if (each?.figure !== undefined) blocks[block] = moved(each, toNew, 0)
  }
  if (blocks.length === 0) blocks.push({ text: '', hint: { role: 'paragraph', confidence: 1 } })
  return {
    blocks,
    pictures,
    notes: [...own.notes.map((note) => movedNote(note, toNew)), ...notes],
    suggestions: [...own.suggestions.map((each) => ({ ...each, block: toNew(each.block) })), ...suggestions],
    unreadable: [],
    otherFormats: 0,
  }
}

function moved(block: RawBlock, toNew: (block: number) => number, assets: number): RawBlock {
  return {
    ...block,
    ...(block.figure === undefined ? {} : { figure: toNew(block.figure) }),
    ...(block.asset === undefined ? {} : { asset: block.asset + assets }),
  }
}

function movedNote(note: SourceNote, toNew: (block: number) => number): SourceNote {
  return {
    ...note,
    block: toNew(note.block),
    ...(note.endBlock === undefined ? {} : { endBlock: toNew(note.endBlock) }),
  }
}
