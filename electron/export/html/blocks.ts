import type { Block } from '#shared/domain/block.ts'
import type { Grid, GridCell } from '#shared/domain/mark.ts'
import { blockFragment } from '#electron/annotations/terms.ts'
import { codePointLength } from '#shared/lib/code-points.ts'
import { element, escapeHtml } from '#shared/markup/escape.ts'

/** How the words of one block, and the cards beside it, are made; it differs by view. */
export interface BlockParts {
  readonly text: (block: Block) => string
  readonly cards: (block: Block) => string
  readonly picture: (block: Block) => string
  readonly verdict: (block: Block) => string
  readonly missing: string
  /** Whether the lines of a block are paragraphs by themselves. */
  readonly isParted?: (block: Block) => boolean
  /** What was shown before a block, and stands elsewhere now. */
  readonly left?: (block: Block) => string
  /** Whether a block is shown where it is only proposed to stand. */
  readonly isMoved?: (block: Block) => boolean
}

/** What is drawn together: a block, the items of one list, or a picture with its caption and credit. */
export type Group =
  | { readonly kind: 'block'; readonly block: Block }
  | { readonly kind: 'list'; readonly items: readonly Block[] }
  | { readonly kind: 'figure'; readonly figure: Block | undefined; readonly words: readonly Block[] }

/** The article as markup, in reading order; cards stand before the block that they speak of. */
export function articleMarkup(blocks: readonly Block[], parts: BlockParts): string {
  return articleStretches(blocks, parts, () => false).join('\n')
}

/** The same in stretches: after what is drawn together one ends where `isEnd` says so of its blocks. */
export function articleStretches(
  blocks: readonly Block[],
  parts: BlockParts,
  isEnd: (drawn: readonly Block[]) => boolean,
): readonly string[] {
  const title = blocks.find((block) => block.role === 'headline')
  const stretches: string[][] = [[]]
  for (const group of groupsOf(blocks)) {
    const drawn = blocksOf(group)
    const left = drawn.map((block) => parts.left?.(block) ?? '').join('')
    stretches.at(-1)?.push(left + groupMarkup(group, parts, title))
    if (isEnd(drawn)) stretches.push([])
  }
  return stretches.filter(({ length }) => length > 0).map((stretch) => stretch.join('\n'))
}

function groupMarkup(group: Group, parts: BlockParts, title: Block | undefined): string {
  if (group.kind === 'list') return listMarkup(group.items, parts)
  if (group.kind === 'figure') return figureMarkup(group.figure, group.words, parts)
  return parts.cards(group.block) + blockMarkup(group.block, parts, group.block === title)
}

function blocksOf(group: Group): readonly Block[] {
  if (group.kind === 'block') return [group.block]
  return group.kind === 'list' ? group.items : [...(group.figure === undefined ? [] : [group.figure]), ...group.words]
}

export function groupsOf(blocks: readonly Block[]): readonly Group[] {
  const groups: Group[] = []
  for (let index = 0; index < blocks.length; index += 1) {
    const block = blocks[index]
    if (block === undefined) continue
    if (block.role === 'list-item') {
      const items = [block]
      for (let next = blocks[index + 1]; next !== undefined && isOfList(items, next); next = blocks[index + 1]) {
        items.push(next)
        index += 1
      }
      groups.push({ kind: 'list', items })
    } else if (block.role === 'figure' || block.role === 'caption') {
      const [figure, words, used] = figureAt(blocks, index)
      groups.push({ kind: 'figure', figure, words })
      index += used - 1
    } else groups.push({ kind: 'block', block })
  }
  return groups
}

/** Whether a block is the next item of a list: one that is counted and one that is not are two. */
function isOfList(items: readonly Block[], { role, listNumber }: Block): boolean {
  return role === 'list-item' && (listNumber === undefined) === (items[0]?.listNumber === undefined)
}

/** The picture that begins at `index` with the captions and credits next to it; captions may stand above it. */
function figureAt(blocks: readonly Block[], index: number): readonly [Block | undefined, readonly Block[], number] {
  let figure: Block | undefined
  const words: Block[] = []
  let used = 0
  for (let block = blocks[index]; block !== undefined; block = blocks[index + used]) {
    const belongs = block.figureId === undefined || figure === undefined || block.figureId === figure.id
    if (block.role === 'figure' && figure === undefined && words.every((each) => each.figureId === block?.id))
      figure = block
    else if (
      block.role === 'caption' &&
      belongs &&
      !words.some((each) => each.role === 'caption' && figure === undefined)
    )
      words.push(block)
    else if (block.role === 'credit' && used > 0) words.push(block)
    else break
    used += 1
  }
  return [figure, words, Math.max(1, used)]
}

function figureMarkup(figure: Block | undefined, words: readonly Block[], parts: BlockParts): string {
  const cards = [...(figure === undefined ? [] : [figure]), ...words].map((block) => parts.cards(block))
  const picture = figure === undefined ? parts.missing : parts.picture(figure)
  const lines = words.map((block) =>
    element(
      'span',
      { id: blockFragment(block.id), class: block.role },
      `${parts.text(block)}${block.role === 'caption' ? parts.verdict(block) : ''}`,
    ),
  )
  const caption = lines.length === 0 ? '' : element('figcaption', {}, lines.join(' '))
  if (picture === '' && figure === undefined) return cards.join('') + element('figure', { class: 'bare' }, caption)
  return (
    cards.join('') +
    element('figure', { id: figure === undefined ? undefined : blockFragment(figure.id) }, picture + caption)
  )
}

