import { SHAPE } from './alike.ts'
import { ANY, COMPLETES_WORD, DOUBLED, findChanges, type Lexicon } from './changes.ts'
import { candidatesOf, type Candidate } from './features.ts'
import { repetitionOf, type Tally } from './tally.ts'
import { scoreOf, type Forest } from './trees.ts'

/** A change that the ranker has judged. */
export interface Judged {
  readonly candidate: Candidate
  readonly score: number
}

/** The candidates of a text by itself; what its article says of them is not in it yet. */
export function readCandidates(
  lexicon: Lexicon,
  text: string,
  within?: { readonly from: number; readonly to: number },
): readonly Candidate[] {
  const { lattice, changes } = findChanges(lexicon, text, within)
  return candidatesOf(lexicon, text, lattice, changes)
}

/** The features of a candidate with what its whole article says of it. */
export function featuresIn(tally: Tally, text: string, { change, features, isIdiom }: Candidate): Float32Array {
  const whole = Float32Array.from(features)
  if (!isIdiom) whole.set(repetitionOf(tally, text, change), whole.length - 2)
  return whole
}

/** Judges the candidates of a text; of those that touch each other the surest is kept. In the order of how sure they are. */
export function judgeText(
  forest: Forest,
  tally: Tally,
  text: string,
  candidates: readonly Candidate[],
): readonly Judged[] {
  const judged = candidates
    .map((candidate): Judged => ({ candidate, score: scoreOf(forest, featuresIn(tally, text, candidate)) }))
    .sort((a, b) => b.score - a.score)
  const kept: Judged[] = []
  const taken = new Set<number>()
  for (const each of judged) {
    const { start, length } = each.candidate.change
    let isFree = true
    for (let at = start; at < start + length; at += 1) isFree &&= !taken.has(at)
    if (!isFree) continue
    // A wrong character makes its neighbours look wrong as well.
    for (let at = start - 1; at <= start + length; at += 1) taken.add(at)
    kept.push(each)
  }
  return kept
}

/** How sure the ranker is of a candidate before the article around it is looked at. */
export function scoreWithout(forest: Forest, { features }: Candidate): number {
  return scoreOf(forest, features)
}

/** Kinds of mistakes, each with a threshold of its own. */
export type Channel = 'fixed' | 'doubled' | 'particle' | 'sound' | 'shape'

/** What kind of mistake a candidate is one of. */
export function channelOf({ change, isFixed }: Candidate): Channel {
  const { kind, wrong, right } = change
  if (kind > DOUBLED) return 'doubled'
  if (kind === COMPLETES_WORD || kind === ANY) return 'shape'
  if (isFixed) return 'fixed'
  if (isParticle(wrong) && isParticle(right)) return 'particle'
  return kind === SHAPE ? 'shape' : 'sound'
}

function isParticle(sign: string): boolean {
  return sign.length === 1 && '的地得'.includes(sign)
}
