import type { Block } from '../domain/block.ts'
import type { VerdictId } from '../domain/ids.ts'
import type { Verdict } from '../domain/verdict.ts'
import { newId } from '../lib/ids.ts'
import { groupBlocks } from './block-groups.ts'
import type { ComparedBlocks } from './compared-blocks.ts'
import { homeOf } from './same-run.ts'
import type { Way } from './way.ts'

/** A verdict in the next text: its own record, or why it does not hold for the caption of that text. */
export interface CarriedVerdict {
  readonly from: Verdict
  readonly to?: Verdict
  readonly why?: 'caption' | 'picture' | 'gone'
  readonly blockId?: string
}

/** Verdicts hold for the very same caption of the very same picture. */
export function carryVerdicts(compared: ComparedBlocks<Block, Block>, way: Way): readonly CarriedVerdict[] {
  let groups: ReturnType<typeof groupBlocks<Block, Block>> | undefined
  /** The caption in which most of an old one's words are, whatever was changed in them. */
  const likeliest = (caption: Block): Block | undefined => {
    groups ??= groupBlocks(compared)
    const group = groups.find(({ old }) => old.some(({ id }) => id === caption.id))
    const twin = group?.fresh.find(({ role }) => role === caption.role)
    return twin && way.blocks.get(twin.id)
  }
  return way.old.verdicts.map((verdict) => carryVerdict(verdict, way, likeliest))
}

function carryVerdict(verdict: Verdict, way: Way, likeliest: (caption: Block) => Block | undefined): CarriedVerdict {
  const { old, fresh, figures, sameBlock } = way
  const before = old.blocks.find(({ id }) => id === verdict.blockId)
  const block = sameBlock(verdict.blockId)
  const figure = before?.figureId && figures.get(before.figureId)
  if (block === undefined) {
    const home = before && (captionOf(figure, way) ?? homeOf(before, way) ?? likeliest(before))
    return home === undefined ? { from: verdict, why: 'gone' } : { from: verdict, why: 'caption', blockId: home.id }
  }
  const hadPicture = before?.figureId !== undefined
  const isOther = hadPicture ? figure === undefined || block.figureId !== figure.id : block.figureId !== undefined
  if (isOther) return { from: verdict, why: 'picture', blockId: block.id }
  return {
    from: verdict,
    to: { ...verdict, id: newId() as VerdictId, revision: 1, versionId: fresh.versionId, blockId: block.id },
    blockId: block.id,
  }
}

/** The caption of the very same picture. */
function captionOf(figure: Block | undefined | '', { fresh }: Way): Block | undefined {
  if (figure === undefined || figure === '') return undefined
  return fresh.blocks.find(({ role, figureId }) => role === 'caption' && figureId === figure.id)
}
