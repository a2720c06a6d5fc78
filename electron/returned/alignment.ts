import type { Block } from '#shared/domain/block.ts'
import type { Repair } from '#shared/domain/repair.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import { codePointLength, sliceCodePoints } from '#shared/lib/code-points.ts'
import { commonRuns } from '#shared/lib/common-runs.ts'
import { hashOf } from './identity.ts'
import {
  exactPassage,
  isWholeGone,
  nearestPassage,
  segmentsOf,
  type Passage,
  type Segment,
  type Stretch,
} from './segments.ts'

/** A place of a text of the file in a block. `isSure`: not the nearest one only. */
export interface FoundPlace {
  readonly blockId: string
  readonly offset: number
  readonly isSure: boolean
}

/** What of the review may have been carried out in the texts of a file. */
export interface Carried {
  readonly open: (blockId: string) => readonly Suggestion[]
  readonly repairs: (blockId: string) => readonly Repair[]
}

interface Text {
  readonly index: number
  /** Without what stands around its words. */
  readonly text: string
  readonly lead: number
}

/** How many letters of what was changed without being tracked are shown. */
const SHOWN = 40
/** Least likeness of a paragraph to what it was. */
const LEAST_LIKE = 0.4
/** More pairs of paragraphs than this are taken by their order. */
const MOST_PAIRS = 250_000

/** The blocks of an article in the texts of a file that was made of them. */
export class Alignment {
  readonly chosen = new Map<Suggestion, boolean>()
  /** First words of what was changed without being tracked. */
  readonly untracked: string[] = []
  readonly #stretches = new Map<number, readonly Stretch[]>()
  readonly #carried: Carried
  #ofBlocks: ReadonlyMap<string, readonly (Stretch & { readonly index: number })[]> | undefined

  constructor(
    blocks: readonly { readonly block: Block; readonly hash: string }[],
    texts: readonly string[],
    carried: Carried,
  ) {
    this.#carried = carried
    const own = blocks.filter(({ block }) => block.text.trim() !== '')
    const found = texts.flatMap((each, index): readonly Text[] => {
      const text = each.trim()
      const lead = codePointLength(each) - codePointLength(each.trimStart())
      return text === '' ? [] : [{ index, text, lead }]
    })
    this.#align(own, found)
  }

  /** Whether a text has a place of its own. */
  has(index: number): boolean {
    return this.#stretches.has(index)
  }

