import type { OpenArticle } from '#shared/contract/shapes.ts'
import { drawnPicture, type Asset } from '#shared/domain/asset.ts'
import type { Block } from '#shared/domain/block.ts'
import { bareLabel } from '#shared/text/bare-label.ts'
import type { TextView } from '#shared/text/derive.ts'
import { cutMarks, type FormedText } from '#shared/text/form.ts'
import { isParted } from '#shared/text/standing.ts'
import { codePointLength } from '#shared/lib/code-points.ts'
import { formedView } from './formed-view.ts'
import { labelIn, notesReferredTo, OWN_LABEL } from './notes-referred-to.ts'
import { groupsOf, type Group } from './html/blocks.ts'
import type { PictureSlots } from './html/picture-slots.ts'
import { gatherReview, groupBy, type Review } from './review.ts'

/** How pictures go with a text: their bytes within it, or their names alone. */
export type PicturesWay = 'inside' | 'names'

/** A picture as a text shows it: the address that stands in it. */
export interface ShownPicture {
  readonly asset: Asset
  readonly name: string
  readonly mediaType: string
  readonly sha256: string
}

/** Endings of the names of pictures that have none of their own. */
const ENDINGS: Readonly<Record<string, string>> = { 'image/jpeg': 'jpg', 'image/svg+xml': 'svg' }

/** An article as it is read in one view: in order, in its form, with its pictures and the notes that its text leads to. */
export class Reading {
  readonly review: Review
  readonly open: OpenArticle
  readonly view: TextView
  readonly #suggestions: ReadonlyMap<string, OpenArticle['suggestions']>
  readonly #repairs: ReadonlyMap<string, OpenArticle['repairs']>
  readonly #assets: ReadonlyMap<string, Asset>
  readonly #names = new Map<string, string>()
  readonly #notes: ReadonlyMap<string, Block>

  constructor(open: OpenArticle, view: TextView) {
    this.open = open
    this.view = view
    this.review = gatherReview(open, view)
    this.#suggestions = groupBy(open.suggestions, ({ blockId }) => blockId)
    this.#repairs = groupBy(open.repairs, ({ blockId }) => blockId)
    this.#assets = new Map(open.assets.map((asset) => [asset.id as string, asset]))
    this.#notes = notesReferredTo(this.review.blocks, labelIn)
  }

  /** What is read together: blocks, the items of a list, a picture with its words; without `left`. */
  groups(left: (block: Block) => boolean = () => false): readonly Group[] {
    return groupsOf(this.review.blocks.filter((block) => !left(block)))
  }

  suggestionsOn(block: Block): OpenArticle['suggestions'] {
    return this.#suggestions.get(block.id) ?? []
  }

  formed(block: Block): FormedText {
    const view = this.view === 'original' ? 'original' : 'clean'
    return formedView(block, view, this.suggestionsOn(block), this.#repairs.get(block.id) ?? [])
  }

  /** The paragraphs of a note without its label. */
  noteWords(block: Block): readonly FormedText[] {
    const [first, ...rest] = this.paragraphs(block)
    if (first === undefined) return []
    const [own = ''] = block.listNumber === undefined ? (OWN_LABEL.exec(first.text) ?? []) : []
    const { text, marks = [] } = first
    const from = codePointLength(own)
    return [{ text: text.slice(own.length), marks: cutMarks(marks, from, codePointLength(text)) }, ...rest]
  }

  /** A block's paragraphs: several where an accepted change put the end of one into it. */
  paragraphs(block: Block): readonly FormedText[] {
    const formed = this.formed(block)
    return this.view === 'clean' && isParted(block, this.suggestionsOn(block)) ? linesOf(formed) : [formed]
  }

  /** The picture of a figure; undefined where there is none, or none that anything draws. */
  picture(block: Block): ShownPicture | undefined {
    const asset = this.#assets.get(block.assetId ?? '')
    const drawn = asset && drawnPicture(asset)
    return asset && drawn && { asset, ...drawn, name: this.#nameOf(asset, drawn.mediaType) }
  }

  /** The note that a sign in the text leads to. */
  noteOf(target: string | undefined): Block | undefined {
    return target === undefined ? undefined : this.#notes.get(bareLabel(target))
  }

  /** The label of a note that the text leads to; undefined for any other block. */
  labelOf(block: Block): string | undefined {
    const label = labelIn(block)
    return label !== undefined && this.#notes.get(label) === block ? label : undefined
  }

  /** A name that every system takes and no other picture of the article has. */
  #nameOf({ id, fileName }: Asset, mediaType: string): string {
    const known = this.#names.get(id)
    if (known !== undefined) return known
    const given = (fileName ?? '').normalize('NFC').replace(/\.[^.]*$/u, '')
    const stem = given.replace(/[^\p{L}\p{N}_-]+/gu, '-').replace(/^-+|-+$/gu, '') || 'picture'
    const ending = ENDINGS[mediaType] ?? mediaType.replace(/^image\//u, '')
    const taken = new Set(this.#names.values())
    let name = `${stem}.${ending}`
    for (let number = 2; taken.has(name); number += 1) name = `${stem}-${String(number)}.${ending}`
    this.#names.set(id, name)
    return name
  }
}

/** The lines of a text, each with its form; empty ones are none. */
function linesOf({ text, marks = [], listNumber }: FormedText): readonly FormedText[] {
  let at = 0
  return text.split('\n').flatMap((line, index) => {
    const start = at
    const end = start + codePointLength(line)
    at = end + 1
    if (line.trim() === '') return []
    return [{ text: line, marks: cutMarks(marks, start, end), ...(index === 0 && listNumber ? { listNumber } : {}) }]
  })
}

/** The address of a picture in a text: its name, or the place where its bytes are written in. */
export function addressOf(
  { name, sha256, mediaType }: ShownPicture,
  way: PicturesWay,
  slots: PictureSlots,
  withPosition: boolean,
): string {
  if (way === 'names') return name
  return slots.put({ sha256, mediaType, withPosition, before: '', after: '', missing: name })
}
