import type { Block } from '../domain/block.ts'
import type { ComparedBlocks } from './compared-blocks.ts'

/** How two texts of an article go together. `share`: of the shorter of both, what stands in the other too (0–1). */
export interface TextShare {
  readonly share: number
  readonly paragraphs: {
    readonly same: number
    readonly changed: number
    readonly gone: number
    readonly added: number
  }
}

/** From this share of its letters on a paragraph of one text is one of the other, rewritten. */
const LIKE = 0.35
/** Letters in a row that stand in the same order elsewhere; fewer are there by chance. */
const LEAST_RUN = 4

/** Counts the paragraphs of two texts, wherever they stand: those that came back word for word, were changed, went and came. */
export function shareOf({ old, fresh, from, to, texts }: ComparedBlocks<Block, Block>): TextShare {
  const there = new Map(old.map((block) => [block.id as string, block]))
  const { left, come } = lettersOf(texts.mapping, from.text, to.text.length)
  const own = (flow: typeof from, letters: Uint8Array) =>
    flow.blocks.map(({ id, text }, index) => {
      const start = flow.starts[index] ?? 0
      let count = 0
      for (let at = start; at < start + text.length; at += 1) count += letters[at] ?? 0
      return { id, text, share: text.length === 0 ? 0 : count / text.length, count }
    })
  const isPart = ({ id }: { readonly id: string }, blocks: ReadonlyMap<string, Block>): boolean =>
    blocks.get(id)?.role !== 'furniture'
  const was = own(from, left).filter((each) => isPart(each, there))
  const young = new Map(fresh.map((block) => [block.id as string, block]))
  const is = own(to, come).filter((each) => isPart(each, young))
  const texted = new Set(is.map(({ text }) => text))
  const same = was.filter(({ text }) => texted.has(text)).length
  const gone = was.filter(({ text, share }) => !texted.has(text) && share < LIKE).length
  const oldTexts = new Set(was.map(({ text }) => text))
  const added = is.filter(({ text, share }) => !oldTexts.has(text) && share < LIKE).length
  const partOf = (all: readonly { readonly text: string; readonly count: number }[]): number => {
    const length = all.reduce((sum, { text }) => sum + text.length, 0)
    return length === 0 ? 0 : all.reduce((sum, { count }) => sum + count, 0) / length
  }
  return {
    share: Math.max(partOf(was), partOf(is)),
    paragraphs: { same, changed: was.length - same - gone, gone, added },
  }
}

/** Which letters of either text stand in the other: of runs that are no chance. */
function lettersOf(mapping: Int32Array, before: string, afterLength: number): { left: Uint8Array; come: Uint8Array } {
  const left = new Uint8Array(mapping.length)
  const come = new Uint8Array(afterLength)
  let start = 0
  while (start < mapping.length) {
    let end = start + 1
    while (end < mapping.length && mapping[end] === (mapping[end - 1] ?? -1) + 1 && (mapping[end] ?? -1) > 0) end += 1
    const first = mapping[start] ?? -1
    if (first >= 0 && before.slice(start, end).trim().length >= LEAST_RUN) {
      left.fill(1, start, end)
      come.fill(1, first, first + end - start)
    }
    start = end
  }
  return { left, come }
}
