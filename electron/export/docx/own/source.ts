import type { OpenArticle } from '#shared/contract/shapes.ts'
import type { Block } from '#shared/domain/block.ts'
import type { Repair } from '#shared/domain/repair.ts'
import { codePointLength } from '#shared/lib/code-points.ts'
import { originalText } from '#shared/text/derive.ts'
import { inReadingOrder } from '#shared/text/reading-order.ts'
import type { DocumentTrace } from '#electron/import/formats/docx/parts.ts'
import type { RawBlock } from '#electron/import/formats/raw-document.ts'
import { groupBy } from '../../review.ts'
import { SourceRuns, type SourceRun } from './runs.ts'

/** Where a letter of a block stands in the file: in which run, as which of its units. */
export interface LetterPlace {
  readonly run: SourceRun
  readonly unit: number
  readonly isInField: boolean
}

/** A block as it lies in the file. Positions are code points of its text as it came, before any repair. */
export interface SourceBlock {
  readonly raw: RawBlock
  readonly index: number
  readonly letters: readonly (LetterPlace | undefined)[]
  readonly repairs: readonly PlacedRepair[]
}

/** A repair with the run of the text as it came that it mended. */
export interface PlacedRepair {
  readonly repair: Repair
  readonly start: number
  readonly end: number
}

/** The blocks of an article in the file that they came in, where they are certainly the same. */
export class Source {
  readonly runs: SourceRuns
  readonly #blocks = new Map<string, SourceBlock>()
  readonly #byIndex = new Map<number, string>()
  readonly #order: readonly Block[]

  constructor(trace: DocumentTrace, raw: readonly RawBlock[], open: OpenArticle) {
    this.runs = new SourceRuns(trace, trace.parts.values())
    this.#order = inReadingOrder(open.blocks, open.suggestions, 'original')
    const repairs = groupBy(open.repairs, ({ blockId }) => blockId)
    const texts = this.#order.map((block) => originalText(block, repairs.get(block.id) ?? []))
    const indexes = aligned(
      texts,
      raw.map(({ text }) => text),
    )
    this.#order.forEach((block, at) => {
      const index = indexes[at]
      const own = index === undefined ? undefined : raw[index]
      if (index === undefined || own === undefined) return
      this.#byIndex.set(index, block.id)
      this.#blocks.set(block.id, {
        raw: own,
        index,
        letters: this.#lettersOf(own),
        repairs: placed(repairs.get(block.id) ?? []),
      })
    })
  }

  get blocks(): readonly Block[] {
    return this.#order
  }

  of(blockId: string): SourceBlock | undefined {
    return this.#blocks.get(blockId)
  }

  /** The article's block that is the `index`th of the file. */
  blockAt(index: number): string | undefined {
    return this.#byIndex.get(index)
  }

  /** The letter that is nearest to a place, in the block itself or in the one before or behind it. */
  nearest(blockId: string, at: number): { readonly letter: LetterPlace; readonly isBefore: boolean } | undefined {
    const own = this.#blocks.get(blockId)?.letters ?? []
    for (let distance = 0; distance <= own.length; distance += 1) {
      const before = own[at - 1 - distance]
      if (before !== undefined) return { letter: before, isBefore: true }
      const behind = own[at + distance]
      if (behind !== undefined) return { letter: behind, isBefore: false }
    }
    const place = this.#order.findIndex(({ id }) => id === blockId)
    for (let index = place - 1; index >= 0; index -= 1) {
      const letter = this.#blocks.get(this.#order[index]?.id ?? '')?.letters.findLast((each) => each !== undefined)
      if (letter !== undefined) return { letter, isBefore: true }
    }
    for (const { id } of this.#order.slice(place + 1)) {
      const letter = this.#blocks.get(id)?.letters.find((each) => each !== undefined)
      if (letter !== undefined) return { letter, isBefore: false }
    }
    return undefined
  }

  #lettersOf({ text, origins = [], hint }: RawBlock): readonly (LetterPlace | undefined)[] {
    const isFigure = hint?.role === 'figure' && text === ''
    const letters: (LetterPlace | undefined)[] = Array.from({ length: isFigure ? 1 : codePointLength(text) })
    for (const { start, end, element, isInField, isPutIn } of origins) {
      if (isPutIn) continue
      const found = this.runs.of(element)
      if (found === undefined) continue
      const { run, unit } = found
      const isText = run.units[unit]?.kind === 'letter' && run.units[unit]?.child === element
      for (let at = start; at < Math.max(end, isFigure ? 1 : end); at += 1) {
        const own = isText ? unit + at - start : unit
        const each = run.units[own]
        if (each === undefined) continue
        if (each.kind === 'silent') each.kind = 'sign'
        letters[at] = { run, unit: own, isInField }
      }
    }
    return letters
  }
}

/** Repairs by their places in the text as it came. */
function placed(repairs: readonly Repair[]): readonly PlacedRepair[] {
  let moved = 0
  return repairs
    .toSorted((a, b) => a.start - b.start || a.end - b.end)
    .map((repair) => {
      const start = repair.start + moved
      const end = start + codePointLength(repair.before)
      moved += end - start - (repair.end - repair.start)
      return { repair, start, end }
    })
}

/** Where a place of the mended text is in the text as it came. Within a repair it is that one's border, and not exact. */
export function cameAt(
  repairs: readonly PlacedRepair[],
  at: number,
  isEnd: boolean,
): { readonly at: number; readonly isExact: boolean } {
  let moved = 0
  for (const { repair, start, end } of repairs) {
    const isBefore = isEnd ? at <= repair.start : at < repair.start
    if (isBefore) break
    if (at < repair.end && at > repair.start) return { at: isEnd ? end : start, isExact: false }
    if (at === repair.start && repair.start < repair.end) return { at: start, isExact: true }
    moved = end - repair.end
  }
  return { at: at + moved, isExact: true }
}

/** Which text of the file each block is; those of which that is not sure have none. */
function aligned(texts: readonly string[], raw: readonly string[]): readonly (number | undefined)[] {
  if (texts.length === raw.length) return texts.map((text, at) => (text === raw[at] ? at : undefined))
  let next = 0
  return texts.map((text) => {
    const found = raw.indexOf(text, next)
    if (found < 0) return undefined
    next = found + 1
    return found
  })
}
