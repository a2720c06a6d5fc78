import type { Conflict } from '#shared/domain/conflict.ts'
import type { Json } from './output.ts'

/** A conflict as `merge` tells it and `show` lists it. `removed`: the side without a value is the one that took it away. The first side is what stands meanwhile. */
export function conflictJson({ id, kind, of, subject, group, sides }: Conflict): Json {
  return {
    id,
    kind,
    record: { type: of, id: subject },
    group,
    sides: sides.map(({ author, atMs, act, value }) => ({
      author,
      at: new Date(atMs).toISOString(),
      act,
      value: value ?? null,
    })),
  }
}
