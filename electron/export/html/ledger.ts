import type { NumberRecord } from '#shared/domain/number.ts'
import { NUMBER_STATES } from '#shared/domain/number.ts'
import { wordsOfNumbers } from '#shared/numbers/number-words.ts'
import { revisionTable } from '../ledger/revision-table.ts'
import { placeNames } from '../place-names.ts'
import { captionsOf, countedNumbers, type Review } from '../review.ts'
import { element, escapeHtml, isolated } from '#shared/markup/escape.ts'
import { formedMarkup } from '#shared/markup/form.ts'
import type { Words } from './words.ts'

/** The three coverages at the head of a review, each with a bar. */
export function coverage(review: Review, words: Words): string {
  const { t } = words
  const { open } = review
  const numbers = countedNumbers(review)
  const captions = captionsOf(review)
  const judged = captions.filter((block) => open.verdicts.some((verdict) => verdict.blockId === block.id))
  const parts: readonly (readonly [string, number, number])[] = [
    [t('captions'), judged.length, captions.length],
    [t('numbers'), numbers.filter((each) => each.state !== 'unchecked').length, numbers.length],
    [t('notes'), open.notes.filter((note) => note.state === 'resolved').length, open.notes.length],
  ]
  const items = parts.map(([name, done, total]) =>
    element('div', {}, [
      element('dt', {}, escapeHtml(name)),
      element('dd', {}, [bar(done, total), ' ', escapeHtml(t('ofTotal', { done, total }))]),
    ]),
  )
  return element('dl', { class: 'coverage', 'aria-label': t('coverage') }, items)
}

function bar(done: number, total: number): string {
  const width = total === 0 ? 0 : (64 * done) / total
  return (
    '<svg class="bar" viewBox="0 0 64 6" aria-hidden="true"><rect class="track" width="64" height="6"/>' +
    `<rect class="done" width="${width.toFixed(2)}" height="6"/></svg>`
  )
}

/** Verdicts on captions as a table; nothing when there is no caption. */
export function captionTable(review: Review, words: Words): string {
  const { t } = words
  const captions = captionsOf(review)
  if (captions.length === 0) return ''
  const rows = captions.map((block) => {
    const verdict = review.open.verdicts.find((each) => each.blockId === block.id)
    const state = verdict?.state ?? 'none'
    return element('tr', {}, [
      element('td', {}, formedMarkup(block)),
      element('td', {}, element('span', { class: `verdict verdict-${state}` }, escapeHtml(t(`verdict.${state}`)))),
      element(
        'td',
        { class: 'small' },
        verdict === undefined ? '' : escapeHtml(`${isolated(verdict.by)} ${words.time(verdict.atMs)}`),
      ),
    ])
  })
  return section(t('captionsTitle'), '', table([t('column.caption'), t('column.state'), t('column.by')], rows))
}

/** The ledger: its coverage in words, what was looked at as a table, what was not as one line. */
export function numberLedger(review: Review, words: Words): string {
  const { t } = words
  const numbers = countedNumbers(review)
  if (numbers.length === 0) return ''
  const places = placeNames(review.blocks, words.t)
  const looked = numbers.filter((each) => each.state !== 'unchecked')
  const parts = NUMBER_STATES.flatMap((state) => {
    const count = numbers.filter((each) => each.state === state).length
    return count === 0 ? [] : [t('stateCount', { state: t(`numberState.${state}`), count })]
  }).join(t('listSeparator'))
  const summary = t('numbersSummary', { total: numbers.length, done: looked.length, parts })
  const inForm = wordsOfNumbers(review.blocks, review.open.suggestions)
  const rows = looked.map((each) => row(each, formedMarkup(inForm(each)), places.get(each.blockId) ?? '', words))
  const heads = ['place', 'text', 'state', 'evidence', 'by'].map((name) => t(`column.${name}`))
  const rest = numbers.filter((each) => each.state === 'unchecked').map((each) => isolated(formedMarkup(inForm(each))))
  return section(
    t('numbersTitle'),
    summary,
    (rows.length === 0 ? '' : table(heads, rows)) +
      (rest.length === 0
        ? ''
        : element('p', { class: 'rest' }, [
            element('b', {}, escapeHtml(t('uncheckedList'))),
            ' ',
            rest.map((text) => element('span', { class: 'chip' }, text)).join(' '),
          ])),
  )
}

/** What became of what was asked of the version before, and what nobody asked for; nothing for a first text. */
export function revisionSection({ open, blocks }: Review, { t, translate }: Words): string {
  const made = revisionTable(open, placeNames(blocks, t), translate)
  if (made === undefined) return ''
  const rows = made.rows.map((cells) =>
    element(
      'tr',
      {},
      cells.map((cell) => element('td', {}, escapeHtml(isolated(String(cell ?? ''))))),
    ),
  )
  return section(
    made.name,
    '',
    table(
      made.columns.map(({ head }) => head),
      rows,
    ),
  )
}

function row(number: NumberRecord, markup: string, place: string, { t, time }: Words): string {
  const evidence = [
    number.rightValue === undefined ? '' : `${t('column.right')} ${isolated(number.rightValue)}`,
    isolated(number.evidence?.quotation ?? ''),
    isolated(number.evidence?.where ?? ''),
  ].filter((text) => text !== '')
  const by = number.by === undefined || number.atMs === undefined ? '' : `${isolated(number.by)} ${time(number.atMs)}`
  return element('tr', {}, [
    element('td', { class: 'small short' }, escapeHtml(place)),
    element('td', { class: number.text.length < 16 ? 'short' : undefined }, markup),
    element(
      'td',
      {},
      element('span', { class: `verdict verdict-${number.state}` }, escapeHtml(t(`numberState.${number.state}`))),
    ),
    element('td', {}, escapeHtml(evidence.join(' · '))),
    element('td', { class: 'small' }, escapeHtml(by)),
  ])
}

function table(heads: readonly string[], rows: readonly string[]): string {
  const head = element(
    'thead',
    {},
    element(
      'tr',
      {},
      heads.map((each) => element('th', { scope: 'col' }, escapeHtml(each))),
    ),
  )
  return element('div', { class: 'table' }, element('table', {}, head + element('tbody', {}, rows)))
}

function section(title: string, summary: string, inner: string): string {
  return element('section', { class: 'appendix' }, [
    element('h2', {}, escapeHtml(title)),
    summary === '' ? '' : element('p', { class: 'summary' }, escapeHtml(summary)),
    inner,
  ])
}
