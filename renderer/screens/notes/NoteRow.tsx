import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { sliceCodePoints } from '#shared/lib/code-points.ts'
import { FormedWords } from '../../components/FormedWords.tsx'
import { goTo, showDesk } from '../../acts/actions.ts'
import { shortTime } from '../../lib/time.ts'
import { useApp } from '../../store/hooks.ts'
import { CardIcon } from '../proof/cards/icons.tsx'
import { Change } from '../proof/cards/SuggestionCard.tsx'
import type { NoteLine } from './note-lines.ts'
import { whereOf } from '../../lib/where.ts'

/** One note or suggestion: what it is, whose, the words there, what was written, where. */
export const NoteRow = memo(function NoteRow({ row }: { readonly row: NoteLine }) {
  const { t, i18n } = useTranslation()
  const isLive = useApp(
    ({ place }) => place !== undefined && (place.id === row.id || row.others?.includes(place.id) === true),
  )
  const target = row.note?.target.kind === 'text' ? row.note.target : undefined
  // The change itself shows the words that it strikes.
  const isShownInChange = row.suggestion?.before === target?.quote.exact
  return (
    <button
      type="button"
      className="desk-row"
      data-place={`${row.kind} ${row.id}`}
      data-tone={row.tone}
      data-settled={row.stand === 'settled' || undefined}
      aria-current={isLive || undefined}
      onClick={() => {
        if (row.isUnplaced && row.note?.isLeft !== true) showDesk('placing')
        goTo({ kind: row.kind, id: row.id })
      }}
    >
      <span className="desk-row-head">
        <CardIcon tone={row.tone} />
        {/* A correction is a note that carries a suggestion; one that no note carries is called what it is. */}
        <strong>{t(`proof.tone.${row.kind === 'suggestion' ? row.kind : row.tone}`)}</strong>
        <span className="card-meta">
          <span title={row.author}>{row.author}</span> <span>{shortTime(row.atMs, i18n.language)}</span>
        </span>
      </span>
      {target !== undefined && target.quote.exact !== '' && !isShownInChange && (
        <q className="desk-quote">
          <Quoted target={target} block={row.where.block} />
        </q>
      )}
      {row.suggestion !== undefined && <Change suggestion={row.suggestion} />}
      {row.note !== undefined && row.note.body !== '' && <span className="desk-words">{row.note.body}</span>}
      <span className="desk-where">{row.isUnplaced ? t('revision.noSurePlace') : whereOf(row.where, t)}</span>
    </button>
  )
})

type TextTarget = Extract<NonNullable<NoteLine['note']>['target'], { readonly kind: 'text' }>

/** The words that were marked, in their form as long as they stand where the note points. */
function Quoted({ target, block }: { readonly target: TextTarget; readonly block: NoteLine['where']['block'] }) {
  const { start, end, quote } = target
  const isThere = start.blockId === block.id && end.blockId === block.id
  if (!isThere || sliceCodePoints(block.text, start.offset, end.offset) !== quote.exact) return quote.exact
  return <FormedWords block={block} start={start.offset} end={end.offset} />
}
