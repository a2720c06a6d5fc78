import type { BlockBundle } from '../store/by-block.ts'

type Say = (key: string, values: Record<string, string | number>) => string

/** Roles of which an article has many, so that their number says which. */
const MANY: ReadonlySet<string> = new Set(['section-heading', 'list-item', 'quotation', 'table', 'figure', 'note'])

/** Where something stands, as short as a column needs and the same in every desk: 主题, 段 2, 图注 1. */
export function whereOf({ block, ordinal }: BlockBundle, t: Say): string {
  if (block.role === 'paragraph' || block.role === 'lead') return t('numbers.where.paragraph', { number: ordinal })
  if (block.role === 'caption') return t('numbers.where.caption', { number: ordinal })
  const role = t(`common.role.${block.role}`, {})
  return MANY.has(block.role) && ordinal > 0 ? `${role} ${String(ordinal)}` : role
}
