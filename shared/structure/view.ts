import type { Role } from '#shared/domain/block.ts'
import type { TextForm } from '#shared/domain/mark.ts'
import { foldText } from './fold.ts'
import { hasIndents } from './indents.ts'
import { headingLinesOf, speakersOf } from './short-lines.ts'
import { readLatinByline } from './latin-byline.ts'
import { WIRE_LINE, withoutWireSigns } from './wire.ts'
import { LEAD_LABEL, NOTE_LABEL, NOTE_MARK, TAIL_LABEL } from './words.ts'

/** What a format knows of a block before any rule has looked at its words. */
export interface StructureBlock extends TextForm {
  readonly text: string
  /** What the markup says the block is, and how far that is to be trusted. */
  readonly hint?: { readonly role: Role; readonly confidence: number } | undefined
  readonly level?: number | undefined
  readonly isCentred?: boolean | undefined
  readonly isBold?: boolean | undefined
  /** Whether its first line begins farther in than the page does. */
  readonly isIndented?: boolean | undefined
  /** A picture that lies in a cell of the table before it: what stands behind is none of its words. */
  readonly isInTable?: boolean | undefined
  /** Outside of what the page's own content is. */
  readonly isAside?: boolean | undefined
}

/** A block as the rules see it. Lengths in UTF-16 units; `folded` is Simplified, half-width and trimmed. */
export interface BlockView {
  readonly index: number
  readonly block: StructureBlock
  readonly text: string
  readonly folded: string
  readonly length: number
  readonly isHan: boolean
  readonly isFigure: boolean
  /** A text of this length and end can only be running text. */
  readonly isLong: boolean
  readonly endsSentence: boolean
  readonly sentences: number
  readonly isEmpty: boolean
}

/** The blocks of an article, and the bounds of its body. */
export interface ArticleView {
  readonly views: readonly BlockView[]
  /** Index of the first and of the last block of running text; -1 when there is none. */
  readonly bodyStart: number
  readonly bodyEnd: number
  /** Median length of the long blocks; 0 when there is none. */
  readonly bodyLength: number
  /** Number of long blocks. */
  readonly longBlocks: number
  readonly isHan: boolean
  /** Whether paragraphs are indented: then a line that is not is none. */
  readonly hasIndents: boolean
  /** Whether the format's own markup told headings apart. */
  readonly hasHeadings: boolean
  /** Whether stars in the text lead to notes under it. */
  readonly hasStarRefs: boolean
  /** Labels that open several lines: who speaks in an interview. */
  readonly speakers: ReadonlySet<string>
  /** Short lines that stand alone between long blocks. */
  readonly headingLines: readonly number[]
  /** Index of the nearest block with text before and after each block; -1 where there is none. */
  readonly before: readonly number[]
  readonly after: readonly number[]
}

