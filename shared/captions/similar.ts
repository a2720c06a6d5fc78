import { toCodePoint } from '../lib/code-points.ts'
import type { CaptionFacts } from './facts.ts'
import { blank, viewText, type Span } from './view.ts'
import { LISTS } from './word-lists.ts'

/** A sentence of the running text that tells what a caption tells. UTF-16 units of its block. */
export interface SameEvent extends Span {
  readonly block: number
  readonly text: string
  /** Share of the caption's own words that the sentence has, 0–1. */
  readonly share: number
}

interface TextBlock {
  readonly role: string
  readonly text: string
}

/** Blocks that tell the story; a caption is compared with them. */
const TELLING = new Set([
  'paragraph',
  'lead',
  'list-item',
  'headline',
  'subheadline',
  'kicker',
  'section-heading',
  'quotation',
])
/** Half of the caption's words in one sentence, and enough of them: the same event told twice. */
const LEAST_SHARE = 0.5
const LEAST_PIECES = { zh: 5, en: 4 } as const
const SENTENCE = /[^。!?;；！？\n]+[。!?;；！？\n]?/gu
const SENTENCE_EN = /[^\n]+?(?:[.!?][”"’')]*(?=\s+\p{Lu}|\s*$)|\n|$)/gu
const COMMON = new Set(LISTS.phrases.common)

export const isTelling = (block: TextBlock): boolean => TELLING.has(block.role)

/** The sentences of the running text, by the pieces that stand in them: read once for all captions. */
export interface SentenceIndex {
  readonly sentences: readonly Omit<SameEvent, 'share'>[]
  /** Indexes of the sentences in which a piece stands. */
  readonly byPiece: ReadonlyMap<string, readonly number[]>
}

/** Reads the sentences of the blocks that tell the story. */
export function indexSentences(blocks: readonly TextBlock[], isChinese: boolean): SentenceIndex {
  const sentences: Omit<SameEvent, 'share'>[] = []
  const byPiece = new Map<string, number[]>()
  blocks.forEach((block, index) => {
    if (!isTelling(block)) return
    for (const match of viewText(block.text).text.matchAll(isChinese ? SENTENCE : SENTENCE_EN)) {
      for (const piece of pieces(match[0], isChinese)) {
        const own = byPiece.get(piece)
        if (own === undefined) byPiece.set(piece, [sentences.length])
        else own.push(sentences.length)
      }
      sentences.push({ block: index, start: match.index, end: match.index + match[0].length, text: match[0] })
    }
  })
  return { sentences, byPiece }
}

/** More sentences than these are a refrain, and tell nothing of one event. */
const MOST_EVENTS = 5
const REFRAIN = 300

/** The sentences of the running text that tell the event of a caption, the most alike first. */
export function sameEvents(facts: CaptionFacts, index: SentenceIndex): readonly SameEvent[] {
  const { view } = facts
  // Dates, places and names are what is compared: they must not make the sentences alike.
  const story = blank(view.text, [
    ...facts.times,
    ...facts.places,
    ...facts.people.filter((one) => one.kind === 'name'),
  ])
  // What stands in more sentences than a few hundred is a refrain, and tells of no one event.
  const own = [...pieces(story, view.isChinese)].filter((piece) => (index.byPiece.get(piece)?.length ?? 0) <= REFRAIN)
  const least = LEAST_PIECES[view.isChinese ? 'zh' : 'en']
  if (own.length < least) return []
  const shared = new Map<number, number>()
  for (const piece of own) for (const at of index.byPiece.get(piece) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1)
  const found = [...shared].flatMap(([at, count]): SameEvent[] => {
    const sentence = index.sentences[at]
    const share = count / own.length
    return sentence === undefined || share < LEAST_SHARE || count < least ? [] : [{ ...sentence, share }]
  })
  return found.sort((a, b) => b.share - a.share).slice(0, MOST_EVENTS)
}

/** Pairs of Han characters, or English words of four letters and more. */
export function pieces(text: string, isChinese: boolean): ReadonlySet<string> {
  const found = new Set<string>()
  if (!isChinese) {
    for (const word of text.toLowerCase().match(/[\p{L}’']{4,}/gu) ?? []) if (!COMMON.has(word)) found.add(word)
    return found
  }
  for (const run of text.match(/\p{Script=Han}+/gu) ?? []) {
    for (let at = 0; at + 2 <= run.length; at += 1) {
      const pair = run.slice(at, at + 2)
      if (!/[的了在和与是有为等]/u.test(pair)) found.add(pair)
    }
  }
  return found
}

/** Where in a block a run of its text lies, in code points. */
export function placeIn(block: number, raw: string, start: number, end: number) {
  return { block, start: toCodePoint(raw, start), end: toCodePoint(raw, end), words: raw.slice(start, end) }
}
