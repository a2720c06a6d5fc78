import type { OpenArticle } from '#shared/contract/shapes.ts'
import type { Block, Role } from '#shared/domain/block.ts'
import type { GridCell } from '#shared/domain/mark.ts'
import type { BlockId } from '#shared/domain/ids.ts'
import { codePointLength } from '#shared/lib/code-points.ts'

/**
 * A report as the blocks of an article: headings, paragraphs and tables. What writes articles (HTML, PDF, Word) writes it,
 * so that there is no second writer of anything.
 */
export class ReportBlocks {
  readonly #open: OpenArticle
  readonly #blocks: Block[] = []

  constructor(open: OpenArticle) {
    this.#open = open
  }

  get blocks(): readonly Block[] {
    return this.#blocks
  }

  add(role: Role, text: string, more: Partial<Block> = {}): void {
    const { article } = this.#open
    const order = this.#blocks.length
    this.#blocks.push({
      type: 'block',
      id: `report${String(order)}` as BlockId,
      revision: 0,
      articleId: article.id,
      versionId: article.currentVersionId,
      order,
      role,
      text,
      confidence: 1,
      ...more,
    })
  }

  /** A heading and what is told under it; without rows a line that says so. */
  section(title: string, heads: readonly string[], rows: readonly (readonly string[])[], none: string): void {
    this.add('section-heading', title, { level: 2 })
    if (rows.length === 0) this.add('paragraph', none)
    else this.table(heads, rows)
  }

  /** A table whose first row are its heads; without heads each row begins with its own. */
  table(heads: readonly string[], rows: readonly (readonly string[])[]): void {
    let at = 0
    const lines = [...(heads.length === 0 ? [] : [heads]), ...rows].map((cells) => cells.map(inOneLine))
    const grid = lines.map((cells, row) =>
      cells.map((text, column): GridCell => {
        const start = at
        at += codePointLength(text) + 1
        const isHeader = heads.length === 0 ? column === 0 : row === 0
        return { start, end: at - 1, ...(isHeader ? { isHeader } : {}) }
      }),
    )
    this.add('table', lines.map((cells) => cells.join('\t')).join('\n'), { grid: { rows: grid } })
  }
}

/** Tabs and ends of lines part the cells of a table. */
function inOneLine(text: string): string {
  return text.replaceAll(/\s*[\t\n\r]+\s*/gu, ' ').trim()
}
