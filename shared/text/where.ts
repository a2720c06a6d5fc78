import type { Ordinal } from './ordinals.ts'

type Say = (key: string, values: Record<string, string | number>) => string

/** Roles of which an article has many, so that their number says which. */
const MANY: ReadonlySet<string> = new Set(['section-heading', 'list-item', 'quotation', 'table', 'note'])

/** Where something stands, as short as a column needs and the same in every desk: 主题, 段 2, 图注 1. */
export function whereOf(
  { block, ...counted }: { readonly block: { readonly role: string } } & Ordinal,
  t: Say,
): string {
  const { ordinal } = counted
  if (block.role === 'paragraph' || block.role === 'lead') return t('numbers.where.paragraph', { number: ordinal })
  if (block.role === 'caption' || block.role === 'figure') return pictureName(counted, t)
  const role = t(`common.role.${block.role}`, {})
  return MANY.has(block.role) && ordinal > 0 ? `${role} ${String(ordinal)}` : role
}

/** What a picture and its caption are called, everywhere: by the caption's number; a picture without one by its own. */
export function pictureName({ ordinal, caption }: Ordinal, t: Say): string {
  return caption === undefined
    ? t('proof.figureNumber', { number: ordinal })
    : t('proof.captionNumber', { number: caption })
}
