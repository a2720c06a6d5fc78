import type { Role } from '#shared/domain/block.ts'
import { foldText } from '#shared/structure/fold.ts'

interface MentioningBlock {
  readonly role: Role
  readonly text: string
}

const RUNNING: readonly Role[] = ['paragraph', 'lead', 'list-item']
/** Below this share of the caption's pairs of characters (or words) a paragraph does not speak of it. */
const LEAST_SHARE = 0.18

/**
 * The paragraph that speaks of what the caption at `caption` shows: the one that shares most of the caption's
 * rare pairs of characters (Chinese) or words (Latin), nearer ones first among equals.
 * Undefined when no paragraph shares enough of them.
 */
export function findMention(blocks: readonly MentioningBlock[], caption: number): number | undefined {
  const words = pieces(foldText(blocks[caption]?.text ?? ''))
  if (words.size === 0) return undefined
  const running = blocks.flatMap((block, index) =>
    RUNNING.includes(block.role) ? [{ index, words: pieces(foldText(block.text)) }] : [],
  )
  // A piece that stands in many paragraphs says nothing about one of them.
  const spread = new Map<string, number>()
  for (const word of words) spread.set(word, running.filter((block) => block.words.has(word)).length)
  const worth = (word: string): number => 1 / Math.max(1, spread.get(word) ?? 1)
  let best: number | undefined
  let bestScore = 0
  for (const block of running) {
    const shared = [...words].filter((word) => block.words.has(word))
    if (shared.length / words.size < LEAST_SHARE) continue
    const score = shared.reduce((sum, word) => sum + worth(word), 0) / (1 + Math.abs(block.index - caption) * 0.02)
    if (score > bestScore) {
      best = block.index
      bestScore = score
    }
  }
  return best
}

function pieces(text: string): Set<string> {
  const found = new Set<string>()
  for (const run of text.match(/\p{Script=Han}+|[\p{L}\d]{3,}/gu) ?? []) {
    if (!/\p{Script=Han}/u.test(run)) {
      found.add(run.toLowerCase())
      continue
    }
    for (let index = 0; index + 1 < run.length; index += 1) found.add(run.slice(index, index + 2))
  }
  return found
}
