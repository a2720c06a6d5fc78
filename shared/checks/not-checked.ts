import type { Finding } from '../domain/source-document.ts'
import type { Watch } from '../lib/watch.ts'

/** The rule by which is said that time was up before all was read or checked. */
export const NOT_CHECKED = 'structure.not-checked'

/** What was left when the time was up: said, at the first block that was not read. Nothing when all was checked. */
export function notChecked({ blocks, rules }: Pick<Watch, 'blocks' | 'rules'>): readonly Finding[] {
  if (blocks.size === 0 && rules.size === 0) return []
  const values = { blocks: blocks.size, rules: rules.size, which: [...rules].join(', ') }
  const block = blocks.size === 0 ? null : Math.min(...blocks)
  return [{ rule: NOT_CHECKED, severity: 'warning', block, start: 0, end: 0, values }]
}
