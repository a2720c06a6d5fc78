import { countCharacters, countLost } from '#shared/domain/census.ts'
import type { Census, LeftOut } from '#shared/domain/census.ts'
import type { SourceBlock } from '#shared/domain/source-document.ts'
import { sliceCodePoints } from '#shared/lib/code-points.ts'
import { CensusTaker, charactersOf } from '../formats/census-taker.ts'
import type { RawBlock, RawDocument } from '../formats/raw-document.ts'

/**
 * The census of a file: what its reader saw, held against the blocks that came of it. What was thought to be kept and is not
 * there is left out, nobody knows why; what is furniture by its role, or hidden, is no part of the body. `blocks`: those of
 * `raw` with their roles.
 */
export function settleCensus(raw: RawDocument, blocks: readonly SourceBlock[]): Census {
  const taker = new CensusTaker()
  const { seen, leftOut } = raw.census
  for (const { reason, sample, characters } of leftOut) taker.leave(reason, sample, characters)
  const thought = Math.max(0, seen - charactersOf(leftOut))
  const held = raw.blocks.reduce((sum, block) => sum + countOf(block), 0) + countBeside(raw)
  taker.leave('unknown', '', thought - held)
  let kept = Math.min(thought, held)
  for (const { reason, sample, characters } of noBody(raw.blocks, blocks)) {
    // Words that only a reader put there (a quotation mark) are none of the file's.
    const own = Math.min(kept, characters)
    taker.leave(reason, sample, own)
    kept -= own
  }
  const lost = raw.blocks.reduce((sum, { text }) => sum + countLost(text), 0)
  taker.leave('unreadable', '', lost)
  const settled = taker.census
  const { otherFormats = 0 } = raw
  return {
    seen: settled.seen + kept,
    kept,
    leftOut: settled.leftOut,
    ...(otherFormats === 0 ? {} : { otherFormats }),
  }
}

/** Words of a block: those that are said of its picture, and over its characters, too. */
function countOf({ text, alt = '', marks = [] }: RawBlock): number {
  const readings = marks.map((mark) => ('reading' in mark ? mark.reading : '')).join('')
  return countCharacters(text) + countCharacters(alt) + countCharacters(readings)
}

/** Words that came as notes, and proposed ones. */
function countBeside({ notes, suggestions }: RawDocument): number {
  const said = notes.map(({ body, replies }) => body + replies.map((reply) => reply.body).join(''))
  return countCharacters(said.join('') + suggestions.map(({ after }) => after).join(''))
}

function noBody(raw: readonly RawBlock[], blocks: readonly SourceBlock[]): readonly LeftOut[] {
  const taker = new CensusTaker()
  raw.forEach(({ text, marks = [] }, index) => {
    if (blocks[index]?.role === 'furniture') taker.leave('furniture', text)
    else
      for (const { kind, start, end } of marks)
        if (kind === 'hidden') taker.leave('hidden', sliceCodePoints(text, start, end))
  })
  return taker.census.leftOut
}
