import { describe } from '#shared/anchor/quote.ts'
import type { Block } from '#shared/domain/block.ts'
import type { InlineMark } from '#shared/domain/mark.ts'
import type { Locale } from '#shared/domain/settings.ts'
import { codePointLength } from '#shared/lib/code-points.ts'
import { markedPieces, type Piece } from '../docx/pieces.ts'
import { createWords, type Words } from '../html/words.ts'
import { groupBy, leftBlocks, type Remark, type Review } from '../review.ts'
import { escapeMarkdown, inlineMarkdown, type LineContext } from './inline.ts'

/** What stands around struck words and new ones (CriticMarkup). */
const SIGNS = {
  'w:del': ['{--', '--}'],
  'w:ins': ['{++', '++}'],
  'w:moveFrom': ['{--', '--}'],
  'w:moveTo': ['{++', '++}'],
} as const

/**
 * A review in CriticMarkup: suggestions, also those that were accepted, as words taken out `{--…--}` and put in `{++…++}`; what
 * was said as a comment `{>>…<<}` behind the words that it is about, which it names, each answer as a comment behind it.
 */
export class CriticalText {
  readonly #review: Review
  readonly #words: Words
  readonly #suggestions: ReadonlyMap<string, Review['open']['suggestions']>
  readonly #remarks: ReadonlyMap<string, readonly Remark[]>
  readonly #left: ReadonlyMap<string, readonly Block[]>

  constructor(review: Review, locale: Locale) {
    this.#review = review
    this.#words = createWords(locale)
    this.#suggestions = groupBy(review.open.suggestions, ({ blockId }) => blockId)
    this.#remarks = groupBy(review.remarks.filter(saysSomething), ({ end, blockId }) => end?.blockId ?? blockId)
    this.#left = leftBlocks(review)
  }

  /** The words of a block with what is proposed of them and what was said; before them those of blocks that stood there. */
  line(block: Block, context: LineContext): string {
    const remarks = this.#remarks.get(block.id) ?? []
    const ends = remarks.flatMap(({ end }) => (end === undefined ? [] : [end.offset]))
    const pieces = markedPieces(block, this.#suggestions.get(block.id) ?? [], ends)
    const waiting = remarks.toSorted((a, b) => (a.end?.offset ?? 0) - (b.end?.offset ?? 0))
    const take = (upTo: number): string => {
      let said = ''
      for (let next = waiting[0]; next !== undefined && (next.end?.offset ?? 0) <= upTo; next = waiting[0]) {
        said += this.#comment(next)
        waiting.shift()
      }
      return said
    }
    let out = (this.#left.get(block.id) ?? []).map((old) => `{--${escapeMarkdown(old.text)}--}\n\n`).join('')
    for (let at = 0; at < pieces.length;) {
      const first = pieces[at]
      let to = at + 1
      while (to < pieces.length && isOne(first, pieces[to]) && !ends.includes(pieces[to]?.start ?? -1)) to += 1
      const part = pieces.slice(at, to)
      const words = inlineMarkdown(joined(part), context)
      const signs = first?.change && SIGNS[first.change.name]
      out += signs === undefined || words === '' ? words : signs[0] + words + signs[1]
      const next = pieces[to]
      // What is put in in the place of words stands with them.
      if (next?.change?.name !== 'w:ins' || next.start !== part.at(-1)?.end) out += take(part.at(-1)?.end ?? 0)
      at = to
    }
    return out + take(Number.POSITIVE_INFINITY)
  }

  /** What was said of a picture. */
  atPicture(block: Block): string {
    return (this.#remarks.get(block.id) ?? []).map((remark) => this.#comment(remark)).join('')
  }

  /** The changes and notes of a table, which stands as it is without them. */
  onTable(block: Block): string {
    const changes = (this.#suggestions.get(block.id) ?? [])
      .filter(({ state, noteId }) => state !== 'rejected' && noteId === undefined)
      .map(({ before, after }) => `{--${escapeMarkdown(before)}--}{++${escapeMarkdown(after)}++}`)
    return [...changes, this.atPicture(block)].join('')
  }

  /** What has no certain place in the text, and what stood at its end. */
  rest(): readonly string[] {
    const left = (this.#left.get('') ?? []).map((old) => `{--${escapeMarkdown(old.text)}--}`)
    const unplaced = this.#review.remarks.filter((each) => each.blockId === undefined && saysSomething(each))
    return [...left, ...unplaced.map((remark) => this.#comment(remark))]
  }

  #comment({ note, kind, suggestions, replies, numberRecord }: Remark): string {
    const { t, time } = this.#words
    const said = (author: string, atMs: number, ...parts: readonly string[]): string =>
      `{>>${escapeMarkdown(`${author}, ${time(atMs)}: ${parts.filter((each) => each !== '').join(' ')}`.replace(/\s+/gu, ' '))}<<}`
    const asked = suggestions.map(({ before, after }) => [before, after].filter((each) => each !== '').join(' → '))
    if (note === undefined) {
      const [first] = suggestions
      const reasons = [...new Set(suggestions.flatMap(({ reason }) => reason ?? []))]
      if (first === undefined) return ''
      return said(first.author, first.createdAtMs, `[${t(`kind.${kind}`)}]`, numberRecord?.rightValue ?? '', ...reasons)
    }
    const { target } = note
    const about = target.kind === 'text' ? t('about', { quote: describe(target, 48) ?? '' }) : t('aboutPicture')
    const state = note.state === 'open' ? '' : `(${t(`state.${note.state}`)})`
    const label = `[${t(`kind.${kind}`)}]`
    return [
      said(note.author, note.createdAtMs, label, about, note.body, note.body === '' ? asked.join('; ') : '', state),
      ...replies.map((reply) => said(reply.author, reply.createdAtMs, reply.body)),
    ].join('')
  }
}

function isOne(a: Piece | undefined, b: Piece | undefined): boolean {
  return a?.change?.by === b?.change?.by && a?.change?.name === b?.change?.name
}

/** A change that gives no reason is told by its own signs. */
function saysSomething({ note, suggestions, replies }: Remark): boolean {
  if (note === undefined) return suggestions.some(({ reason }) => reason !== undefined && reason !== '')
  return note.body !== '' || replies.length > 0 || suggestions.every(({ state }) => state === 'rejected')
}

/** Pieces side by side as one text; a reading stands with its last words. */
function joined(pieces: readonly Piece[]): { readonly text: string; readonly marks: readonly InlineMark[] } {
  let at = 0
  const marks = pieces.flatMap((piece) => {
    const start = at
    at += codePointLength(piece.text)
    return piece.marks
      .filter(({ kind, end }) => kind !== 'ruby' || end === piece.end)
      .map((mark) => ({ ...mark, start, end: at }))
  })
  return { text: pieces.map(({ text }) => text).join(''), marks }
}
