import type { Block } from '../domain/block.ts'
import type { NumberId } from '../domain/ids.ts'
import type { NumberRecord } from '../domain/number.ts'
import { newId } from '../lib/ids.ts'
import type { FoundNumber } from '../numbers/find-numbers.ts'

/** A number that was found in a block, as the record of one that nobody has looked at yet; it is not stored (revision 0). */
export function numberRow(block: Block, found: FoundNumber): NumberRecord {
  const { start, end, text, kind, value, unit, approx, counts } = found
  return {
    type: 'number',
    id: newId() as NumberId,
    revision: 0,
    articleId: block.articleId,
    versionId: block.versionId,
    blockId: block.id,
    ...{ start, end, text, kind, value, unit, approx, counts },
    origin: 'finder',
    isStruck: false,
    state: 'unchecked',
  }
}
