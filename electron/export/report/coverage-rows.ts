import { coverageOfCaptions, coverageOfNumbers } from '#shared/acts/coverage.ts'
import { leadOf, thingOf } from '#shared/acts/waiting.ts'
import { PICTURE_CHECKLIST } from '#shared/captions/checklist.ts'
import { NUMBER_STATES } from '#shared/domain/number.ts'
import { NOTE_KINDS } from '#shared/domain/note.ts'
import { captionsOf, countedNumbers } from '../review.ts'
import type { ReportContext } from './report-context.ts'

/** Of numbers, captions and notes: how many there are, how many were looked at, and what was found. */
export function coverageRows({ review, words }: ReportContext): readonly (readonly string[])[] {
  const { t } = words
  const { open } = review
  const numbers = countedNumbers(review)
  const captions = captionsOf(review).map(({ id }) => open.verdicts.find(({ blockId }) => blockId === id)?.state)
  const said = (pairs: readonly (readonly [string, number])[]): string =>
    pairs.flatMap(([state, count]) => (count === 0 ? [] : [t('stateCount', { state, count })])).join(t('listSeparator'))
  const row = (name: string, total: number, done: number, states: string): readonly string[] => [
    name,
    String(total),
    String(done),
    states,
  ]
  const checked = coverageOfNumbers(numbers)
  const states = NUMBER_STATES.map((state) => {
    const count = numbers.filter((each) => each.state === state).length
    return [t(`numberState.${state}`), count] as const
  })
  const verdicts = (['approved', 'changed', 'queried', 'none'] as const).map(
    (state) => [t(`verdict.${state}`), captions.filter((each) => (each ?? 'none') === state).length] as const,
  )
  const judged = coverageOfCaptions(captions)
  const kinds = NOTE_KINDS.flatMap((kind) => {
    const own = open.notes.filter((note) => note.kind === kind)
    const resolved = own.filter(({ state }) => state === 'resolved').length
    return own.length === 0
      ? []
      : [
          row(
            t('report.notesOf', { kind: t(`kind.${kind}`) }),
            own.length,
            resolved,
            said([[t('state.open'), own.length - resolved]]),
          ),
        ]
  })
  // The parts of a move are one thing, as the desk has them.
  const changes = [...Map.groupBy(open.suggestions, thingOf).values()].map((parts) => leadOf(parts)?.state)
  const accepted = changes.filter((state) => state === 'accepted').length
  const rejected = changes.filter((state) => state === 'rejected').length
  const proposed = changes.length - accepted - rejected
  return [
    row(t('numbers'), checked.total, checked.done, said(states)),
    row(t('captions'), judged.total, judged.done, said(verdicts)),
    row(
      t('report.changes'),
      changes.length,
      accepted + rejected,
      said([
        [t('state.accepted'), accepted],
        [t('state.rejected'), rejected],
        [t('state.proposed'), proposed],
      ]),
    ),
    ...kinds,
  ]
}

/** What was answered of each picture's checklist. */
export function pictureRows({ review, words, placeOf }: ReportContext): readonly (readonly string[])[] {
  const { translate, time } = words
  const built = new Set(PICTURE_CHECKLIST.map(({ id }) => id))
  return review.open.checkmarks
    .toSorted((a, b) => (review.blockOrder.get(a.blockId) ?? 0) - (review.blockOrder.get(b.blockId) ?? 0))
    .map(({ blockId, item, state, remark, by, atMs }) => [
      placeOf(blockId),
      built.has(item) ? translate(`captions.checklist.${item}.label`) : item,
      translate(`picture.itemState.${state}`),
      remark ?? '',
      `${by} ${time(atMs)}`,
    ])
}
