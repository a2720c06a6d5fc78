import { DETAIL_NAMES } from '#shared/domain/details.ts'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import type { Block } from '#shared/domain/block.ts'
import type { NumberRecord } from '#shared/domain/number.ts'
import type { Locale } from '#shared/domain/settings.ts'
import { createTranslate, type Translate } from '#shared/messages/translate.ts'
import { workOutTie } from '#shared/numbers/rules/tie-findings.ts'
import { plainCurrent, wordsOfNumbers } from '#shared/numbers/number-words.ts'
import { plainForm, type FormedText } from '#shared/text/form.ts'
import { partsOf } from '#shared/text/formed-part.ts'
import { sentencesOf, type SentenceRun } from '#shared/text/sentences.ts'
import { creditOf } from '#shared/captions/credit.ts'
import { placeNames } from '../place-names.ts'
import { gatherReview } from '../review.ts'
import type { Cell, ExportTable } from './export-table.ts'
import { noteTable, suggestionTable } from './review-tables.ts'
import { revisionTable } from './revision-table.ts'

/** The ledger of numbers, the captions with their verdicts, what was said and proposed, the sums that were tied, whose they are, and what came of a revision, in the words of `locale`. */
export function ledgerTables(open: OpenArticle, locale: Locale): readonly ExportTable[] {
  const of = ofArticle(open, locale)
  const revision = revisionTable(open, of.places, of.t)
  const tables = [numberTable(of), captionTable(of), noteTable(of), suggestionTable(of), tieTable(of), detailTable(of)]
  return revision === undefined ? tables : [...tables, revision]
}

/** One of the lists alone. */
export function listTable(list: string, open: OpenArticle, locale: Locale): ExportTable {
  const make = { captions: captionTable, notes: noteTable, suggestions: suggestionTable }[list] ?? numberTable
  return make(ofArticle(open, locale))
}

function ofArticle(open: OpenArticle, locale: Locale): Of {
  const t = createTranslate(locale)
  const { blocks, blockOrder } = gatherReview(open, 'marked', 'clean')
  const places = placeNames(blocks, (key, values) => t(`exports.${key}`, values))
  return { open, blocks, blockOrder, places, words: wordsOfNumbers(blocks, open.suggestions), t }
}

interface Of {
  readonly open: OpenArticle
  readonly blocks: readonly Block[]
  readonly blockOrder: ReadonlyMap<string, number>
  readonly places: ReadonlyMap<string, string>
  /** Cells know no form: a number's words have theirs in signs (3×10⁸). */
  readonly words: (number: NumberRecord) => FormedText
  readonly t: Translate
}

const NUMBER_COLUMNS = [
  ['place', 12],
  ['text', 18],
  ['sentence', 48],
  ['value', 14],
  ['valueTo', 14],
  ['unit', 10],
  ['kind', 10],
  ['approx', 10],
  ['counts', 16],
  ['state', 12],
  ['right', 14],
  ['by', 14],
  ['at', 18],
  ['evidence', 40],
  ['where', 30],
  ['page', 8],
  ['file', 24],
] as const

function numberTable({ open, blocks, blockOrder, places, words, t }: Of): ExportTable {
  const order = (number: NumberRecord): number => blockOrder.get(number.blockId) ?? 0
  // What the finder took for a number and is none has no row; what a suggestion took away is no longer in the text.
  const numbers = open.numbers
    .filter((number) => !number.isStruck && blockOrder.has(number.blockId))
    .toSorted((a, b) => order(a) - order(b) || a.start - b.start)
  const sentence = sentenceWords(blocks)
  const files = new Map(open.assets.map((asset) => [asset.id, asset.fileName]))
  return {
    name: t('exports.sheet.numbers'),
    columns: columnsOf(NUMBER_COLUMNS, t),
    rows: numbers.map((number) => {
      const [low, high] = valuesOf(number)
      const { evidence } = number
      return [
        places.get(number.blockId),
        plainForm(words(number)),
        sentence(number),
        low,
        high,
        number.unit,
        t(`numbers.kind.${number.kind}`),
        number.approx === 'none' ? undefined : t(`numbers.approx.${number.approx}`),
        number.counts,
        t(`numbers.state.${number.state}`),
        number.rightValue,
        number.by,
        number.atMs === undefined ? undefined : timeOf(number.atMs),
        evidence?.quotation,
        evidence?.where,
        evidence?.page,
        evidence?.assetId === undefined ? undefined : files.get(evidence.assetId),
      ]
    }),
  }
}

