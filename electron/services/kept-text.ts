import type { ChangeSet } from '#shared/change/change-set.ts'
import type { Block } from '#shared/domain/block.ts'
import { recordKey, type DomainRecord } from '#shared/domain/records.ts'
import { formedRuns } from '#shared/text/form.ts'

/**
 * The first block whose text a change would overwrite; undefined when every word stays. Blocks may be merged and split:
 * what the change's blocks say before and after it, in reading order, must be the same but for white space at the seams.
 * The form of the words (marks, cells) is kept like the words themselves. `change` holds the records as they are stored.
 */
export function overwrittenBlock({ added, updated, removed }: ChangeSet): string | undefined {
  const before = [...blocksAmong(removed), ...blocksAmong(updated.map(([from]) => from))]
  const after = [...blocksAmong(added), ...blocksAmong(updated.map(([, to]) => to))]
  const versions = new Set([...before, ...after].map((block) => block.versionId))
  for (const versionId of versions) {
    const old = before.filter((block) => block.versionId === versionId)
    const now = after.filter((block) => block.versionId === versionId)
    if (wordsOf(old) === wordsOf(now) && formOf(old) === formOf(now)) continue
    const changed =
      now.find((block) =>
        isOther(
          old.find((each) => each.id === block.id),
          block,
        ),
      ) ?? old[0]
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

function isOther(old: Block | undefined, now: Block): boolean {
  return old?.text !== now.text || formOf([old]) !== formOf([now])
}

/** The words of blocks under each form, in reading order, and the cells of their tables. */
function formOf(blocks: readonly Block[]): string {
  // Where nothing has a form the words alone tell: most blocks are plain, and some are very long.
  if (blocks.every(({ marks = [], grid }) => marks.length === 0 && grid === undefined)) return ''
  const form: (readonly [marks: string, words: string])[] = []
  const cells: unknown[] = []
  for (const { text, marks = [], grid } of blocks.toSorted((a, b) => a.order - b.order)) {
    if (grid !== undefined) cells.push(grid)
    for (const run of formedRuns({ text, marks })) {
      const words = run.text.replace(/\s+/gu, '')
      const key = JSON.stringify(run.marks.map(({ start: _start, end: _end, ...mark }) => mark))
      const last = form.at(-1)
      if (words === '') continue
      if (last?.[0] === key) form[form.length - 1] = [key, last[1] + words]
      else form.push([key, words])
    }
  }
  return JSON.stringify([form, cells])
}
