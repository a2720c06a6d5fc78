import type { CarriedOther, FallReason } from '../domain/carried.ts'
import { REVISION_RULE, type Dismissal } from '../domain/dismissal.ts'
import type { Block } from '../domain/block.ts'
import type { Checkmark } from '../domain/checkmark.ts'
import type { CheckmarkId, DismissalId, LinkId, NumberId, TieId } from '../domain/ids.ts'
import type { LinkRecord } from '../domain/link.ts'
import type { DomainRecord } from '../domain/record-types.ts'
import type { TieRecord } from '../domain/tie.ts'
import { codePointLength } from '../lib/code-points.ts'
import { newId } from '../lib/ids.ts'
import type { CarriedNumber } from './carry-numbers.ts'
import type { CarriedSuggestion } from './carry-suggestions.ts'
import type { Way } from './way.ts'

/** A record of its own kind that comes along, or stays behind, and why. */
interface Other {
  readonly told: CarriedOther
  readonly to?: DomainRecord
}

/** What comes along where all that it names does: sums, regions linked to words, what was left as it is, answers about pictures. */
export function carryOthers(
  numberIds: ReadonlyMap<NumberId, NumberId>,
  numbers: readonly CarriedNumber[],
  way: Way,
): readonly Other[] {
  const { old } = way
  return [
    ...old.ties.map((tie) => carryTie(tie, numberIds, numbers, way)),
    ...old.links.map((link) => carryLink(link, way)),
    // What was settled of one revision says nothing of the next.
    ...old.dismissals.filter(({ rule }) => rule !== REVISION_RULE).map((each) => carryDismissal(each, way)),
    ...old.checkmarks.map((checkmark) => carryCheckmark(checkmark, way)),
  ]
}

/** What became of a record: it goes along as another, or stays behind for a reason. */
function other(
  kind: CarriedOther['kind'],
  { from, words }: Pick<CarriedOther, 'from' | 'words'>,
  to: DomainRecord | FallReason,
  blockId?: string,
): Other {
  const told = { kind, from, words, ...(blockId === undefined ? {} : { blockId }) }
  return typeof to === 'string' ? { told: { ...told, why: to } } : { told: { ...told, to: to.id }, to }
}

function carryTie(
  tie: TieRecord,
  numberIds: ReadonlyMap<NumberId, NumberId>,
  numbers: readonly CarriedNumber[],
  { old, fresh: { versionId } }: Way,
): Other {
  const named = [...tie.termIds, tie.resultId]
  const texts = new Map(old.numbers.map(({ id, text }) => [id, text]))
  const textOf = (id: NumberId): string => texts.get(id) ?? ''
  const told = { from: tie.id, words: `${tie.termIds.map(textOf).join('; ')} → ${textOf(tie.resultId)}` }
  const termIds = tie.termIds.flatMap((id) => numberIds.get(id) ?? [])
  const resultId = numberIds.get(tie.resultId)
  if (resultId === undefined || termIds.length !== tie.termIds.length) {
    const isOther = numbers.some(({ from, why }) => why === 'digits' && named.includes(from.id))
    return other('tie', told, isOther ? 'digits' : 'gone')
  }
  return other('tie', told, { ...tie, id: newId() as TieId, revision: 1, versionId, termIds, resultId })
}

function carryLink(link: LinkRecord, { fresh, figures, places, blocks }: Way): Other {
  const { blockId, start, end, words } = link
  const told = { from: link.id, words }
  const figure = figures.get(link.figureId)
  const run = places.place({ blockId, offset: start }, { blockId, offset: end })
  const block = 'start' in run && run.status !== 'changed' ? blocks.get(run.start.blockId) : undefined
  if (figure?.assetId === undefined) return other('link', told, 'picture')
  if (block === undefined || !('start' in run)) return other('link', told, 'caption')
  const place = { blockId: block.id, start: run.start.offset, end: run.end.offset }
  const own = { id: newId() as LinkId, revision: 1, versionId: fresh.versionId }
  return other('link', told, { ...link, ...own, ...place, figureId: figure.id, assetId: figure.assetId }, block.id)
}

function carryDismissal(dismissal: Dismissal, way: Way): Other {
  const { fresh, figures, sameBlock } = way
  const told = { from: dismissal.id, words: dismissal.words }
  const own = { id: newId() as DismissalId, revision: 1, versionId: fresh.versionId }
  if (dismissal.blockId === undefined) return other('dismissal', told, { ...dismissal, ...own })
  const block = sameBlock(dismissal.blockId) ?? figures.get(dismissal.blockId) ?? homeOfWords(dismissal, way)
  if (block === undefined) return other('dismissal', told, 'sentence')
  return other('dismissal', told, { ...dismissal, ...own, blockId: block.id }, block.id)
}

/** The paragraph of the new text in which the words that a finding was about stand as they did. */
function homeOfWords({ blockId, words }: Dismissal, { old, places, blocks }: Way): Block | undefined {
  const text = old.blocks.find(({ id }) => id === blockId)?.text ?? ''
  const at = words === '' ? -1 : text.indexOf(words)
  // Of words that stand there twice nobody knows which were meant.
  if (blockId === undefined || at === -1 || text.includes(words, at + 1)) return undefined
  const start = codePointLength(text.slice(0, at))
  const run = places.place({ blockId, offset: start }, { blockId, offset: start + codePointLength(words) })
  return 'start' in run && run.status !== 'changed' ? blocks.get(run.start.blockId) : undefined
}

function carryCheckmark(checkmark: Checkmark, { fresh, figures }: Way): Other {
  const figure = figures.get(checkmark.blockId)
  const told = { from: checkmark.id, words: checkmark.item }
  if (figure === undefined) return other('checkmark', told, 'picture')
  const own = { id: newId() as CheckmarkId, revision: 1, versionId: fresh.versionId, blockId: figure.id }
  return other('checkmark', told, { ...checkmark, ...own }, figure.id)
}

/** Repairs that were refused: told here, carried among the suggestions that they are. */
export function tellRefusals(suggestions: readonly CarriedSuggestion[]): readonly CarriedOther[] {
  return suggestions.flatMap(({ from, to }): readonly CarriedOther[] => {
    if (from.repairId === undefined) return []
    const told = { kind: 'refusal', from: from.id, words: from.after } as const
    return [to === undefined ? { ...told, why: 'gone' } : { ...told, to: to.id, blockId: to.blockId }]
  })
}
