import { describe } from '#shared/anchor/quote.ts'
import type { Note } from '#shared/domain/note.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import { moveWords } from '#shared/text/move-words.ts'
import { isBlockMove } from '#shared/text/reading-order.ts'
import { captionsOf, countedNumbers } from '../review.ts'
import type { ReportContext } from './report-context.ts'

/**
 * What still waits for somebody, each thing once: open notes with what they propose, other open suggestions, numbers and
 * captions in doubt.
 */
export function openRows(context: ReportContext): readonly (readonly string[])[] {
  const { review, words, placeOf } = context
  const { t, time } = words
  const { open, remarks } = review
  const changesIn = (suggestions: readonly Suggestion[]): readonly string[] =>
    suggestions.filter(({ state }) => state === 'open').map((each) => changeOf(each, context))
  const notes = remarks.flatMap(({ note, replies, suggestions }) =>
    note?.state !== 'open'
      ? []
      : [
          [
            t(`kind.${note.kind}`),
            placeOf(note.target.kind === 'region' ? note.target.blockId : note.target.start.blockId),
            [
              aboutOf(note, context),
              note.body,
              ...changesIn(suggestions),
              ...replies.map(({ author, body }) => `${author}: ${body}`),
            ]
              .filter(Boolean)
              .join(' — '),
            `${note.author} ${time(note.createdAtMs)}`,
          ],
        ],
  )
  const doubted = countedNumbers(review).filter(({ state }) => state === 'queried' || state === 'wrong')
  const toldElsewhere = new Set<string>([
    ...remarks.flatMap(({ note, suggestions }) => (note?.state === 'open' ? suggestions.map(({ id }) => id) : [])),
    ...open.suggestions.flatMap(({ id, numberId }) => (doubted.some((each) => each.id === numberId) ? [id] : [])),
  ])
  const suggestions = open.suggestions
    .filter(({ id, state }) => state === 'open' && !toldElsewhere.has(id))
    .map((each) => [
      t('kind.suggestion'),
      placeOf(each.blockId),
      changeOf(each, context),
      `${each.author} ${time(each.createdAtMs)}`,
    ])
  const numbers = doubted.map(({ state, blockId, text, rightValue, by, atMs }) => [
    t('report.numberIs', { state: t(`numberState.${state}`) }),
    placeOf(blockId),
    rightValue === undefined ? text : `${text} → ${rightValue}`,
    by === undefined || atMs === undefined ? '' : `${by} ${time(atMs)}`,
  ])
  const captions = captionsOf(review).flatMap(({ id, text }) => {
    const verdict = open.verdicts.find(({ blockId, state }) => blockId === id && state === 'queried')
    return verdict === undefined
      ? []
      : [[t('report.captionQueried'), placeOf(id), text, `${verdict.by} ${time(verdict.atMs)}`]]
  })
  return [...notes, ...suggestions, ...numbers, ...captions]
}

/** Every suggestion: what it changes, and what became of it. */
export function settledSuggestionRows(context: ReportContext): readonly (readonly string[])[] {
  const { review, words, placeOf } = context
  const { t, time } = words
  const order = (blockId: string): number => review.blockOrder.get(blockId) ?? Number.MAX_SAFE_INTEGER
  return review.open.suggestions
    .toSorted((a, b) => order(a.blockId) - order(b.blockId) || a.start - b.start)
    .map((each) => [
      placeOf(each.blockId),
      changeOf(each, context),
      t(`state.${each.state === 'open' ? 'proposed' : each.state}`),
      `${each.author} ${time(each.createdAtMs)}`,
      each.settledBy === undefined || each.settledAtMs === undefined
        ? ''
        : `${each.settledBy} ${time(each.settledAtMs)}`,
    ])
}

/** Every note with its thread. */
export function noteRows(context: ReportContext): readonly (readonly string[])[] {
  const { review, words, placeOf } = context
  const { t, time } = words
  return review.remarks.flatMap(({ note, replies, blockId }) =>
    note === undefined
      ? []
      : [
          [
            t(`kind.${note.kind}`),
            placeOf(blockId),
            aboutOf(note, context),
            [
              `${note.author} ${time(note.createdAtMs)}: ${note.body}`,
              ...replies.map((each) => `${each.author} ${time(each.createdAtMs)}: ${each.body}`),
            ].join(' ¶ '),
            note.settledBy === undefined ? t(`state.${note.state}`) : `${t(`state.${note.state}`)} · ${note.settledBy}`,
          ],
        ],
  )
}

function aboutOf({ target }: Note, { words }: ReportContext): string {
  return target.kind === 'region' ? words.t('aboutPicture') : (describe(target, 40) ?? '')
}

function changeOf(suggestion: Suggestion, { review, words }: ReportContext): string {
  const { kind, before, after, form } = suggestion
  if (isBlockMove(suggestion)) return moveWords(suggestion, review.open.blocks, words.translate)
  if (kind === 'join') return words.t('change.join')
  if (form !== undefined) return `${words.t('change.form')}: ${after}`
  if (before === '' && after === '') return words.t(`change.${kind}`)
  return `${words.t(`change.${kind}`)}: ${[before, after].filter((each) => each !== '').join(' → ')}`
}
