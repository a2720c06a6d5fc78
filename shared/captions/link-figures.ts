import type { Role } from '#shared/domain/block.ts'

interface LinkedBlock {
  readonly role: Role
  readonly text: string
  readonly figure?: number | undefined
}

/** A caption that says that it belongs to a table. */
const TABLE = /^\s*(?:表|table\b)/iu

/**
 * The figure of every caption and credit (by index of block; undefined where there is none): the one that the
 * format names, else the figure just before it, else the one just after it that has no caption of its own;
 * a caption that begins with 表 or Table belongs to the table beside it.
 */
export function linkCaptions(blocks: readonly LinkedBlock[]): readonly (number | undefined)[] {
  const links: (number | undefined)[] = blocks.map((block) => block.figure)
  const taken = new Set(links.filter((link) => link !== undefined))
  const captioned = new Set(links.filter((_, index) => blocks[index]?.role === 'caption'))
  /** The figure just before; only captions and credits may lie between. */
  let figure: number | undefined
  blocks.forEach(({ role }, index) => {
    if (role === 'figure') figure = index
    if (role !== 'caption' && role !== 'credit') {
      if (role !== 'figure') figure = undefined
      return
    }
    if (links[index] !== undefined || figure === undefined || (role === 'caption' && captioned.has(figure))) return
    links[index] = figure
    taken.add(figure)
    if (role === 'caption') captioned.add(figure)
  })
  // A caption may stand over its picture; only a picture that nobody claims is given to it.
  blocks.forEach((block, index) => {
    if (block.role !== 'caption' || links[index] !== undefined) return
    const after = index + 1
    if (blocks[after]?.role !== 'figure' || taken.has(after)) return
    links[index] = after
    taken.add(after)
  })
  blocks.forEach((block, index) => {
    if (block.role === 'caption' && links[index] === undefined && TABLE.test(block.text))
      links[index] = tableBeside(blocks, index)
  })
  return links
}

/** Tables have their caption over them, as a rule; some under them. */
function tableBeside(blocks: readonly LinkedBlock[], index: number): number | undefined {
  if (blocks[index + 1]?.role === 'table') return index + 1
  return blocks[index - 1]?.role === 'table' ? index - 1 : undefined
}
