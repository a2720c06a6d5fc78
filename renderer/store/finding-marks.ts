import { areaOf } from '#shared/checks/rules.ts'
import { FINDING_LAYERS, hasWords, layerOf, type FindingLayer } from '#shared/checks/layers.ts'
import type { PlacedFinding, Stands } from '#shared/checks/stands.ts'
import { appStore } from './app-store.ts'
import { session } from './current.ts'
import { findingsStore, standsOf } from './findings.ts'
import { useApp, useArticle, useFindings } from './hooks.ts'

/** Open findings that are underlined in the proof, by block. */
type Marked = ReadonlyMap<string, readonly PlacedFinding[]>

const NONE: readonly PlacedFinding[] = []
const NO_MARKS: Marked = new Map()

let last: { readonly stands: Stands; readonly off: readonly FindingLayer[]; readonly marked: Marked } | undefined

/** The layer of a finding. */
export function layerOfFinding({ rule }: Pick<PlacedFinding, 'rule'>): FindingLayer {
  return layerOf(areaOf(rule))
}

/**
 * The open findings of layers that are on, by block. Worked out once for each state; the list of a block is the same object
 * as long as it says the same, so that only a block whose findings changed is painted again.
 */
export function markedFindings(
  findings: readonly PlacedFinding[],
  stands: Stands,
  off: readonly FindingLayer[],
): Marked {
  if (last?.stands === stands && last.off === off) return last.marked
  const shown = findings.filter(
    (finding) => stands.get(finding.id)?.kind === 'open' && hasWords(finding) && !off.includes(layerOfFinding(finding)),
  )
  const before = last?.marked
  const marked = new Map<string, readonly PlacedFinding[]>()
  for (const [blockId, own] of Map.groupBy(shown, ({ blockId }) => blockId ?? '')) {
    const known = before?.get(blockId)
    marked.set(blockId, known !== undefined && isSame(known, own) ? known : own)
  }
  last = { stands, off, marked }
  return marked
}

/** The findings underlined in a block; drawn again only when they are others. */
export function useMarkedFindings(blockId: string): readonly PlacedFinding[] {
  const findings = useFindings((state) => state.findings)
  const off = useApp((state) => state.settings.findingMarksOff)
  return useArticle(({ tables }) => markedFindings(findings, standsOf(findings, tables), off).get(blockId) ?? NONE)
}

/** The findings underlined in a block at this moment. */
export function markedNow(blockId: string): readonly PlacedFinding[] {
  const { open } = session.store.getState()
  if (open === undefined) return NONE
  const { findings, articleId } = findingsStore.getState()
  const { view, settings } = appStore.getState()
  const isDrawn = view === 'marked' && articleId === open.articleId
  const marked = isDrawn
    ? markedFindings(findings, standsOf(findings, open.tables), settings.findingMarksOff)
    : NO_MARKS
  return marked.get(blockId) ?? NONE
}

/** How many findings of each layer are open; a layer without any is left out. */
export function openByLayer(findings: readonly PlacedFinding[], stands: Stands): ReadonlyMap<FindingLayer, number> {
  const counts = new Map<FindingLayer, number>()
  for (const finding of findings) {
    if (stands.get(finding.id)?.kind !== 'open') continue
    const layer = layerOfFinding(finding)
    counts.set(layer, (counts.get(layer) ?? 0) + 1)
  }
  return new Map(FINDING_LAYERS.flatMap((layer) => (counts.has(layer) ? [[layer, counts.get(layer) ?? 0]] : [])))
}

function isSame(one: readonly PlacedFinding[], other: readonly PlacedFinding[]): boolean {
  return (
    one.length === other.length &&
    one.every((finding, at) => {
      const there = other[at]
      return (
        finding.id === there?.id &&
        finding.end === there.end &&
        finding.words === there.words &&
        finding.suggest === there.suggest
      )
    })
  )
}
