import type { Finding } from '#shared/domain/source-document.ts'
import type { Bundles } from './by-block.ts'

/** A finding at a block of the open article. */
export interface PlacedFinding extends Pick<Finding, 'rule' | 'severity'> {
  readonly id: string
  readonly blockId: string | undefined
}

/** What the checks find in the article as it stands now. */
export function findingsOf(bundles: Bundles): readonly PlacedFinding[] {
  const findings: PlacedFinding[] = []
  const captioned = new Set(bundles.list.map(({ block }) => block.figureId))
  for (const { block } of bundles.list) {
    const add = (rule: string): void => {
      findings.push({ id: `${rule}:${block.id}`, rule, severity: 'warning', blockId: block.id })
    }
    const figure = block.figureId === undefined ? undefined : bundles.byId.get(block.figureId)?.block
    if (block.role === 'caption' && figure?.assetId === undefined) add('structure.caption-without-picture')
    if (block.role === 'figure' && !captioned.has(block.id)) add('structure.picture-without-caption')
  }
  const has = (role: string): boolean => bundles.list.some(({ block }) => block.role === role)
  if (bundles.list.length > 0) {
    if (!has('byline')) findings.push(missing('structure.missing-byline'))
    if (!has('editor-line')) findings.push(missing('structure.missing-editor-line'))
  }
  return findings
}

function missing(rule: string): PlacedFinding {
  return { id: rule, rule, severity: 'info', blockId: undefined }
}