  /** The texts in which something of a block stands, in their order. */
  textsOf(blockId: string): readonly number[] {
    return [...new Set(this.#byBlock(blockId).map(({ index }) => index))]
  }

  /** The stretches of a block that stand in the file letter by letter. */
  piecesOf(blockId: string): readonly (Stretch & { readonly index: number })[] {
    return this.#byBlock(blockId).filter(({ isSame }) => isSame)
  }

  #byBlock(blockId: string): readonly (Stretch & { readonly index: number })[] {
    if (this.#ofBlocks === undefined) {
      const found = new Map<string, (Stretch & { readonly index: number })[]>()
      for (const [index, own] of [...this.#stretches].toSorted(([a], [b]) => a - b))
        for (const stretch of own) {
          if (stretch.start === stretch.end) continue
          const others = found.get(stretch.blockId)
          if (others === undefined) found.set(stretch.blockId, [{ ...stretch, index }])
          else others.push({ ...stretch, index })
        }
      this.#ofBlocks = found
    }
    return this.#ofBlocks.get(blockId) ?? []
  }

  /** Where a place of a text is in a block; undefined where no text of the file is of the article. */
  locate(index: number, at: number, isEnd: boolean): FoundPlace | undefined {
    const own = this.#stretches.get(index)
    if (own === undefined) return this.#beside(index)
    const isIn = ({ start, end }: Stretch): boolean => (isEnd ? start < at && at <= end : start <= at && at < end)
    const isAt = ({ start, end, isSame }: Stretch): boolean => isSame && start <= at && at <= end
    const stretch = own.find((each) => each.isSame && isIn(each)) ?? own.find(isAt) ?? own.find(isIn)
    if (stretch === undefined) return this.#nearest(own, at)
    const { blockId, start, isSame, length } = stretch
    return isSame
      ? { blockId, offset: stretch.at + at - start, isSure: true }
      : { blockId, offset: stretch.at + (isEnd ? length : 0), isSure: false }
  }

  /** The end of the text before one that has no place of its own. */
  #beside(index: number): FoundPlace | undefined {
    for (let before = index - 1; before >= 0; before -= 1) {
      const last = this.#stretches.get(before)?.at(-1)
      if (last !== undefined) return { blockId: last.blockId, offset: last.at + last.length, isSure: false }
    }
    const first = [...this.#stretches.values()][0]?.[0]
    return first === undefined ? undefined : { blockId: first.blockId, offset: first.at, isSure: false }
  }

  #nearest(own: readonly Stretch[], at: number): FoundPlace | undefined {
    const before = own.findLast(({ end }) => end <= at)
    if (before !== undefined) return { blockId: before.blockId, offset: before.at + before.length, isSure: false }
    const [first] = own
    return first === undefined ? undefined : { blockId: first.blockId, offset: first.at, isSure: false }
  }

  #align(blocks: readonly { readonly block: Block; readonly hash: string }[], texts: readonly Text[]): void {
    const hashes = texts.map(({ text }) => hashOf(text))
    const wanted = blocks.map(({ hash }) => hash)
    const runs = commonRuns(wanted, hashes, wanted.length + hashes.length) ?? []
    const left: { readonly blocks: readonly Block[]; readonly texts: readonly Text[] }[] = []
    let [at, to] = [0, 0]
    for (const run of [...runs, { from: blocks.length, to: texts.length, length: 0 }]) {
      left.push({ blocks: blocks.slice(at, run.from).map(({ block }) => block), texts: texts.slice(to, run.to) })
      for (let step = 0; step < run.length; step += 1) {
        const [one, other] = [blocks[run.from + step], texts[run.to + step]]
        if (one !== undefined && other !== undefined) this.#pair([one.block], [other])
      }
      ;[at, to] = [run.from + run.length, run.to + run.length]
    }
    const moved = this.#pairMoved(blocks, left)
    for (const gap of left)
      this.#gap(
        gap.blocks.filter((block) => !moved.has(block)),
        gap.texts.filter((text) => !moved.has(text)),
      )
  }

