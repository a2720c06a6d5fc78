import type { Lexicon } from '../../shared/typos/changes.ts'
import { channelOf, judgeText, readCandidates, type Channel, type Judged } from '../../shared/typos/judge.ts'
import { surerBy } from '../../shared/typos/surer.ts'
import { tallyOf, type Tally } from '../../shared/typos/tally.ts'
import type { Forest } from '../../shared/typos/trees.ts'
import { isUsual } from '../../shared/typos/usual.ts'
import type { Document } from './corpus.ts'
import { isNear, KINDS, mends, type Planted } from './plant.ts'

type Thresholds = Readonly<Record<Channel, number>>

/**
 * The scores from which the channels speak. Where most is won on edited news that nothing was taught by: planted mistakes
 * found, less three times the wrong corrections, less the alarms. What is held back of the text to learn from is no news,
 * and has mistakes of its own (学学者, 推阵出新): by it alone look-alikes would speak far too soon.
 */
export const FROM: Thresholds = { fixed: 1.1, doubled: 1, particle: 1.98, sound: 2.5, shape: 3.95 }

/** So many of the surest findings of a channel are shown. */
const SHOWN = 40

/** What is found in a text, as the reader judges it. */
function findIn(lexicon: Lexicon, forest: Forest, text: string, tally: Tally): readonly Judged[] {
  return judgeText(forest, tally, text, readCandidates(lexicon, text))
    .map(({ candidate, score }) => ({ candidate, score: score + surerBy(lexicon, text, candidate) }))
    .filter(({ candidate: { change } }) => !isUsual(text, change.start, change, lexicon.model))
}

/** Prints how much is found in clean text that was held back, and the surest of it. */
export function tellFindings(lexicon: Lexicon, forest: Forest, heldOut: readonly Document[]): void {
  const found: Record<Channel, { score: number; words: string }[]> = {
    fixed: [],
    doubled: [],
    particle: [],
    sound: [],
    shape: [],
  }
  let length = 0
  for (const { sentences } of heldOut) {
    const tally = tallyOf(sentences)
    for (const text of sentences) {
      length += text.length
      for (const { candidate, score } of findIn(lexicon, forest, text, tally)) {
        const { start, length: long, right } = candidate.change
        const [before, behind] = [text.slice(Math.max(0, start - 8), start), text.slice(start + long, start + long + 8)]
        const words = `${score.toFixed(2)} ${before}【${text.slice(start, start + long)}→${right}】${behind}`
        found[channelOf(candidate)].push({ score, words })
      }
    }
  }
  for (const channel of Object.keys(found) as Channel[]) {
    const ranked = found[channel].toSorted((a, b) => b.score - a.score)
    const many = ranked.filter(({ score }) => score > FROM[channel]).length
    console.log('──', channel, many, `${((1000 * many) / length).toFixed(3)} per 1,000`)
    for (const { words } of ranked.slice(0, SHOWN)) console.log(words)
  }
}

/** Prints how much is found of mistakes planted in what was held back. */
export function tellShares(
  lexicon: Lexicon,
  forest: Forest,
  heldOut: readonly Document[],
  plant: (text: string) => Planted | undefined,
): void {
  const seen = new Map(KINDS.map((kind) => [kind, { planted: 0, found: 0, right: 0 }]))
  for (const { sentences } of heldOut)
    for (const text of sentences) {
      const planted = text.length < 12 ? undefined : plant(text)
      const kind = planted && seen.get(planted.kind)
      if (planted === undefined || kind === undefined) continue
      kind.planted += 1
      const hit = findIn(lexicon, forest, planted.wrong, tallyOf([planted.wrong])).find(
        ({ candidate, score }) => score > FROM[channelOf(candidate)] && isNear(candidate.change, planted),
      )
      if (hit === undefined) continue
      kind.found += 1
      if (mends(hit.candidate.change, planted)) kind.right += 1
    }
  const share = (part: number, whole: number): string => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`
  for (const [kind, { planted, found, right }] of seen)
    console.log(kind, planted, `found ${share(found, planted)}, right ${share(right, found)}`)
}
