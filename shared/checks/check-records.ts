import type { CaptionedAsset } from '../captions/article.ts'
import type { Article } from '../domain/article.ts'
import type { Asset } from '../domain/asset.ts'
import type { Block } from '../domain/block.ts'
import type { Census } from '../domain/census.ts'
import type { LinkRecord } from '../domain/link.ts'
import type { NumberRecord } from '../domain/number.ts'
import type { Finding } from '../domain/source-document.ts'
import type { Suggestion } from '../domain/suggestion.ts'
import type { TieRecord } from '../domain/tie.ts'
import { captionedArticle } from '../captions/article.ts'
import { startWatch } from '../lib/watch.ts'
import { sliceCodePoints } from '../lib/code-points.ts'
import { plainCurrent, wordsOfNumbers } from '../numbers/number-words.ts'
import { tieFindings } from '../numbers/rules/tie-findings.ts'
import { cleanEdits, toClean, toOwn, type CleanEdit } from '../text/clean-places.ts'
import { cleanBlock } from '../text/clean-block.ts'
import { asRead } from '../text/form.ts'
import { checkTypos } from '../typos/check-typos.ts'
import { byPlace, checkArticle, type CheckOptions } from './check-article.ts'
import { withoutNeverTold } from './house-dismissals.ts'
import { areaOf } from './rules.ts'

/** The records of an open article that the checks read. `blocks` of one version, in reading order. */
export interface CheckedRecords {
  readonly article: Article
  readonly blocks: readonly Block[]
  readonly assets: readonly Asset[]
  readonly suggestions: readonly Suggestion[]
  readonly numbers: readonly NumberRecord[]
  readonly ties: readonly TieRecord[]
  readonly links: readonly LinkRecord[]
  /** Of the version that the blocks are of. */
  readonly census?: Census | undefined
}

/** A finding at its place in the text as received; `words` are what stands there in the clean text. */
export interface RecordFinding extends Finding {
  readonly words: string
}

/**
 * What the checks find in an article under review: its clean text is read, so that what an accepted suggestion mended is no
 * longer found; places are given in the text as received, as every record gives them.
 */
export function checkRecords(records: CheckedRecords, options: CheckOptions = {}): readonly RecordFinding[] {
  const { article, blocks, assets, suggestions } = records
  const edits = new Map(blocks.map((block) => [block.id, cleanEdits(block, suggestions)]))
  const clean = cleanBlocks(records)
  const links = records.links.map((link) => ({ ...link, ...toClean(link, edits.get(link.blockId) ?? []) }))
  const { publishedAt, language } = article
  const captioned = captionedArticle(asRead(clean), assets, links, { publishedAt, language })
  const found = checkArticle(
    {
      language,
      assets: captioned.assets.map(plainAsset),
      links: captioned.links,
      blocks: captioned.blocks.map((block, index) => ({
        ...block,
        role: clean[index]?.role ?? 'paragraph',
        marks: clean[index]?.marks,
      })),
      facts: factsOf(article),
      census: records.census,
    },
    options,
  )
  const placed = found.map((finding) => placedFinding(finding, clean, edits))
  return [...placed, ...sums(records, options)]
}

/** The blocks as they are checked: of the clean text. */
export function cleanBlocks({ blocks, suggestions }: Pick<CheckedRecords, 'blocks' | 'suggestions'>): readonly Block[] {
  return blocks.map((block) => cleanBlock(block, suggestions))
}

/**
 * The findings of {@link checkRecords}, which was asked without them, and the wrong characters of the same records: where
 * these take longer, nothing is checked twice for them. Sums stay last.
 */
export function withTypos(
  found: readonly RecordFinding[],
  records: CheckedRecords,
  options: CheckOptions,
): readonly RecordFinding[] {
  const { typos, watch = startWatch() } = options
  if (typos === undefined) return found
  const clean = cleanBlocks(records)
  const edits = new Map(records.blocks.map((block) => [block.id, cleanEdits(block, records.suggestions)]))
  const characters = withoutNeverTold(
    checkTypos(typos, asRead(clean), { ...options, watch }).map((each) => placedFinding(each, clean, edits)),
    options.neverTold,
    ({ words }) => words,
  )
  const firstSum = found.findIndex(({ rule }) => areaOf(rule) === 'arithmetic')
  const placed = firstSum === -1 ? found : found.slice(0, firstSum)
  return [...[...placed, ...characters].toSorted(byPlace), ...found.slice(placed.length)]
}

function placedFinding(
  finding: Finding,
  clean: readonly Block[],
  edits: ReadonlyMap<string, readonly CleanEdit[]>,
): RecordFinding {
  const block = finding.block === null ? undefined : clean[finding.block]
  if (block === undefined) return { ...finding, words: '' }
  const words = sliceCodePoints(block.text, finding.start, finding.end)
  const own = edits.get(block.id) ?? []
  return { ...finding, words, ...(own.length === 0 ? {} : toOwn(finding, own)) }
}

/** Sums that the editor tied and that do not come out. */
function sums({ ties, numbers, suggestions, blocks }: CheckedRecords, options: CheckOptions): readonly RecordFinding[] {
  const off = new Set(options.off)
  const byId = new Map(numbers.map((number) => [number.id as string, number]))
  const words = wordsOfNumbers(blocks, suggestions)
  return tieFindings(ties, byId, suggestions, blocks, ({ number, now }) => plainCurrent(number, now, words))
    .filter(({ rule }) => !off.has(rule))
    .map((finding) => ({ ...finding, words: String(finding.values?.['stated'] ?? '') }))
}

function plainAsset({ sha256, width, height, metadata }: CaptionedAsset): CaptionedAsset {
  return { sha256, width, height, metadata }
}

function factsOf({ title, byline, editor, source, publishedAt }: Article) {
  return {
    ...(title === '' ? {} : { title }),
    ...(byline === undefined ? {} : { byline }),
    ...(editor === undefined ? {} : { editor }),
    ...(source === undefined ? {} : { source }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
  }
}
