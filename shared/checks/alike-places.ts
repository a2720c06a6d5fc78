import { alikeWays, type Alike } from '../consistency/alike.ts'
import type { BlockId } from '../domain/ids.ts'
import { sliceCodePoints, toCodePoint, toUtf16Index } from '../lib/code-points.ts'
import { cleanEdits, toClean, toOwn } from '../text/clean-places.ts'
import { cleanBlocks, type CheckedRecords } from './check-records.ts'
import type { PlacedFinding } from './stands.ts'

/** A place of the text as received that would be written otherwise; code points of the block. */
export interface AlikePlace {
  readonly blockId: BlockId
  readonly start: number
  readonly end: number
  readonly after: string
}

/** Places that would be written as `like` is. */
export interface AlikePlaces {
  readonly like: string
  readonly places: readonly AlikePlace[]
}

/**
 * Where an article under review would change if what a finding tells of were written in one way: as it is elsewhere, or as it is
 * here. Its clean text is read; a place whose words an accepted suggestion wrote is left out, for they are not the block's own.
 */
export function alikePlaces(
  finding: PlacedFinding,
  records: Pick<CheckedRecords, 'blocks' | 'suggestions'>,
): { readonly there: AlikePlaces; readonly here: AlikePlaces } | undefined {
  const { blocks, suggestions } = records
  const block = blocks.findIndex(({ id }) => id === finding.blockId)
  if (block === -1) return undefined
  const clean = cleanBlocks(records)
  const editsOf = (index: number) => cleanEdits(blocks[index] ?? { id: '' as BlockId }, suggestions)
  const start = toUtf16Index(clean[block]?.text ?? '', toClean(finding, editsOf(block)).start)
  const ways = alikeWays({ ...finding, block, start }, clean)
  if (ways === undefined) return undefined
  const placesOf = ({ like, places }: Alike): AlikePlaces => ({
    like,
    places: places.flatMap((place): readonly AlikePlace[] => {
      const own = blocks[place.block]
      const text = clean[place.block]?.text ?? ''
      const run = { start: toCodePoint(text, place.start), end: toCodePoint(text, place.end) }
      if (own === undefined) return []
      const at = toOwn(run, editsOf(place.block))
      const isOwn = sliceCodePoints(own.text, at.start, at.end) === sliceCodePoints(text, run.start, run.end)
      return isOwn ? [{ blockId: own.id, ...at, after: place.after }] : []
    }),
  })
  return { there: placesOf(ways.there), here: placesOf(ways.here) }
}
