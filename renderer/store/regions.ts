import type { Draft } from '#shared/domain/draft.ts'
import type { LinkRecord } from '#shared/domain/link.ts'
import type { Region } from '#shared/domain/target.ts'
import type { BlockBundle } from './by-block.ts'
import type { Tables } from './tables.ts'

/** A region over a picture, under its number: of a link to words, of a note, or of a note that is being written. */
export interface ShownRegion {
  readonly id: string
  readonly kind: 'link' | 'note' | 'draft'
  readonly number: number
  readonly region: Region
  readonly name: string
}

/** Upper left and size of the smallest upright rectangle around a region, in fractions. */
function leftOf(region: Region): number {
  return region.shape === 'polygon' ? Math.min(...region.points.map(({ x }) => x)) : region.x
}

/** The links of the picture that a figure shows now, from left to right: the order in which they are numbered. */
export function linksOf(figure: BlockBundle['block'], tables: Pick<Tables, 'link'>): readonly LinkRecord[] {
  return [...tables.link.values()]
    .filter((link) => link.figureId === figure.id && link.assetId === figure.assetId)
    .sort((a, b) => leftOf(a.region) - leftOf(b.region) || (a.id < b.id ? -1 : 1))
}

/** Links that were drawn on a picture which has been replaced since. */
export function staleLinksOf(figure: BlockBundle['block'], tables: Pick<Tables, 'link'>): readonly LinkRecord[] {
  return [...tables.link.values()].filter((link) => link.figureId === figure.id && link.assetId !== figure.assetId)
}

/**
 * All regions over a figure's picture: links from left to right, then notes and drafts by age. `seen`: notes and drafts in
 * the order in which they came to be seen, so that a draft that is saved keeps its number.
 */
export function regionsOf(
  { block, notes }: BlockBundle,
  tables: Pick<Tables, 'link'>,
  drafts: ReadonlyMap<string, Draft>,
  seen: readonly string[] = [],
): readonly ShownRegion[] {
  const links = linksOf(block, tables).map(({ id, region, words }) => ({
    id: id as string,
    kind: 'link' as const,
    region,
    name: words,
  }))
  const noted = notes.flatMap(({ note }) =>
    note.target.kind === 'region'
      ? [{ id: note.id as string, kind: 'note' as const, region: note.target.region, name: note.body }]
      : [],
  )
  const drafted = [...drafts.values()].flatMap((draft) =>
    draft.target?.kind === 'region' && draft.target.blockId === block.id && draft.editOf === undefined
      ? [{ id: draft.id, kind: 'draft' as const, region: draft.target.region, name: draft.body }]
      : [],
  )
  const place = ({ id }: { readonly id: string }): number => (seen.includes(id) ? seen.indexOf(id) : seen.length)
  const said = [...noted, ...drafted].sort((a, b) => place(a) - place(b))
  return [...links, ...said].map((region, index) => ({ ...region, number: index + 1 }))
}
