import { creditOf } from '#shared/captions/credit.ts'
import { codePointLength } from '#shared/lib/code-points.ts'
import type { CaptionMark } from '../lib/caption-pieces.ts'
import type { BlockBundle, Bundles } from './by-block.ts'
import { linksOf } from './regions.ts'
import type { Tables } from './tables.ts'

/** How a check came out: holds, fails, is in doubt, or has nothing to compare. */
export type CheckState = 'ok' | 'wrong' | 'doubt' | 'none'

/** An element of a caption (who, what, where, when, credit). */
export interface ElementView {
  readonly element: string
  readonly state: CheckState
  readonly words: string
}

/** One line of the list of checks: a key of the messages with its values. */
export interface CheckView {
  readonly id: string
  readonly state: CheckState
  readonly key: string
  readonly values: Readonly<Record<string, string | number>>
}

/** A field of the picture's own metadata, compared with the caption. */
export interface MetadataView {
  readonly field: string
  readonly value: string
  readonly sources: readonly { readonly source: string; readonly value: string }[]
  readonly verdict: 'same' | 'differs' | 'lacking' | 'open'
}

/** All that the desk shows of one caption beside its words. */
export interface CaptionView {
  readonly length: number
  readonly credit: string | undefined
  readonly elements: readonly ElementView[]
  readonly marks: readonly CaptionMark[]
  /** Names and phrases that a region may belong to, in code points. */
  readonly phrases: readonly { readonly start: number; readonly end: number }[]
  readonly checks: readonly CheckView[]
  readonly order: readonly CheckView[]
  readonly metadata: readonly MetadataView[]
  /** The caption as it would read with what the picture's metadata adds. */
  readonly offer: string | undefined
}

const SHOWN = ['headline', 'description', 'creator', 'credit', 'copyright', 'date', 'city'] as const

export function captionViewOf(bundle: BlockBundle, bundles: Bundles, tables: Tables): CaptionView {
  const { text } = bundle.block
  const figure = bundle.block.figureId === undefined ? undefined : bundles.byId.get(bundle.block.figureId)?.block
  const asset = figure?.assetId === undefined ? undefined : tables.asset.get(figure.assetId)
  const links = figure === undefined ? [] : linksOf(figure, tables)
  return {
    length: codePointLength(text),
    credit: creditOf(text),
    elements: [],
    marks: links.flatMap((link, at) =>
      link.blockId === bundle.block.id
        ? [{ id: link.id, kind: 'link' as const, start: link.start, end: link.end, number: at + 1 }]
        : [],
    ),
    phrases: [],
    checks: [],
    order: [],
    metadata: SHOWN.flatMap((field) => {
      const sources = asset?.metadata?.[field] ?? []
      return sources[0] === undefined ? [] : [{ field, value: sources[0].value, sources, verdict: 'open' as const }]
    }),
    offer: undefined,
  }
}
