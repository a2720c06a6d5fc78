import { codePointLength } from '../lib/code-points.ts'
import { differenceAsSuggestions, type TextEdit } from '../text/difference.ts'
import { groupBlocks, textOf } from './block-groups.ts'
import { compareBlocks } from './compared-blocks.ts'
import type { ReadBlock } from './read-text.ts'
import { changesOfForm } from './row-form.ts'
import { wordChanges } from './row-words.ts'
import type { OwnPlace, RowBlock, VersionChange, VersionRow } from './version-row.ts'
import { inRows, placedFigures, placedGroups, type OrderedRow } from './row-order.ts'

/** Two texts of an article, row by row. */
export function versionRows(old: readonly ReadBlock[], fresh: readonly ReadBlock[]): readonly VersionRow[] {
  const groups = placedGroups(groupBlocks(compareBlocks(old, fresh)), old, fresh)
  const rows = inRows([...groups, ...placedFigures(groups, old, fresh)])
  const edits = new Map<OrderedRow['pair'], readonly TextEdit[]>()
  let behind: ReadBlock | undefined
  return rows.map((row) => {
    const { pair, kind } = row
    const own = {
      old: pair.old.flatMap((index) => old[index] ?? []),
      fresh: pair.fresh.flatMap((index) => fresh[index] ?? []),
    }
    const known = edits.get(pair) ?? differenceOf(own.old, own.fresh)
    edits.set(pair, known)
    const place = behind === undefined ? startOf(fresh[0]) : endOf(behind)
    if (kind !== 'gone' && kind !== 'from') behind = own.fresh.at(-1) ?? behind
    return rowOf(row, own, known, place)
  })
}

function differenceOf(old: readonly ReadBlock[], fresh: readonly ReadBlock[]): readonly TextEdit[] {
  return old.length === 0 || fresh.length === 0 ? [] : differenceAsSuggestions(textOf(old), textOf(fresh))
}

interface BothSides {
  readonly old: readonly ReadBlock[]
  readonly fresh: readonly ReadBlock[]
}

function rowOf(
  { kind }: OrderedRow,
  { old, fresh }: BothSides,
  edits: readonly TextEdit[],
  gap: OwnPlace | undefined,
): VersionRow {
  const [was, is] = [old[0]?.id ?? '', fresh[0]?.id ?? '']
  const sides = { old: old.map(shown), fresh: fresh.map(shown), edits }
  const texts = { before: textOf(old), after: textOf(fresh) }
  const place = wholeOf(fresh[0])
  switch (kind) {
    case 'gone': {
      const isPicture = old[0]?.block.role === 'figure'
      const change = isPicture ? pictureChange(old[0], undefined) : { id: `gone ${was}`, kind, ...texts }
      return { key: `gone ${was}`, kind, ...sides, changes: [{ ...change, place: gap }] }
    }
    case 'from':
      return { key: `from ${was}`, kind, ...sides, other: `to ${is}`, changes: [] }
    case 'added': {
      const isPicture = fresh[0]?.block.role === 'figure'
      const change = isPicture ? pictureChange(undefined, fresh[0]) : { id: `added ${is}`, kind, ...texts, place }
      return { key: is, kind, ...sides, changes: [change] }
    }
    case 'to': {
      const moved = { id: `moved ${is}`, kind: 'moved' as const, ...texts, place }
      const changes = [moved, ...changesIn(old, fresh, edits)]
      return { key: `to ${is}`, kind, ...sides, other: `from ${was}`, changes }
    }
    case 'pair': {
      const changes = changesIn(old, fresh, edits)
      return { key: is, kind: changes.length === 0 ? 'same' : 'changed', ...sides, changes }
    }
  }
}

function changesIn(
  old: readonly ReadBlock[],
  fresh: readonly ReadBlock[],
  edits: readonly TextEdit[],
): readonly VersionChange[] {
  return [...pictureChanges(old, fresh), ...wordChanges(old, fresh, edits), ...changesOfForm(old, fresh, edits)]
}

/** Another picture in the place of one, or other words for those who do not see it. */
function pictureChanges([old]: readonly ReadBlock[], [fresh]: readonly ReadBlock[]): readonly VersionChange[] {
  if (old?.block.role !== 'figure' || fresh?.block.role !== 'figure') return []
  const [before, after] = [old.block.alt ?? '', fresh.block.alt ?? '']
  const isOther = old.asset?.sha256 !== fresh.asset?.sha256
  return [
    ...(isOther ? [pictureChange(old, fresh)] : []),
    ...(before === after
      ? []
      : [{ id: `alt ${fresh.id}`, kind: 'alt' as const, before, after, place: startOf(fresh) }]),
  ]
}

function pictureChange(old: ReadBlock | undefined, fresh: ReadBlock | undefined): VersionChange {
  const id = fresh === undefined ? `gone ${old?.id ?? ''}` : `picture ${fresh.id}`
  return { id, kind: 'picture', before: nameOf(old), after: nameOf(fresh), place: startOf(fresh) }
}

/** What a picture is called by, with its sides: the same file in another crop is told from itself. */
function nameOf(picture: ReadBlock | undefined): string {
  const { fileName, width = 0, height = 0 } = picture?.asset ?? {}
  const sides = width * height === 0 ? '' : `${String(width)} × ${String(height)}`
  return [fileName ?? picture?.block.alt ?? '', sides].filter((part) => part !== '').join(' ')
}

function shown({ id, text, block, asset, ordinal, caption }: ReadBlock): RowBlock {
  const { role, marks, grid, listNumber, alt } = block
  return { id, role, text, marks, grid, listNumber, alt, asset, ordinal, caption }
}

function wholeOf(block: ReadBlock | undefined): OwnPlace | undefined {
  return block && { blockId: block.id, start: 0, end: ownLength(block) }
}

/** The length of a block's own text: without what was put in, with what was taken out. */
function ownLength({ block, replaced }: ReadBlock): number {
  const grown = replaced.reduce((sum, { own, clean }) => sum + (own.end - own.start) - (clean.end - clean.start), 0)
  return codePointLength(block.text) + grown
}

function startOf(block: ReadBlock | undefined): OwnPlace | undefined {
  return block && { blockId: block.id, start: 0, end: 0 }
}

function endOf(block: ReadBlock): OwnPlace {
  const end = ownLength(block)
  return { blockId: block.id, start: end, end }
}
