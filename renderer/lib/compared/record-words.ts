import type { InlineMark } from '#shared/domain/mark.ts'
import type { NumberRecord } from '#shared/domain/number.ts'
import type { RecordOf, RecordType } from '#shared/domain/record-types.ts'
import type { DomainRecord } from '#shared/domain/records.ts'
import type { Region, Target } from '#shared/domain/target.ts'
import { shownDay } from '../format.ts'
import { numberValue } from '../number-reading.ts'
import { joined, shortened, wordsAt, type Reading } from './reading.ts'

/**
 * How one field of a record is read by a person. `quiet`: not read (ids, times, and what follows from another field);
 * `words`: as it stands; a text: the names of its values, by key; a function: the words of its value. `of`: the field
 * in whose line it is read, because only together they mean something (where a run begins and ends).
 */
type Way<R> =
  | 'quiet'
  | 'words'
  | { readonly names: string }
  | { readonly of: string; readonly say?: (record: R, reading: Reading) => string }
  | ((record: R, reading: Reading) => string)

type Ways = { readonly [T in RecordType]: { readonly [F in keyof RecordOf<T>]-?: Way<RecordOf<T>> } }

const OWN = { type: 'quiet', id: 'quiet', revision: 'quiet', articleId: 'quiet' } as const
const IN_VERSION = { ...OWN, versionId: 'quiet' } as const
const SIGNED = { by: 'quiet', atMs: 'quiet' } as const
/** A run of a block's text, read as the words that stand there. */
const RUN = { blockId: { of: 'place', say: wordsAt }, start: { of: 'place' }, end: { of: 'place' } } as const
const WHOLE = { blockId: { of: 'place', say: wordsAt } } as const

/** Every field of every record in words: a field that is left out does not compile. */
export const RECORD_WORDS: Ways = {
  article: {
    ...OWN,
    title: 'words',
    source: 'words',
    byline: 'words',
    editor: 'words',
    publishedAt: ({ publishedAt }, { locale }) => (publishedAt === undefined ? '' : shownDay(publishedAt, locale)),
    received: 'quiet',
    language: ({ language }, { t }) =>
      language === 'und' || language === 'ja' ? language : t(`common.language.${language}`),
    stage: { names: 'proof.stage' },
    currentVersionId: ({ currentVersionId }, { find }) => find('version', currentVersionId)?.fileName ?? '',
    createdAtMs: 'quiet',
    deletedAtMs: ({ deletedAtMs }, { t }) =>
      t(deletedAtMs === undefined ? 'saving.compare.inLibrary' : 'library.bin.title'),
  },
  version: {
    ...OWN,
    fileName: 'words',
    format: 'words',
    encoding: 'words',
    script: 'quiet',
    sha256: 'quiet',
    byteLength: 'quiet',
    census: 'quiet',
    sketch: 'quiet',
    carried: 'quiet',
    createdAtMs: 'quiet',
  },
  asset: {
    ...OWN,
    sha256: { of: 'file', say: ({ fileName, mediaType }) => fileName ?? mediaType },
    mediaType: { of: 'file' },
    byteLength: { of: 'file' },
    width: { of: 'file' },
    height: { of: 'file' },
    fileName: { of: 'file' },
    replaces: 'quiet',
    metadata: ({ metadata }) => joined(Object.values(metadata ?? {}).flatMap((all) => all.map(({ value }) => value))),
    preview: 'quiet',
  },
  block: {
    ...IN_VERSION,
    order: 'quiet',
    role: { names: 'common.role' },
    text: 'words',
    marks: { of: 'form', say: ({ text, marks }, reading) => formWords(text, marks ?? [], reading) },
    listNumber: 'words',
    grid: { of: 'text' },
    level: 'quiet',
    assetId: ({ assetId }, { find, t }) =>
      assetId === undefined ? '' : (find('asset', assetId)?.fileName ?? t('saving.compare.picture')),
    alt: 'words',
    figureId: ({ figureId }, { t }) =>
      t(figureId === undefined ? 'saving.compare.noFigure' : 'saving.compare.withFigure'),
    confidence: 'quiet',
  },
  repair: {
    ...IN_VERSION,
    ...RUN,
    kind: 'quiet',
    before: 'words',
    after: 'words',
    evidence: 'quiet',
    isGuess: 'quiet',
  },
  note: {
    ...IN_VERSION,
    kind: { names: 'proof.kind' },
    severity: { names: 'saving.compare.severity' },
    errorClass: { names: 'proof.errorClass' },
    body: 'words',
    target: ({ target }, reading) => targetWords(target, reading),
    numberId: 'quiet',
    placement: 'quiet',
    isLeft: 'quiet',
    author: 'words',
    createdAtMs: 'quiet',
    editedAtMs: 'quiet',
    state: { names: 'saving.compare.state' },
    settledBy: 'quiet',
    settledAtMs: 'quiet',
    assignee: 'words',
  },
  reply: { ...OWN, noteId: 'quiet', body: 'words', author: 'words', createdAtMs: 'quiet', editedAtMs: 'quiet' },
  number: {
    ...IN_VERSION,
    ...RUN,
    ...SIGNED,
    text: 'words',
    kind: { names: 'numbers.kind' },
    value: (number) => numberValue(number),
    unit: 'words',
    approx: ({ approx }, { t }) => (approx === 'none' ? '' : t(`numbers.approx.${approx}`)),
    counts: 'words',
    origin: 'quiet',
    isStruck: ({ isStruck }, { t }) => t(isStruck ? 'numbers.uncounted.removed' : 'saving.compare.counted'),
    state: { names: 'numbers.state' },
    rightValue: 'words',
    evidence: evidenceWords,
    suggestionId: 'quiet',
    replacedBy: 'quiet',
  },
  suggestion: {
    ...IN_VERSION,
    ...RUN,
    kind: { names: 'proof.change' },
    before: 'words',
    after: 'words',
    marks: { of: 'form', say: ({ after, marks }, reading) => formWords(after, marks ?? [], reading) },
    form: { names: 'proof.form' },
    orders: 'quiet',
    author: 'words',
    createdAtMs: 'quiet',
    state: { names: 'saving.compare.state' },
    settledBy: 'quiet',
    settledAtMs: 'quiet',
    errorClass: { names: 'proof.errorClass' },
    reason: 'words',
    noteId: 'quiet',
    numberId: 'quiet',
    repairId: 'quiet',
    groupId: 'quiet',
  },
  verdict: { ...IN_VERSION, ...WHOLE, ...SIGNED, state: { names: 'captions.verdict' } },
  tie: {
    ...IN_VERSION,
    ...SIGNED,
    kind: { names: 'numbers.tie' },
    termIds: ({ termIds }, { find }) => joined(termIds.map((id) => find('number', id)?.text ?? '')),
    resultId: ({ resultId }, { find }) => find('number', resultId)?.text ?? '',
  },
  link: {
    ...IN_VERSION,
    ...RUN,
    ...SIGNED,
    figureId: 'quiet',
    assetId: { of: 'region' },
    region: ({ region }, { t }) => regionWords(region, t),
    words: 'words',
  },
  dismissal: {
    ...IN_VERSION,
    ...WHOLE,
    ...SIGNED,
    rule: ({ rule }, { t }) => t(`rules.${rule}`),
    words: 'words',
    also: 'words',
    reason: 'words',
  },
  checkmark: {
    ...IN_VERSION,
    ...WHOLE,
    ...SIGNED,
    item: ({ item }, { t }) => t(`captions.checklist.${item}.label`, { defaultValue: item }),
    state: { names: 'picture.itemState' },
    remark: 'words',
  },
  goal: {
    ...OWN,
    ...SIGNED,
    length: ({ length }, { locale }) => length.toLocaleString(locale),
    unit: { names: 'count.unit' },
    of: { names: 'common.role' },
  },
  // It is told by what it is about (renderer/screens/conflicts).
  conflict: { ...OWN, kind: 'quiet', of: 'quiet', subject: 'quiet', group: 'quiet', sides: 'quiet' },
}

