import type { Role } from '#shared/domain/block.ts'
import type { Finding } from '#shared/domain/source-document.ts'
import type { ArticleFacts } from './facts.ts'

/**
 * The rules of structure; their words come from the messages. Opening gives those of pictures from beside the text,
 * the watch over all checks what was not checked in time, {@link checkStructure} the others.
 */
export const STRUCTURE_RULES = [
  'structure.caption-without-picture',
  'structure.picture-file-missing',
  'structure.picture-without-caption',
  'structure.picture-by-number',
  'structure.picture-by-words',
  'structure.picture-by-order',
  'structure.entry-not-taken',
  'structure.entry-protected',
  'structure.entry-unreadable',
  'structure.entry-unsupported',
  'structure.tracked-format',
  'structure.hidden-text',
  'structure.mostly-left-out',
  'structure.missing-byline',
  'structure.missing-editor-line',
  'structure.missing-date',
  'structure.not-checked',
] as const

interface CheckedBlock {
  readonly role: Role
  readonly textLength: number
  readonly figure?: number | undefined
  readonly asset?: number | undefined
}

/**
 * What an article should have and has not: a caption without its picture, or with one whose file is not there, a picture
 * without a caption, no byline, editor line or date. `textLength` in code points.
 */
export function checkStructure(
  blocks: readonly CheckedBlock[],
  facts: ArticleFacts,
  isChinese: boolean,
): readonly Finding[] {
  const findings: Finding[] = []
  const captioned = new Set(
    blocks.flatMap((block, index) =>
      (block.role === 'caption' || block.role === 'credit') && block.figure !== undefined
        ? picturesOf(blocks, block.figure, index)
        : [],
    ),
  )
  blocks.forEach((block, index) => {
    if (block.role === 'caption') {
      const figure = block.figure === undefined ? undefined : blocks[block.figure]
      const hasPicture =
        figure?.role === 'table' ||
        (block.figure !== undefined &&
          picturesOf(blocks, block.figure, index).some((each) => blocks[each]?.asset !== undefined))
      if (!hasPicture)
        findings.push({
          // Where a picture stands in the text, only its file did not come along.
          rule: figure?.role === 'figure' ? 'structure.picture-file-missing' : 'structure.caption-without-picture',
          severity: 'warning',
          block: index,
          start: 0,
          end: block.textLength,
        })
    }
    if (block.role === 'figure' && !captioned.has(index)) {
      findings.push({ rule: 'structure.picture-without-caption', severity: 'warning', block: index, start: 0, end: 0 })
    }
  })
  const missing = (rule: (typeof STRUCTURE_RULES)[number]): void => {
    findings.push({ rule, severity: 'info', block: null, start: 0, end: 0 })
  }
  const hasText = blocks.some((block) => block.role === 'paragraph' || block.role === 'lead')
  if (!hasText) return findings
  if (facts.byline === undefined && !blocks.some((block) => block.role === 'byline'))
    missing('structure.missing-byline')
  // An editor line is a custom of Chinese desks; English articles carry none.
  if (isChinese && facts.editor === undefined && !blocks.some((block) => block.role === 'editor-line'))
    missing('structure.missing-editor-line')
  if (facts.publishedAt === undefined) missing('structure.missing-date')
  return findings
}

/** The pictures of the caption at `caption`: one that names the farthest of a row of pictures beside it belongs to them all. */
function picturesOf(blocks: readonly CheckedBlock[], figure: number, caption: number): readonly number[] {
  const [from, to] = figure < caption ? [figure, caption - 1] : [caption + 1, figure]
  const row = Array.from({ length: to - from + 1 }, (_, index) => from + index)
  return row.every((each) => blocks[each]?.role === 'figure') ? row : [figure]
}