/** Items that are counted in digits are an ordered list; other signs stand before the words. */
function listMarkup(items: readonly Block[], parts: BlockParts): string {
  const cards = items.map((block) => parts.cards(block)).join('')
  const first = startOf(items)
  const start = first === undefined || first === 1 ? undefined : String(first)
  return (
    cards +
    element(
      first === undefined ? 'ul' : 'ol',
      { class: 'list', start },
      items.map((block) => {
        const isSigned = block.listNumber !== undefined && first === undefined
        const attributes = { id: blockFragment(block.id), class: isSigned ? 'numbered' : undefined }
        return element('li', attributes, (isSigned ? listNumber(block) : '') + parts.text(block))
      }),
    )
  )
}

/** The number that a list of 1. 2. 3. begins with; undefined where it is none. */
function startOf(items: readonly Block[]): number | undefined {
  const first = Number.parseInt(items[0]?.listNumber ?? '', 10)
  return items.every(({ listNumber }, index) => listNumber === `${String(first + index)}.`) ? first : undefined
}

/** The number that an item or heading stands under, as it was shown. */
function listNumber({ listNumber: number }: Block): string {
  return number === undefined ? '' : `${element('span', { class: 'list-number' }, escapeHtml(number))} `
}

function blockMarkup(block: Block, parts: BlockParts, isTitle: boolean): string {
  const text = listNumber(block) + parts.text(block)
  const id = blockFragment(block.id)
  const moved = parts.isMoved?.(block) === true ? ' moved' : ''
  switch (block.role) {
    case 'headline':
      // A page has one title; an original headline (原标题) under it is a line of its own.
      return isTitle ? element('h1', { id }, text) : element('p', { id, class: 'headline' }, text)
    case 'section-heading':
      return element(`h${String(Math.min(6, Math.max(2, block.level ?? 2)))}`, { id }, text)
    case 'quotation':
      return element('blockquote', { id, class: moved === '' ? undefined : moved.trim() }, element('p', {}, text))
    case 'table':
      return element('div', { id, class: 'table' }, tableMarkup(text, block))
    default:
      return paragraphs(text, parts.isParted?.(block) === true)
        .map((each, index) => element('p', { id: index === 0 ? id : undefined, class: block.role + moved }, each))
        .join('')
  }
}

/** The paragraphs of a text; one where a mark goes over the end of a line. */
function paragraphs(markup: string, isParted: boolean): readonly string[] {
  const lines = isParted ? markup.split('<br>').filter((line) => line !== '') : []
  return lines.length > 0 && lines.every(isBalanced) ? lines : [markup]
}

/** Cells are parted by tabs, rows by newlines (here already line breaks); a mark over a border stays in its cell. */
export function tableMarkup(
  markup: string,
  { text, grid }: { readonly text: string; readonly grid?: Grid | undefined },
): string {
  if (!markup.includes('\t') && grid === undefined) return element('p', {}, markup)
  // A table with marks over several cells cannot be cut without breaking its markup: it is shown as lines.
  const rows = markup.split('<br>').map((row) => row.split('\t'))
  const isWhole = rows.flat().every((cell) => isBalanced(cell))
  if (!isWhole) return element('p', { class: 'lines' }, markup)
  const fields = grid === undefined ? undefined : fieldsOf(text, grid)
  const isGrid =
    fields?.every((row, at) => row.every((field) => field >= 0 && field < (rows[at]?.length ?? 0))) === true
  const lines = rows.map((row, at) => {
    const cells = isGrid ? (fields[at] ?? []).map((field) => row[field] ?? '') : row
    return element(
      'tr',
      {},
      cells.map((cell, column) => cellMarkup(cell, isGrid ? grid?.rows[at]?.[column] : undefined)),
    )
  })
  // Rows of heads alone are the head of the table: on paper they stand on each of its pages.
  const isHead = (at: number): boolean => isGrid && grid?.rows[at]?.every((cell) => cell.isHeader === true) === true
  const heads = lines.findIndex((_, at) => !isHead(at))
  if (heads <= 0) return element('table', {}, lines)
  const [head, body] = [lines.slice(0, heads), lines.slice(heads)]
  return element('table', {}, element('thead', {}, head) + element('tbody', {}, body))
}

/** Which of the fields between tabs each cell of a grid is: where one above reaches over a place, an empty field stands there. */
function fieldsOf(text: string, { rows }: Grid): readonly (readonly number[])[] {
  let at = 0
  return text.split('\n').map((line, index) => {
    const ends: number[] = []
    let end = at
    for (const field of line.split('\t')) ends.push((end += codePointLength(field) + 1))
    at = end
    return (rows[index] ?? []).map(({ start }) => ends.findIndex((each) => start < each))
  })
}

function cellMarkup(markup: string, cell: GridCell | undefined): string {
  const spans = { colspan: cell?.colSpan?.toString(), rowspan: cell?.rowSpan?.toString() }
  return element(cell?.isHeader === true ? 'th' : 'td', spans, markup)
}

function isBalanced(markup: string): boolean {
  let depth = 0
  for (const tag of markup.matchAll(/<(\/?)[a-z][^>]*>/g)) {
    if (tag[0] === '<br>') continue
    depth += tag[1] === '/' ? -1 : 1
    if (depth < 0) return false
  }
  return depth === 0
}
