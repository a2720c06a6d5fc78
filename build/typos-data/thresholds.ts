import type { Lexicon } from '../../shared/typos/changes.ts'
import { channelOf, judgeText, readCandidates, type Channel, type Judged } from '../../shared/typos/judge.ts'
import { tallyOf, type Tally } from '../../shared/typos/tally.ts'
import type { Forest } from '../../shared/typos/trees.ts'
import type { Document } from './corpus.ts'
import { isNear, KINDS, mends, type Planted } from './plant.ts'

/**
 * How many findings each channel may have in 1,000 characters of text that was held back. These are several times what
 * edited news shows: many are mistakes that nobody had seen (邮简, 首此, 推阵出新), the rest are names and the manner of
 * encyclopedias and laws.
 */
const FINDINGS: Readonly<Record<Channel, number>> = {
  fixed: 0.055,
  doubled: 0.108,
  particle: 0.058,
  sound: 0.37,
  shape: 0.008,
}

export type Thresholds = Readonly<Record<Channel, number>>

/** The scores from which the channels speak; prints the surest findings of each. */
export function setThresholds(lexicon: Lexicon, forest: Forest, heldOut: readonly Document[]): Thresholds {
  const found: Record<Channel, { score: number; words: string }[]> = {
    fixed: [],
    doubled: [],
    particle: [],
    sound: [],
    shape: [],
  }
  const judge = (text: string, tally: Tally): readonly Judged[] =>
    judgeText(forest, tally, text, readCandidates(lexicon, text))
  let length = 0
  for (const { sentences } of heldOut) {
    const tally = tallyOf(sentences)
    for (const text of sentences) {
      length += text.length
      for (const { candidate, score } of judge(text, tally)) {
        const { start, length: long, right, kind } = candidate.change
        const [before, behind] = [text.slice(Math.max(0, start - 8), start), text.slice(start + long, start + long + 8)]
        const words = `${before}【${text.slice(start, start + long)}→${right}】${behind}`
        found[channelOf(candidate)].push({ score, words: `${score.toFixed(2)} ${String(kind)} ${words}` })
      }
    }
  }
  const channels = Object.keys(found) as Channel[]
  const from = channels.map((channel) => {
    const ranked = found[channel].toSorted((a, b) => b.score - a.score)
    const least = ranked[Math.round((FINDINGS[channel] * length) / 1000)]?.score ?? 0
    console.log('──', channel, least)
    for (const { words } of ranked.slice(0, 40)) console.log(words)
    return [channel, Number(least.toFixed(3))] as const
  })
  return Object.fromEntries(from) as Record<Channel, number>
}

/** Prints how much is found of mistakes planted in what was held back. */
export function tellShares(
  lexicon: Lexicon,
  forest: Forest,
  from: Thresholds,
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
      const { wrong } = planted
      const hit = judgeText(forest, tallyOf([wrong]), wrong, readCandidates(lexicon, wrong)).find(
        ({ candidate, score }) => score > from[channelOf(candidate)] && isNear(candidate.change, planted),
      )
      if (hit === undefined) continue
      kind.found += 1
      if (mends(hit.candidate.change, planted)) kind.right += 1
    }
  const share = (part: number, whole: number): string => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`
  for (const [kind, { planted, found, right }] of seen)
    console.log(kind, planted, `found ${share(found, planted)}, right ${share(right, found)}`)
}
