import type { Checked } from '#electron/checks/run-check.ts'
import type { ParsedFile } from '#electron/ports.ts'
import { isSingleOne } from '#shared/numbers/single-one.ts'
import type { Translate } from '#shared/messages/translate.ts'
import { captionsJson } from './captions-json.ts'
import { blocksJson, figuresJson, findingsJson, orNull, peopleJson, type PrintedBlock } from './document-json.ts'
import { withMovesAsOne } from './moves-json.ts'
import type { Json } from './output.ts'

interface InspectOptions {
  /** Leaves out 一 with a measure word (一间, 一道). */
  readonly isWithoutOnes: boolean
}

/** What `inspect` prints of a file (command.md). */
export function inspectJson(
  file: string,
  parsed: ParsedFile,
  { captions, findings, people }: Checked,
  { isWithoutOnes }: InspectOptions,
  t: Translate,
): Json {
  const { document } = parsed
  const blocks = document.blocks.map((block, index): PrintedBlock => ({
    id: `b${String(index)}`,
    role: block.role,
    text: block.text,
    marks: block.marks,
    listNumber: block.listNumber,
    grid: block.grid,
    level: block.level,
    asset: block.asset === undefined ? undefined : `a${String(block.asset)}`,
    alt: block.alt,
    figure: block.figure,
    confidence: block.confidence,
  }))
  const assets = document.assets.map((asset, index) => ({ ...asset, id: `a${String(index)}` }))
  let counted = 0
  // Found where the file was read, by the same date.
  const numbers = parsed.numbers.flatMap((found, index) =>
    found
      .filter((number) => !isWithoutOnes || !isSingleOne(number))
      .map((number) => ({ id: `n${String(counted++)}`, block: index, ...numberJson(number) })),
  )
  return {
    file,
    sha256: parsed.sha256,
    format: document.format,
    encoding: orNull(document.encoding),
    language: document.language,
    publishedAt: orNull(document.publishedAt),
    title: orNull(document.title),
    byline: orNull(document.byline),
    editor: orNull(document.editor),
    source: orNull(document.source),
    blocks: blocksJson(blocks),
    repairs: document.repairs.map(({ block, start, end, kind, before, after }) => ({
      block,
      start,
      end,
      kind,
      before,
      after,
    })),
    numbers,
    figures: figuresJson(blocks, assets),
    captions: captionsJson(document.blocks, captions, () => ({})),
    census: document.census,
    findings: findingsJson(
      findings,
      document.blocks.map(({ text }) => text),
      t,
    ),
    people: peopleJson(people),
    notes: document.notes.map((note) => ({ ...note, state: note.state ?? 'open' })),
    suggestions: withMovesAsOne(
      document.suggestions.map(({ author, date, kind, block, start, end, before, after, marks, form, group }) => ({
        json: {
          ...{ author, date, kind, block, start, end, before, after },
          ...(marks === undefined ? {} : { marks }),
          ...(form === undefined ? {} : { form }),
        },
        kind,
        group,
        before,
        after,
      })),
    ),
  }
}

/** A number without its place in an article, as both `inspect` and `numbers` print it. */
export function numberJson(found: {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly kind: string
  readonly value?: unknown
  readonly unit?: string | undefined
  readonly approx: string
  readonly counts?: string | undefined
}): Json {
  const { start, end, text, kind, value, unit, approx, counts } = found
  return { start, end, text, kind, value: orNull(value), unit: orNull(unit), approx, counts: orNull(counts) }
}
