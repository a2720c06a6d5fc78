import { BLOCK_BREAK } from '../anchor/flow.ts'
import type { InlineMark } from '../domain/mark.ts'
import { codePointLength, sliceCodePoints } from '../lib/code-points.ts'
import { cutMarks, tidyMarks } from '../text/form.ts'
import type { TextEdit } from '../text/difference.ts'
import { textOf } from './block-groups.ts'
import type { ReadBlock } from './read-text.ts'
import { placeIn } from './row-words.ts'
import type { VersionChange } from './version-row.ts'

/** What was changed besides the words: what a paragraph is, and the form of words that stayed. */
export function changesOfForm(
  old: readonly ReadBlock[],
  fresh: readonly ReadBlock[],
  edits: readonly TextEdit[],
): readonly VersionChange[] {
  const changes: VersionChange[] = []
  const [was, is] = [old[0], fresh[0]]
  if (was !== undefined && is !== undefined && old.length === 1 && fresh.length === 1) {
    const isOther = was.block.role !== is.block.role || was.block.level !== is.block.level
    const place = placeIn(fresh, 0, codePointLength(is.text))
    if (isOther)
      changes.push({ id: `role ${is.id}`, kind: 'role', before: was.block.role, after: is.block.role, place })
    const isOtherTable = edits.length === 0 && gridOf(was) !== gridOf(is)
    if (isOtherTable || was.block.listNumber !== is.block.listNumber)
      changes.push({ id: `form ${is.id}`, kind: 'form', before: was.text, after: is.text, place })
  }
  return [...changes, ...changesOfMarks(old, fresh, edits)]
}

/** What of a table is no text: which cells are headers, and how far they reach. */
function gridOf({ block }: ReadBlock): string {
  return JSON.stringify(
    block.grid?.rows.map((row) => row.map(({ colSpan, rowSpan, isHeader }) => [colSpan, rowSpan, isHeader])) ?? [],
  )
}

function changesOfMarks(
  old: readonly ReadBlock[],
  fresh: readonly ReadBlock[],
  edits: readonly TextEdit[],
): readonly VersionChange[] {
  const [before, after] = [marksOf(old), marksOf(fresh)]
  if (before.length + after.length === 0) return []
  const text = textOf(fresh)
  const length = codePointLength(textOf(old))
  const changes: VersionChange[] = []
  let [at, shift] = [0, 0]
  for (const edit of [...edits, { start: length, end: length, before: '', after: '' }]) {
    const [one, other] = [cut(before, at, edit.start), cut(after, at + shift, edit.start + shift)]
    const differing = [...one.filter(isNotIn(other)), ...other.filter(isNotIn(one))]
    if (differing.length > 0) {
      const from = at + shift + Math.min(...differing.map(({ start }) => start))
      const to = at + shift + Math.max(...differing.map(({ end }) => end))
      const words = sliceCodePoints(text, from, to)
      const place = placeIn(fresh, from, to)
      changes.push({
        id: `form ${fresh[0]?.id ?? ''} ${String(from)}`,
        kind: 'form',
        before: words,
        after: words,
        place,
      })
    }
    at = edit.end
    shift += codePointLength(edit.after) - codePointLength(edit.before)
  }
  return changes
}

/** The marks that are seen, of several blocks as of one text. */
function marksOf(blocks: readonly ReadBlock[]): readonly InlineMark[] {
  let at = 0
  return blocks.flatMap(({ text, block: { marks = [] } }) => {
    const own = marks.filter(({ kind }) => kind !== 'lang' && kind !== 'hidden')
    const moved = own.map((mark) => ({ ...mark, start: mark.start + at, end: mark.end + at }))
    at += codePointLength(text) + BLOCK_BREAK.length
    return moved
  })
}

function cut(marks: readonly InlineMark[], from: number, to: number): readonly InlineMark[] {
  return tidyMarks(cutMarks(marks, from, to))
}

function isNotIn(others: readonly InlineMark[]): (mark: InlineMark) => boolean {
  return ({ kind, start, end, href, reading }) =>
    !others.some(
      (each) =>
        each.kind === kind &&
        each.start === start &&
        each.end === end &&
        each.href === href &&
        each.reading === reading,
    )
}
