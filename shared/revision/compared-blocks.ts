import { flowOf, type Flow, type FlowBlock } from '../anchor/flow.ts'
import { compareTexts, type ComparedTexts } from '../anchor/remap.ts'

/** The blocks of two texts of one article, each in reading order, compared once for whoever asks. */
export interface ComparedBlocks<Old extends FlowBlock = FlowBlock, Fresh extends FlowBlock = FlowBlock> {
  readonly old: readonly Old[]
  readonly fresh: readonly Fresh[]
  readonly from: Flow
  readonly to: Flow
  readonly texts: ComparedTexts
}

export function compareBlocks<Old extends FlowBlock, Fresh extends FlowBlock>(
  old: readonly Old[],
  fresh: readonly Fresh[],
): ComparedBlocks<Old, Fresh> {
  const [from, to] = [flowOf(old), flowOf(fresh)]
  return { old, fresh, from, to, texts: compareTexts(from.text, to.text) }
}
