import type { ChangeSet } from '#shared/change/change-set.ts'
import type { Block } from '#shared/domain/block.ts'
import { recordKey, type DomainRecord } from '#shared/domain/records.ts'

/**
 * The first block whose text a change would overwrite; undefined when every word stays. Blocks may be merged and split:
 * what the change's blocks say before and after it, in reading order, must be the same but for white space at the seams.
 * `change` holds the records as they are stored.
 */
export function overwrittenBlock({ added, updated, removed }: ChangeSet): string | undefined {
  const before = [...blocksAmong(removed), ...blocksAmong(updated.map(([from]) => from))]
  const after = [...blocksAmong(added), ...blocksAmong(updated.map(([, to]) => to))]
  const versions = new Set([...before, ...after].map((block) => block.versionId))
  for (const versionId of versions) {
    const old = before.filter((block) => block.versionId === versionId)
    const now = after.filter((block) => block.versionId === versionId)
    if (wordsOf(old) === wordsOf(now)) continue
    const changed = now.find((block) => old.find((each) => each.id === block.id)?.text !== block.text) ?? old[0]
    return changed === undefined ? undefined : recordKey(changed)
  }
  return undefined
}

function blocksAmong(records: readonly DomainRecord[]): readonly Block[] {
  return records.filter((record) => record.type === 'block')
}

function wordsOf(blocks: readonly Block[]): string {
  return blocks
    .toSorted((a, b) => a.order - b.order)
    .map((block) => block.text)
    .join('')
    .replace(/\s+/gu, '')
}
