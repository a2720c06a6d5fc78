import type { Block } from '../domain/block.ts'
import { plainForm, type FormedText } from '../text/form.ts'
import { element, escapeHtml } from './escape.ts'
import { formedMarkup } from './form.ts'

/** A block, or what is selected of it, as it is copied; `isPart`: words out of the middle of one. */
export interface CopiedBlock extends FormedText {
  readonly role: Block['role']
  readonly isPart: boolean
}

/** A note that is copied along. */
export interface CopiedNote {
  readonly words: string
  readonly kind: string
  readonly author: string
  readonly body: string
}

/** What goes into the clipboard. */
export interface Copied {
  readonly plain: string
  readonly html: string
}

/** The words of an article for the clipboard: bare, and with their form. Notes stand behind them when they are wanted. */
export function copiedAs(blocks: readonly CopiedBlock[], notes: readonly CopiedNote[] = []): Copied {
  const plain = blocks.map(plainForm)
  const html = groupsOf(blocks).map(groupMarkup)
  if (notes.length > 0) {
    plain.push('', ...notes.map((note, index) => `[${String(index + 1)}] ${noteLine(note)}`))
    html.push(
      element(
        'ol',
        {},
        notes.map((note) => element('li', {}, escapeHtml(noteLine(note)))),
      ),
    )
  }
  return { plain: plain.join('\n'), html: html.join('') }
}

function noteLine({ words, kind, author, body }: CopiedNote): string {
  return [words === '' ? '' : `“${words}”`, `${kind}, ${author}`, body].filter((each) => each !== '').join(' — ')
}

/** List items that follow one another are one list. */
function groupsOf(blocks: readonly CopiedBlock[]): readonly (readonly CopiedBlock[])[] {
  const groups: CopiedBlock[][] = []
  for (const block of blocks) {
    const last = groups.at(-1)
    if (block.role === 'list-item' && last?.[0]?.role === 'list-item') last.push(block)
    else groups.push([block])
  }
  return groups
}

function groupMarkup(group: readonly CopiedBlock[]): string {
  const [first] = group
  if (first === undefined) return ''
  if (first.role === 'list-item' && !(group.length === 1 && first.isPart)) return listMarkup(group)
  if (first.role === 'table') return tableMarkup(first)
  const words = (first.listNumber === undefined ? '' : `${escapeHtml(first.listNumber)} `) + formedMarkup(first)
  // A few words are set among others, not as a paragraph of their own.
  if (first.isPart) return words
  return element(NAMES[first.role] ?? 'p', {}, words)
}

const NAMES: Readonly<Partial<Record<Block['role'], string>>> = {
  headline: 'h1',
  subheadline: 'h2',
  'section-heading': 'h2',
  quotation: 'blockquote',
}

/** Items that are counted in digits are an ordered list; other signs stand in the words. */
function listMarkup(items: readonly CopiedBlock[]): string {
  const first = /^(\d+)[.．)、]?$/.exec(items[0]?.listNumber ?? '')?.[1]
  if (first !== undefined && items.every(({ listNumber }) => /^\d+[.．)、]?$/.test(listNumber ?? ''))) {
    const lines = items.map((item) => element('li', {}, formedMarkup(item)))
    return element('ol', { start: first === '1' ? undefined : first }, lines)
  }
  return element(
    'ul',
    {},
    items.map((item) =>
      element('li', {}, (item.listNumber === undefined ? '' : `${escapeHtml(item.listNumber)} `) + formedMarkup(item)),
    ),
  )
}

/** Cells are parted by tabs, rows by the ends of lines; spans hold where the whole table is copied. */
function tableMarkup(table: CopiedBlock): string {
  const { grid } = table
  const rows = formedMarkup(table)
    .split('<br>')
    .map((row) => row.split('\t'))
  const isWhole = grid?.rows.every((row, at) => row.length === rows[at]?.length) === true
  return element(
    'table',
    {},
    rows.map((row, at) =>
      element(
        'tr',
        {},
        row.map((cell, column) => {
          const own = isWhole ? grid.rows[at]?.[column] : undefined
          const spans = { colspan: own?.colSpan?.toString(), rowspan: own?.rowSpan?.toString() }
          return element(own?.isHeader === true ? 'th' : 'td', spans, cell)
        }),
      ),
    ),
  )
}