/** Updated 3 May 2026, 10:04 a.m.: the full stop is of the hour. */
const PUBLISHED_AT = /^.{0,80}\d\s*[ap]\.m\.$/iu
const SENTENCE_END = /[。！？!?…；;.][”’"'」』）)\]】]*$/u
/** A headline may ask or call, but it does not end as these do. */
const ENDED_HAN = /。[”’」』）)]*$/u
const ENDED_LATIN = /[.][”’"']*$/u
const SENTENCES = /[。！？!?]|\.(?=\s|$)/gu
const HAN = /[\u3400-\u9fff]/gu
/** A star behind a word. */
const STAR_REF = /[\p{L}\p{N}”’"）)%。，,.]\*{1,3}(?!\*)/u

/** *so*, **so**, 这*很*好 between signs of the same length, and 2*3. */
const NOT_REFS =
  /(?<![\p{L}\p{N}*”’"）)%。，,.])(\*{1,3})(?=[^\s*])[^*\n]{0,200}?[^\s*]\1(?!\*)|(?<=\p{Script=Han})(\*{1,3})\p{Script=Han}{1,12}\2(?=[\p{Script=Han}。，、；：！？])|\d ?\*(?= ?\d)/gu

/** Looks at `blocks` once, so that no rule has to do it again. */
export function viewArticle(blocks: readonly StructureBlock[]): ArticleView {
  const views = blocks.map(viewBlock)
  const isIndenting = hasIndents(views)
  const isBody = (view: BlockView): boolean =>
    (view.isLong || (isIndenting && isIndentedText(view))) &&
    !view.block.isAside &&
    !LEAD_LABEL.test(view.folded) &&
    (view.block.hint === undefined || isRunningRole(view.block.hint.role))
  const long = views.filter(isBody)
  // A short news item has no long block: its sentences are its body.
  const body =
    long.length > 0
      ? long
      : views.filter(
          (view) =>
            view.endsSentence &&
            view.length > 12 &&
            view.block.hint === undefined &&
            !WIRE_LINE.test(view.folded) &&
            !isTail(view.folded) &&
            readLatinByline(view.text) === undefined &&
            !view.folded.startsWith('*'),
        )
  const lengths = long.map((view) => view.length).sort((one, other) => one - other)
  const indexes = views.map(({ index }) => index)
  return {
    views,
    before: lastTexts(views, indexes),
    after: lastTexts(views, indexes.toReversed()),
    bodyStart: firstOfBody(views, body[0]?.index ?? -1),
    bodyEnd: lastOfBody(views, body.at(-1)?.index ?? -1),
    bodyLength: lengths[lengths.length >> 1] ?? 0,
    longBlocks: long.length,
    hasIndents: isIndenting,
    isHan: views.filter((view) => view.isHan).length * 2 >= views.filter((view) => !view.isEmpty).length,
    hasStarRefs: views.some(({ text }) => hasStarRef(text)),
    speakers: speakersOf(views),
    headingLines: headingLinesOf(views),
    hasHeadings: blocks.some((block) => block.hint?.role === 'headline' || block.hint?.role === 'section-heading'),
  }
}

/** The nearest block before `index` that is neither empty nor a figure. */
export function textBefore(article: ArticleView, index: number): BlockView | undefined {
  return article.views[article.before[index] ?? -1]
}

/** The nearest block after `index` that is neither empty nor a figure. */
export function textAfter(article: ArticleView, index: number): BlockView | undefined {
  return article.views[article.after[index] ?? -1]
}

/** For each block, in the order of `indexes`, the block with text that came last before it; -1 for none. */
function lastTexts(views: readonly BlockView[], indexes: readonly number[]): readonly number[] {
  const found = new Array<number>(views.length).fill(-1)
  let last = -1
  for (const index of indexes) {
    found[index] = last
    if (views[index]?.isEmpty === false) last = index
  }
  return found
}

function isIndentedText(view: BlockView): boolean {
  return view.block.isIndented === true && view.endsSentence && !isTail(view.folded)
}

/** A first paragraph is often short, and so are those behind a first heading. */
function firstOfBody(views: readonly BlockView[], start: number): number {
  let first = start
  for (let index = start - 1; index >= 0 && index >= first - 2; index -= 1) {
    const view = views[index]
    if (view === undefined || view.block.hint !== undefined || view.block.isAside === true) continue
    if (!(view.isHan ? ENDED_HAN : ENDED_LATIN).test(view.folded) || view.length < (view.isHan ? 24 : 90)) continue
    if (LEAD_LABEL.test(view.folded) || isTail(view.folded) || WIRE_LINE.test(view.folded)) break
    first = index
  }
  return first
}

/** A last paragraph is often short: what ends as a sentence close behind the text is of it, unless it says what else it is. */
function lastOfBody(views: readonly BlockView[], end: number): number {
  let last = end
  for (let index = end + 1; end >= 0 && index <= last + 2; index += 1) {
    const view = views[index]
    if (view?.endsSentence !== true || view.block.hint !== undefined) continue
    if (view.length < (view.isHan ? 24 : 90) || isTail(view.folded)) continue
    last = index
  }
  return last
}

/**
 * A star behind a word leads to a note, however many of them a text has; not the end of an emphasis (*so*, 这*很*好) nor the
 * sign of a product (2*3).
 */
function hasStarRef(text: string): boolean {
  return STAR_REF.test(text) && STAR_REF.test(text.replaceAll(NOT_REFS, ' '))
}

function isTail(folded: string): boolean {
  return NOTE_LABEL.test(folded) || NOTE_MARK.test(folded) || TAIL_LABEL.test(folded)
}

function isRunningRole(role: Role): boolean {
  return role === 'paragraph' || role === 'lead'
}

function viewBlock(block: StructureBlock, index: number): BlockView {
  const text = withoutWireSigns(block.text.trim())
  // Labels and ends decide; the middle of a very long block is never looked at.
  const folded = foldText(text.length > 2000 ? `${text.slice(0, 1000)}${text.slice(-1000)}` : text)
  const han = folded.match(HAN)?.length ?? 0
  const isHan = han * 3 >= folded.length && han > 0
  const endsSentence = SENTENCE_END.test(folded) && !PUBLISHED_AT.test(folded)
  return {
    index,
    block,
    text,
    folded,
    length: text.length,
    isHan,
    isFigure: block.hint?.role === 'figure',
    isLong: isHan
      ? text.length >= 120 || (text.length >= 70 && endsSentence)
      : text.length >= 300 || (text.length >= 140 && endsSentence),
    endsSentence,
    sentences: folded.match(SENTENCES)?.length ?? 0,
    isEmpty: text === '',
  }
}
