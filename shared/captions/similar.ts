import { toCodePoint } from '../lib/code-points.ts'
import type { CaptionFacts } from './facts.ts'
import { viewText, type CaptionView, type Span } from './view.ts'

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
const COMMON = new Set(
  'this that with from have were been they their there which about after before said more than into over under during photo picture'.split(
    ' ',
  ),
)

export const isTelling = (block: TextBlock): boolean => TELLING.has(block.role)

/** The sentences of the running text that tell the event of a caption, the most alike first. */
export function sameEvents(facts: CaptionFacts, blocks: readonly TextBlock[]): readonly SameEvent[] {
  const { view } = facts
  // Dates, places and names are what is compared: they must not make the sentences alike.
  const story = blank(view.text, [
    ...facts.times,
    ...facts.places,
    ...facts.people.filter((one) => one.kind === 'name'),
  ])
  const own = pieces(story, view.isChinese)
  if (own.size < LEAST_PIECES[view.isChinese ? 'zh' : 'en']) return []
  const found: SameEvent[] = []
  blocks.forEach((block, index) => {
    if (!isTelling(block)) return
    const folded = viewText(block.text).text
    for (const match of folded.matchAll(view.isChinese ? SENTENCE : SENTENCE_EN)) {
      const theirs = pieces(match[0], view.isChinese)
      let shared = 0
      for (const piece of own) if (theirs.has(piece)) shared += 1
      const share = shared / own.size
      if (share >= LEAST_SHARE && shared >= LEAST_PIECES[view.isChinese ? 'zh' : 'en'])
        found.push({ block: index, start: match.index, end: match.index + match[0].length, text: match[0], share })
    }
  })
  return found.sort((a, b) => b.share - a.share)
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

/** `text` with spans turned into line ends, so that no pair of characters reaches over them. */
export function blank(text: string, spans: readonly Span[]): string {
  let out = text
  for (const { start, end } of spans) out = out.slice(0, start) + '\n'.repeat(end - start) + out.slice(end)
  return out
}

/** Where in a block a run of its text lies, in code points. */
export function placeIn(block: number, raw: string, start: number, end: number) {
  return { block, start: toCodePoint(raw, start), end: toCodePoint(raw, end), words: raw.slice(start, end) }
}

/** The view of a part of a block that keeps the block's own indexes: all around it is blank. */
export function viewPart(raw: string, span: Span): CaptionView {
  return viewText(' '.repeat(span.start) + raw.slice(span.start, span.end))
}
