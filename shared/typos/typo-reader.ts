import type { Finding } from '../domain/source-document.ts'
import { toCodePoint } from '../lib/code-points.ts'
import { keptByText } from '../lib/kept-by-text.ts'
import { fullNamesZh } from '../people/names-zh.ts'
import { readBlock } from '../text/read-block.ts'
import type { Lexicon } from './changes.ts'
import type { Candidate } from './features.ts'
import { channelOf, judgeText, readCandidates, scoreWithout, type Channel, type Judged } from './judge.ts'
import { isInTraditional, leftAlone } from './left-alone.ts'
import { sentencesOf, type Sentence } from './sentences.ts'
import { surerBy } from './surer.ts'
import { repetitionOf, tallyOf, type Tally } from './tally.ts'
import type { Forest } from './trees.ts'
import { isUsual } from './usual.ts'
import { findWrongParticles } from './sure-particles.ts'
import { findVariantForms } from './variant-forms.ts'

/** The ranker, and the score from which each channel speaks. */
export interface Ranker extends Forest {
  readonly from: Readonly<Record<Channel, number>>
}

/** What is read of an article: the text of a block, and what it is. */
interface ReadBlock {
  readonly role: string
  readonly text: string
}

/** Reads articles for wrong characters. It keeps what it found of each sentence: of an article only what changed is read again. */
export interface TypoReader {
  /** The texts that are not read yet, to be read one by one. */
  readonly unread: (blocks: readonly ReadBlock[]) => readonly string[]
  /** Reads a sentence, so that `find` need not. */
  readonly read: (sentence: string) => void
  /** What is found in an article; rules of `off` find nothing, and the hints must be in `on`. `isKnownOnly`: of what was read before. */
  readonly find: (blocks: readonly ReadBlock[], options: FindOptions) => readonly Finding[]
}

export interface FindOptions {
  readonly isRuleOn: (rule: string) => boolean
  readonly isKnownOnly?: boolean
  readonly ownWords?: readonly string[] | undefined
  /** Asked between sentences; once true, the rest is left. */
  readonly isOver?: () => boolean
}

/** Blocks whose words are names or no prose. */
const UNREAD: ReadonlySet<string> = new Set([
  'furniture',
  'byline',
  'editor-line',
  'source',
  'credit',
  'figure',
  'formula',
])
/** The article around a sentence moves a score by no more than this. */
const REACH_OF_ARTICLE = 2.5
/** A hint is less sure by this much. */
const HINT = 2
/** Sentences that are kept though the article does not have them now: it may have them again after an undo. */
const KEPT = 2000

const RULES: Readonly<Record<Channel, string>> = {
  fixed: 'typo.fixed-expression',
  doubled: 'typo.doubled',
  particle: 'typo.particle',
  sound: 'typo.character',
  shape: 'typo.character',
}
const HINT_RULE = 'typo.hint'
const VARIANT_RULE = 'typo.variant-form'
const PARTICLE_RULE = 'typo.particle'

/** A reader with the words and the ranker that it judges by. */
export function createTypoReader(lexicon: Lexicon, ranker: Ranker): TypoReader {
  const known = new Map<string, readonly Candidate[]>()
  const judge = createJudge(lexicon, ranker)
  const read = (sentence: string): readonly Candidate[] => {
    const found = known.get(sentence)
    if (found !== undefined) return found
    const made = readCandidates(lexicon, sentence).filter(
      (each) =>
        scoreWithout(ranker, each) >
        ranker.from[channelOf(each)] - HINT - REACH_OF_ARTICLE - surerBy(lexicon, sentence, each),
    )
    known.set(sentence, made)
    return made
  }
  const forget = (used: ReadonlySet<string>): void => {
    if (known.size < used.size + KEPT) return
    for (const sentence of known.keys()) if (!used.has(sentence)) known.delete(sentence)
  }
  return {
    read: (sentence) => void read(sentence),
    unread: (blocks) =>
      [...new Set(readable(blocks).flatMap(({ sentences }) => sentences.map(({ text }) => text)))].filter(
        (text) => !known.has(text),
      ),
    find: (blocks, options) => {
      const all = readable(blocks)
      let tally: ReturnType<typeof tallyOf> | undefined
      const used = new Set<string>()
      const found = all.flatMap(({ at, text, sentences }) => {
        const free = freeIn(text, options.ownWords)
        const variants = options.isRuleOn(VARIANT_RULE) ? variantsIn(at, text, free) : []
        const particles = options.isRuleOn(PARTICLE_RULE) ? particlesIn(at, text, free) : []
        const characters = sentences.flatMap((sentence): readonly Finding[] => {
          used.add(sentence.text)
          if (!known.has(sentence.text) && (options.isKnownOnly === true || options.isOver?.() === true)) return []
          const candidates = read(sentence.text)
          if (candidates.length === 0) return []
          tally ??= tallyOf(all.map((block) => block.text))
          return judge(tally, sentence.text, candidates).flatMap((judged) => {
            const rule = ruleOf(ranker, judged, options)
            const { start, length } = judged.candidate.change
            if (rule === undefined || isUsual(sentence.text, start, judged.candidate.change, lexicon.model)) return []
            if (!free(sentence.start + start, sentence.start + start + length)) return []
            return [findingOf(rule, at, text, sentence, judged.candidate)]
          })
        })
        const others = characters.filter(({ start }) => !particles.some((told) => told.start === start))
        return [...variants, ...particles, ...others]
      })
      forget(used)
      return found
    },
  }
}

