import { z } from 'zod'
import type { Block } from '#shared/domain/block.ts'
import { sha256Schema } from '#shared/domain/ids.ts'
import { placeKey, type Reading } from './reading.ts'

const run = z.object({ blockId: z.string(), start: z.number(), end: z.number() })

/**
 * Where our own record stood, for a library in which the blocks have other names: the hash of each block's text and the how
 * manieth of its like it was, and the runs of what the record hangs on.
 */
const ownPlacesSchema = z.object({
  sha256: sha256Schema.optional().catch(undefined),
  blocks: z
    .record(z.string(), z.object({ sha256: sha256Schema, nth: z.number().int().nonnegative() }))
    .optional()
    .catch(undefined),
  number: run.optional().catch(undefined),
  repair: run.optional().catch(undefined),
})

export type OwnPlaces = z.infer<typeof ownPlacesSchema>

export function readOwnPlaces(own: unknown): OwnPlaces {
  return ownPlacesSchema.safeParse(own).data ?? {}
}

/** The block of the article at hand with the very text that a record's block had; undefined when there is none, or none is told. */
export function sameBlock(id: string, { blocks }: OwnPlaces, reading: Reading): Block | undefined {
  const told = blocks !== undefined && Object.hasOwn(blocks, id) ? blocks[id] : undefined
  if (told === undefined) return undefined
  const alike = reading.byHash.get(told.sha256)
  return alike?.find((block) => block.id === id) ?? alike?.[told.nth] ?? (alike?.length === 1 ? alike[0] : undefined)
}

/** A run of a record's block as a run of the same block here. */
function sameRun(of: OwnPlaces['number'], places: OwnPlaces, reading: Reading): string | undefined {
  const block = of && sameBlock(of.blockId, places, reading)
  return of && block && placeKey({ blockId: block.id, start: of.start, end: of.end })
}

/** The number here that a record hangs on: of the same name, or in the same place. */
export function sameNumber<T extends string>(id: T | undefined, places: OwnPlaces, reading: Reading): T | undefined {
  if (id === undefined || reading.known.has(`number:${id}`)) return id
  const key = sameRun(places.number, places, reading)
  return key === undefined ? undefined : (reading.numbersAt.get(key)?.id as T | undefined)
}

/** The repair here that a suggestion refuses. */
export function sameRepair<T extends string>(id: T | undefined, places: OwnPlaces, reading: Reading): T | undefined {
  if (id === undefined || reading.known.has(`repair:${id}`)) return id
  const key = sameRun(places.repair, places, reading)
  return key === undefined
    ? undefined
    : (reading.open.repairs.find((each) => placeKey(each) === key)?.id as T | undefined)
}
