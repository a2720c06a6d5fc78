import type { BlockBundle } from '../../store/by-block.ts'

type Say = (key: string, values: Record<string, string | number>) => string

/** Where a number stands, as short as a column needs: 主题, 段 2, 图注 1. */
export function whereOf({ block, ordinal }: BlockBundle, t: Say): string {
  if (block.role === 'paragraph' || block.role === 'lead') return t('numbers.where.paragraph', { number: ordinal })
  if (block.role === 'caption') return t('numbers.where.caption', { number: ordinal })
  return t(`common.role.${block.role}`, {})
}