/** Judges the candidates of a sentence, and judges them again only when the article around it says something else of them. */
function createJudge(
  lexicon: Lexicon,
  ranker: Ranker,
): (tally: Tally, text: string, candidates: readonly Candidate[]) => readonly Judged[] {
  const last = new WeakMap<readonly Candidate[], { readonly around: string; readonly judged: readonly Judged[] }>()
  return (tally, text, candidates) => {
    const around = candidates.map(({ change }) => repetitionOf(tally, text, change).join(' ')).join()
    const known = last.get(candidates)
    if (known?.around === around) return known.judged
    const judged = judgeText(ranker, tally, text, candidates).map(({ candidate, score }) => ({
      candidate,
      score: score + surerBy(lexicon, text, candidate),
    }))
    last.set(candidates, { around, judged })
    return judged
  }
}

interface Readable {
  readonly at: number
  readonly text: string
  readonly sentences: readonly Sentence[]
}

function readable(blocks: readonly ReadBlock[]): readonly Readable[] {
  return blocks.flatMap(({ role, text }, at) => {
    const sentences = UNREAD.has(role) ? 'unread' : sentencesRead(text)
    return sentences === 'unread' ? [] : [{ at, text, sentences }]
  })
}

const sentencesRead = keptByText((text) => (isInTraditional(text) ? 'unread' : sentencesOf(text)))

/** Whether a stretch of a text is in nothing that is left alone; looked for only when something was found. */
function freeIn(text: string, ownWords: readonly string[] = []): (start: number, end: number) => boolean {
  const isOwn = (start: number, end: number): boolean =>
    ownWords.some((word) => {
      for (let at = text.indexOf(word); word !== '' && at >= 0 && at <= start; at = text.indexOf(word, at + 1))
        if (at + word.length >= end) return true
      return false
    })
  return (start, end) => !stretchesLeft(text).some((each) => each.start < end && start < each.end) && !isOwn(start, end)
}

/** What is left alone in a text, names among it. */
const stretchesLeft = keptByText((text): readonly { readonly start: number; readonly end: number }[] => [
  ...leftAlone(text),
  ...fullNamesZh(readBlock({ role: 'paragraph', text }, 0)),
])

function ruleOf({ from }: Ranker, { candidate, score }: Judged, { isRuleOn }: FindOptions): string | undefined {
  const channel = channelOf(candidate)
  if (score > from[channel]) return isRuleOn(RULES[channel]) ? RULES[channel] : undefined
  return score > from[channel] - HINT && isRuleOn(HINT_RULE) ? HINT_RULE : undefined
}

/** A single character says little: with those beside it one sees what is meant. */
function withNeighbours(text: string, from: number, to: number, right: string): { oldWord: string; newWord: string } {
  const [before, behind] = [text.slice(from - 1, from), text.slice(to, to + 1)].map((sign) =>
    /\p{Script=Han}/u.test(sign) ? sign : '',
  )
  return { oldWord: `${before}${text.slice(from, to)}${behind}`, newWord: `${before}${right}${behind}` }
}

function variantsIn(block: number, text: string, free: ReturnType<typeof freeIn>): readonly Finding[] {
  return findVariantForms(text).flatMap(({ start, end, wrong, right }): readonly Finding[] => {
    if (!free(start, end)) return []
    const [from, to] = [toCodePoint(text, start), toCodePoint(text, end)]
    const values = { wrong, right, old: wrong, new: right, phrase: right }
    return [{ rule: VARIANT_RULE, severity: 'info', block, start: from, end: to, values, suggest: right }]
  })
}

/** What stands in the wrong place of 的, 地 and 得 by the words around it alone. */
function particlesIn(block: number, text: string, free: ReturnType<typeof freeIn>): readonly Finding[] {
  return findWrongParticles(text).flatMap(({ start, wrong, right, phrase }): readonly Finding[] => {
    if (!free(start, start + 1)) return []
    const at = toCodePoint(text, start)
    const values = { wrong, right, old: phrase.replace(right, wrong), new: phrase, phrase }
    return [{ rule: PARTICLE_RULE, severity: 'warning', block, start: at, end: at + 1, values, suggest: right }]
  })
}

function findingOf(rule: string, block: number, text: string, { start }: Sentence, candidate: Candidate): Finding {
  const { change, phrase } = candidate
  const [from, to] = [start + change.start, start + change.start + change.length]
  const { oldWord, newWord } = candidate.oldWord.length > 1 ? candidate : withNeighbours(text, from, to, change.right)
  return {
    rule,
    severity: rule === HINT_RULE ? 'info' : 'warning',
    block,
    start: toCodePoint(text, from),
    end: toCodePoint(text, to),
    values: { wrong: text.slice(from, to), right: change.right, old: oldWord, new: newWord, phrase },
    suggest: change.right,
  }
}
