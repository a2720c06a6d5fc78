import { callError, type CallError } from '#shared/contract/errors.ts'
import { sliceCodePoints } from '#shared/lib/code-points.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { ZipArchive } from '#electron/import/formats/archive/zip.ts'
import { readThreads } from '#electron/import/formats/docx/comments.ts'
import { mainPart, readRelationships, readXmlPart } from '#electron/import/formats/docx/parts.ts'
import { readDocument } from '#electron/import/formats/docx/reader.ts'
import { childOf, childrenOf, type XmlElement } from '#electron/import/formats/xml/parse-xml.ts'
import { ImportFailure } from '#electron/import/process/failure.ts'
import type { ReturnedFile } from './file.ts'
import type { Identity } from './identity.ts'
import { identityIn } from './identity-in.ts'

/**
 * Reads a Word document that Galley wrote, for a comparison with what it was. Errors: `returned-foreign` (it does not say who
 * it is), `package-newer`, and those of reading a document.
 */
export async function readReturned(bytes: Uint8Array, fileName: string): Promise<Result<ReturnedFile, CallError>> {
  try {
    const archive = new ZipArchive(bytes)
    const main = mainPart(archive)
    const identity = main === undefined ? undefined : identityIn(archive)
    if (main === undefined || identity === undefined) return err(callError('returned-foreign', { file: fileName }))
    if (identity === 'newer') return err(callError('package-newer', { file: fileName }))
    return ok(await read(archive, main, identity))
  } catch (thrown) {
    if (!(thrown instanceof ImportFailure)) throw thrown
    return err({ ...thrown.failure, values: { file: fileName, ...thrown.failure.values } })
  }
}

async function read(archive: ZipArchive, main: string, identity: Identity): Promise<ReturnedFile> {
  const { blocks, notes = [], suggestions = [] } = await readDocument(archive, main, {})
  const relationships = [...readRelationships(archive, main).values()]
  const rootOf = (type: string): XmlElement | undefined => {
    const found = relationships.find((each) => each.type === type && !each.isExternal)
    return found === undefined ? undefined : readXmlPart(archive, found.target)
  }
  const extended = rootOf('commentsExtended')
  const spoken = new Set(
    childrenOf(extended, 'w15:commentEx').map(({ attributes }) => (attributes['w15:paraId'] ?? '').toUpperCase()),
  )
  const threads = readThreads(rootOf('comments'), extended).flatMap(({ first, replies, isDone }, index) => {
    const note = notes[index]
    if (note === undefined) return []
    const { block, start, endBlock = block, end } = note
    const isSpoken = first.paragraphs.some((paragraph) => spoken.has(paragraph.toUpperCase()))
    return [
      {
        first: plain(first),
        replies: replies.map(plain),
        isDone: isSpoken ? isDone : null,
        block,
        start,
        endBlock,
        end,
      },
    ]
  })
  const core = readXmlPart(archive, 'docProps/core.xml')
  const savedBy = textOf(childOf(core, 'cp:lastModifiedBy'))?.trim()
  const savedAtMs = Date.parse(textOf(childOf(core, 'dcterms:modified')) ?? '')
  return {
    identity,
    texts: blocks.map(({ text }) => text),
    forms: blocks.map(({ marks = [] }) => marks),
    threads,
    // What a change takes out is told by its place.
    suggestions: suggestions.map((each) => ({
      ...each,
      before: sliceCodePoints(blocks[each.block]?.text ?? '', each.start, each.end),
    })),
    ...(savedBy === undefined || savedBy === '' ? {} : { savedBy }),
    ...(Number.isFinite(savedAtMs) && savedAtMs >= 0 ? { savedAtMs } : {}),
  }
}

function plain({ author, date, body, paragraphs }: ReturnType<typeof readThreads>[number]['first']) {
  return { author, date, body, paragraphs: paragraphs.map((each) => each.toUpperCase()) }
}

function textOf(element: XmlElement | undefined): string | undefined {
  return element?.children.filter((child) => typeof child === 'string').join('')
}
