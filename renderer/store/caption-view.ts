import { captionedArticle } from '#shared/captions/article.ts'
import { captionChecks, type CaptionChecks } from '#shared/captions/checks.ts'
import { creditLineOf, creditOf } from '#shared/captions/credit.ts'
import type { CaptionPreset } from '#shared/captions/presets.ts'
import { presetOf, type PresetSettings } from '#shared/checks/options-of.ts'
import { codePointLength } from '#shared/lib/code-points.ts'
import type { CaptionMark } from '../lib/caption-pieces.ts'
import { offerFor, type CaptionOffer } from '../lib/caption-offer.ts'
import { ownPositions, type OwnPositions, type Run } from '../lib/own-positions.ts'
import { bundlesOf, type BlockBundle, type Bundles } from './by-block.ts'
import { linesOf, orderLines, type CheckView } from './caption-lines.ts'
import { linksOf } from './regions.ts'
import type { Tables } from './tables.ts'

/** All that the desk shows of one caption beside its words. Positions are of the block's own text. */
export interface CaptionView {
  readonly checks: CaptionChecks
  readonly preset: CaptionPreset
  readonly length: number
  readonly credit: string | undefined
  readonly marks: readonly CaptionMark[]
  /** Names and phrases that a region may belong to. */
  readonly phrases: readonly Run[]
  readonly lines: readonly CheckView[]
  readonly order: readonly CheckView[]
  readonly metadata: readonly MetadataView[]
  readonly offer: CaptionOffer | undefined
}

/** A field of the picture's own metadata, compared with the caption. */
export interface MetadataView {
  readonly field: string
  readonly value: string
  readonly verdict: CaptionChecks['metadata'][number]['verdict']
  /** Words of the caption and of the metadata that were held against each other. */
  readonly compared: readonly { readonly words: string; readonly there: string; readonly isSame: boolean }[]
  readonly reason: CaptionChecks['metadata'][number]['reason']
  readonly sources: readonly { readonly source: string; readonly value: string }[]
}

/** In a text longer than this the numbers are not compared while the window waits. */
const LONG_TEXT = 60_000

let last: { readonly from: readonly unknown[]; readonly views: ReadonlyMap<string, CaptionView> } | undefined

/** The views of all captions; worked out anew only when something changed that they are made from. */
export function captionViews(tables: Tables, settings: PresetSettings): ReadonlyMap<string, CaptionView> {
  const { block, asset, link, suggestion, article } = tables
  const from = [block, asset, link, suggestion, article, settings.captionPreset, settings.captionPresets]
  if (last !== undefined && from.every((part, at) => part === last?.from[at])) return last.views
  const views = readViews(tables, settings)
  last = { from, views }
  return views
}

function readViews(tables: Tables, settings: PresetSettings): ReadonlyMap<string, CaptionView> {
  const bundles = bundlesOf(tables)
  const article = [...tables.article.values()][0]
  if (article === undefined) return new Map()
  const preset = presetOf(settings, article.language)
  const positions = new Map(
    bundles.list.flatMap(({ block, suggestions }) =>
      block.role === 'caption' ? [[block.id as string, ownPositions(block, suggestions)] as const] : [],
    ),
  )
  // Captions are checked as they would be printed: with what was accepted.
  const blocks = bundles.list.map(({ block, suggestions }) => ({
    ...block,
    text:
      positions.get(block.id)?.clean ??
      (suggestions.length === 0 ? block.text : ownPositions(block, suggestions).clean),
  }))
  const links = [...tables.link.values()].flatMap((each) => {
    const shown = bundles.byId.get(each.figureId)?.block.assetId
    const place = positions.get(each.blockId)
    return place === undefined || shown !== each.assetId ? [] : [{ ...each, ...place.toClean(each) }]
  })
  const checked = captionedArticle(blocks, [...tables.asset.values()], links, article)
  const length = blocks.reduce((sum, { text }) => sum + text.length, 0)
  const all = captionChecks(checked, { preset, hasNumbers: length <= LONG_TEXT })
  return new Map(
    all.flatMap((checks) => {
      const bundle = bundles.list[checks.block]
      const place = bundle === undefined ? undefined : positions.get(bundle.block.id)
      if (bundle === undefined || place === undefined) return []
      const line = creditLineOf(blocks, checks.block)
      return [[bundle.block.id as string, viewOf({ bundle, bundles, tables, checks, preset, place, line })] as const]
    }),
  )
}

interface Parts {
  readonly bundle: BlockBundle
  readonly bundles: Bundles
  readonly tables: Tables
  readonly checks: CaptionChecks
  readonly preset: CaptionPreset
  readonly place: OwnPositions
  /** The credit in a line of its own. */
  readonly line: string | undefined
}

function viewOf({ bundle, bundles, tables, checks, preset, place, line }: Parts): CaptionView {
  const { figureId } = bundle.block
  const figure = figureId === undefined ? undefined : bundles.byId.get(figureId)?.block
  const asset = figure?.assetId === undefined ? undefined : tables.asset.get(figure.assetId)
  const links = figure === undefined ? [] : linksOf(figure, tables)
  const found = checks.elements.flatMap(({ element, places }) =>
    places.map((run) => ({ id: element as string, kind: 'element' as const, ...place.toOwn(run) })),
  )
  const disputed = checks.agreement
    .filter(({ verdict }) => verdict === 'conflict' || verdict === 'look-alike')
    .map((run) => ({ id: run.verdict, kind: 'dispute' as const, ...place.toOwn(run) }))
  const linked = links.flatMap(({ id, blockId, start, end }, at) =>
    blockId === bundle.block.id ? [{ id: id as string, kind: 'link' as const, start, end, number: at + 1 }] : [],
  )
  const isOffered = bundle.suggestions.some(({ state }) => state === 'open')
  return {
    checks,
    preset,
    length: codePointLength(place.clean),
    credit: line?.trim() || creditOf(place.clean),
    marks: [...found, ...disputed, ...linked],
    phrases: phrasesOf(checks).map(place.toOwn),
    lines: linesOf(checks, asset !== undefined),
    order: orderLines(checks),
    metadata: checks.metadata.map(({ field, value, verdict, reason, ...check }) => ({
      field,
      value,
      verdict,
      reason,
      compared: comparedOf(verdict, check),
      sources: asset?.metadata?.[field] ?? [],
    })),
    // What is proposed already is not offered once more.
    offer: isOffered ? undefined : offerFor(place.clean, checks),
  }
}

/** Each part that was compared; where there are none, the whole. */
function comparedOf(
  verdict: MetadataView['verdict'],
  { words, there, parts = [] }: Pick<CaptionChecks['metadata'][number], 'words' | 'there' | 'parts'>,
): MetadataView['compared'] {
  const own = parts.map((part) => ({ words: part.words, there: part.there, isSame: part.verdict === 'agrees' }))
  if (own.length > 0 || words === undefined || there === undefined) return own
  return [{ words, there, isSame: verdict === 'agrees' || verdict === 'sources-differ' }]
}

/** Names first, as they are what a picture shows; each run once. */
function phrasesOf({ elements, agreement }: CaptionChecks): readonly Run[] {
  const runs = [
    ...agreement.filter(({ kind }) => kind === 'name'),
    ...elements.filter(({ element }) => element === 'who').flatMap(({ places }) => places),
    ...elements.filter(({ element }) => element === 'where').flatMap(({ places }) => places),
  ]
  const seen = new Set<string>()
  return runs.filter(({ start, end }) => {
    const key = `${start}-${end}`
    return !seen.has(key) && Boolean(seen.add(key))
  })
}