/** The sentence that a number stands in, in its form; a block is parted once, however many numbers it has. */
function sentenceWords(blocks: readonly Block[]): (number: NumberRecord) => string {
  const byId = new Map(blocks.map((block) => [block.id, block]))
  const parted = new Map<string, (position: number) => SentenceRun>()
  return ({ blockId, start }) => {
    const block = byId.get(blockId)
    if (block === undefined) return ''
    const sentenceAt = parted.get(blockId) ?? sentencesOf(block.text)
    parted.set(blockId, sentenceAt)
    const sentence = sentenceAt(start)
    return plainForm(partsOf(block)(sentence.start, sentence.end))
  }
}

const CAPTION_COLUMNS = [
  ['place', 10],
  ['caption', 60],
  ['credit', 20],
  ['alt', 40],
  ['picture', 24],
  ['state', 12],
  ['by', 14],
  ['at', 18],
] as const

function captionTable({ open, blocks, places, t }: Of): ExportTable {
  const captions = blocks.filter((block) => block.role === 'caption')
  return {
    name: t('exports.sheet.captions'),
    columns: columnsOf(CAPTION_COLUMNS, t),
    rows: captions.map((caption) => {
      const figure = blocks.find((block) => block.id === caption.figureId)
      const asset = open.assets.find((each) => each.id === figure?.assetId)
      const verdict = open.verdicts.find((each) => each.blockId === caption.id)
      return [
        places.get(caption.id),
        plainForm(caption),
        creditOf(caption.text),
        figure?.alt,
        asset === undefined
          ? t(figure === undefined ? 'exports.missingPicture' : 'exports.missingPictureFile')
          : (asset.fileName ?? asset.sha256.slice(0, 12)),
        t(`exports.verdict.${verdict?.state ?? 'none'}`),
        verdict?.by,
        verdict === undefined ? undefined : timeOf(verdict.atMs),
      ]
    }),
  }
}

const TIE_COLUMNS = [
  ['kind', 12],
  ['sum', 60],
  ['expected', 16],
  ['holds', 12],
  ['place', 12],
  ['by', 14],
  ['at', 18],
] as const

function tieTable({ open, places, words, t }: Of): ExportTable {
  const numbers = new Map(open.numbers.map((number) => [number.id, number]))
  const blocks = new Map(open.blocks.map((block) => [block.id, block]))
  return {
    name: t('exports.sheet.ties'),
    columns: columnsOf(TIE_COLUMNS, t),
    rows: open.ties.flatMap((tie) => {
      const worked = workOutTie(tie, numbers, open.suggestions, blocks)
      if (worked === undefined) return []
      const { result, expected, outcome } = worked
      const [stated = '', ...terms] = [result, ...worked.terms].map(({ number, now }) =>
        plainCurrent(number, now, words),
      )
      return [
        [
          t(`numbers.tie.${tie.kind}`),
          `${terms.join(', ')} → ${stated}`,
          expected,
          t(`exports.outcome.${outcome}`),
          places.get(result.number.blockId),
          tie.by,
          timeOf(tie.atMs),
        ],
      ]
    }),
  }
}

const DETAIL_COLUMNS = [
  ['detail', 14],
  ['now', 60],
  ['received', 60],
] as const

/** What the article is known by; what its text gave stands beside what a person set otherwise. */
function detailTable({ open: { article }, t }: Of): ExportTable {
  const { received } = article
  return {
    name: t('exports.sheet.article'),
    columns: columnsOf(DETAIL_COLUMNS, t),
    rows: DETAIL_NAMES.map((name) => [
      t(`dialogs.details.name.${name}`),
      article[name],
      received === undefined || received[name] === article[name]
        ? undefined
        : (received[name] ?? t('dialogs.details.none')),
    ]),
  }
}

function columnsOf(columns: readonly (readonly [string, number])[], t: Translate): ExportTable['columns'] {
  return columns.map(([name, width]) => ({ head: t(`exports.column.${name}`), width }))
}

/** A range fills both cells; a day is one, and a month or year stays as it is written in ISO 8601. */
function valuesOf({ value }: NumberRecord): readonly [Cell, Cell] {
  const cell = (each: string | number): Cell =>
    typeof each === 'string' && /^\d{4}-\d{2}-\d{2}$/u.test(each) ? { day: each } : each
  if (value === undefined) return [undefined, undefined]
  if (typeof value === 'string' || typeof value === 'number') return [cell(value), undefined]
  return [cell(value[0]), cell(value[1])]
}

function timeOf(atMs: number): Cell {
  return { atMs }
}