  /** Paragraphs that stand elsewhere, word by word. */
  #pairMoved(
    blocks: readonly { readonly block: Block; readonly hash: string }[],
    left: readonly { readonly blocks: readonly Block[]; readonly texts: readonly Text[] }[],
  ): ReadonlySet<unknown> {
    const moved = new Set<unknown>()
    const hashOfBlock = new Map(blocks.map(({ block, hash }) => [block, hash]))
    const free = left.flatMap(({ texts }) => texts)
    for (const block of left.flatMap((gap) => gap.blocks)) {
      const text = free.find((each) => !moved.has(each) && hashOf(each.text) === hashOfBlock.get(block))
      if (text === undefined) continue
      moved.add(block).add(text)
      this.#pair([block], [text])
    }
    return moved
  }

  #gap(blocks: readonly Block[], texts: readonly Text[]): void {
    if (blocks.length === 0 && texts.length === 0) return
    if (blocks.length > 0 && this.#isExact(blocks, texts)) return
    const paired = alike(blocks, texts)
    for (const [block, text] of paired) this.#pair([block], [text])
    const [own, found] = [new Set(paired.map(([block]) => block)), new Set(paired.map(([, text]) => text))]
    for (const block of blocks) if (!own.has(block)) this.#miss(block)
    for (const each of texts) if (!found.has(each)) this.untracked.push(first(each.text))
  }

  /** A paragraph that is not there any more. */
  #miss(block: Block): void {
    const open = this.#carried.open(block.id)
    if (!isWholeGone(block, open)) {
      this.untracked.push(first(block.text.trim()))
      return
    }
    for (const each of open) if (isWholeGone(block, [each])) this.chosen.set(each, true)
  }

  #isExact(blocks: readonly Block[], texts: readonly Text[]): boolean {
    const passage = exactPassage(this.#segments(blocks), texts.map(({ text }) => text).join('\n'))
    if (passage === undefined) return false
    this.#take(passage, texts)
    return true
  }

  #pair(blocks: readonly Block[], texts: readonly Text[]): void {
    if (this.#isExact(blocks, texts)) return
    const passage = nearestPassage(this.#segments(blocks), texts.map(({ text }) => text).join('\n'))
    this.#take(passage, texts)
    for (const { before, after, prefix, suffix } of passage.edits)
      this.untracked.push(first(`${prefix}${after.trim() === '' ? before : after}${suffix}`))
  }

  #segments(blocks: readonly Block[]): readonly Segment[] {
    return segmentsOf(blocks, this.#carried.open, this.#carried.repairs)
  }

  #take({ stretches, chosen }: Passage, texts: readonly Text[]): void {
    for (const [suggestion, isIn] of chosen) this.chosen.set(suggestion, isIn)
    let from = 0
    for (const { index, text, lead } of texts) {
      const to = from + codePointLength(text)
      const own = stretches.flatMap((each): readonly Stretch[] => {
        const [start, end] = [Math.max(each.start, from), Math.min(each.end, to)]
        if (start > end || (start === end && each.start < each.end)) return []
        const at = each.isSame ? each.at + start - each.start : each.at
        const length = each.isSame ? end - start : each.length
        return [{ ...each, start: start - from + lead, end: end - from + lead, at, length }]
      })
      this.#stretches.set(index, own)
      from = to + 1
    }
  }
}

function first(text: string): string {
  const words = sliceCodePoints(text.trim(), 0, SHOWN)
  return words === text.trim() ? words : `${words}…`
}

/** Which paragraphs of a gap are most like which, in their order. */
function alike(blocks: readonly Block[], texts: readonly Text[]): readonly (readonly [Block, Text])[] {
  if (blocks.length * texts.length > MOST_PAIRS)
    return blocks.flatMap((block, at) => {
      const text = texts[at]
      return text === undefined ? [] : [[block, text] as const]
    })
  const pairs = texts.map(({ text }) => lettersOf(text))
  const likeness = blocks.map(({ text }) => {
    const own = lettersOf(text.trim())
    return pairs.map((other) => {
      const like = likenessOf(own, other)
      return like >= LEAST_LIKE ? like : 0
    })
  })
  // best[i][j]: the most of what is behind the ith block and the jth text.
  const best = Array.from({ length: blocks.length + 1 }, () => new Float64Array(texts.length + 1))
  const value = (i: number, j: number): number => best[i]?.[j] ?? 0
  for (let i = blocks.length - 1; i >= 0; i -= 1)
    for (let j = texts.length - 1; j >= 0; j -= 1) {
      const like = likeness[i]?.[j] ?? 0
      const row = best[i]
      if (row !== undefined)
        row[j] = Math.max(value(i + 1, j), value(i, j + 1), like > 0 ? like + value(i + 1, j + 1) : 0)
    }
  const found: (readonly [Block, Text])[] = []
  for (let i = 0, j = 0; i < blocks.length && j < texts.length;) {
    const [block, text] = [blocks[i], texts[j]]
    const like = likeness[i]?.[j] ?? 0
    if (block !== undefined && text !== undefined && like > 0 && value(i, j) === like + value(i + 1, j + 1)) {
      found.push([block, text])
      i += 1
      j += 1
    } else if (value(i, j) === value(i + 1, j)) i += 1
    else j += 1
  }
  return found
}

function lettersOf(text: string): ReadonlySet<string> {
  const letters = Array.from(text)
  return new Set(letters.map((letter, at) => letter + (letters[at + 1] ?? '')))
}

function likenessOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let common = 0
  for (const each of one) if (other.has(each)) common += 1
  return (2 * common) / Math.max(1, one.size + other.size)
}