function targetWords(target: Target, { t }: Reading): string {
  return target.kind === 'text' ? target.quote.exact : regionWords(target.region, t)
}

/** A region as it is typed: its shape and its bounds in percent of the picture. */
function regionWords(region: Region, t: Reading['t']): string {
  const percent = (...values: readonly number[]): string =>
    values.map((value) => `${(value * 100).toFixed(1)}%`).join(', ')
  const bounds =
    region.shape === 'rectangle'
      ? percent(region.x, region.y, region.width, region.height)
      : region.shape === 'point'
        ? percent(region.x, region.y)
        : region.points.map(({ x, y }) => percent(x, y)).join(' · ')
  return `${t(`picture.shape.${region.shape}`)} ${bounds}`
}

function formWords(text: string, marks: readonly InlineMark[], { t }: Reading): string {
  const points = [...text]
  return joined(
    marks.map(({ kind, start, end, reading, href }) => {
      const words = [points.slice(start, end).join(''), reading, href].filter(Boolean).join(' ')
      return t('saving.compare.marked', { form: t(`saving.compare.form.${kind}`), words })
    }),
  )
}

function evidenceWords({ evidence }: NumberRecord, { find, t }: Reading): string {
  if (evidence === undefined) return ''
  const { quotation, where, page, assetId } = evidence
  const file = assetId === undefined ? undefined : (find('asset', assetId)?.fileName ?? t('numbers.file'))
  return [quotation, where, page && t('numbers.onPage', { page }), file].filter(Boolean).join('\n')
}

/** What a person knows a record by: the words that it is on, else its own. */
export function nameOf(record: DomainRecord, reading: Reading): string {
  switch (record.type) {
    case 'article':
      return record.title
    case 'version':
      return record.fileName
    case 'asset':
      return record.fileName ?? ''
    case 'block':
      return shortened(record.text)
    case 'note':
      return shortened(record.target.kind === 'text' ? record.target.quote.exact : record.body)
    case 'reply':
      return shortened(record.body)
    case 'number':
      return record.text
    case 'suggestion':
    case 'repair':
      return shortened(record.before === '' ? record.after : record.before)
    case 'tie':
      return joined(record.termIds.map((id) => reading.find('number', id)?.text ?? ''))
    case 'link':
    case 'dismissal':
      return shortened(record.words)
    case 'verdict':
    case 'checkmark':
      return shortened(wordsAt({ blockId: record.blockId }, reading))
    case 'goal':
      return record.length.toLocaleString(reading.locale)
    case 'conflict':
      return ''
  }
}
