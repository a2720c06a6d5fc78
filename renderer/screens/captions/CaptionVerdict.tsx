import { Check, CircleDashed, CircleHelp, MessageSquarePlus, PencilLine } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Verdict, VerdictState } from '#shared/domain/verdict.ts'
import { Button } from '../../components/Button.tsx'
import { Keys } from '../../components/Keys.tsx'
import { shortTime } from '../../lib/time.ts'
import { draftOnCaption, judgeCaptionOf } from '../../acts/captions.ts'
import { useApp, useArticle } from '../../store/hooks.ts'
import { DraftCard } from '../proof/cards/DraftCard.tsx'
import { NoteCard } from '../proof/cards/NoteCard.tsx'
import { FallenVerdict, FallenVerdictFlag } from '../revision/Fallen.tsx'
import type { CaptionRow } from './caption-rows.ts'

const VERDICTS = [
  { state: 'approved', key: 'V' },
  { state: 'changed', key: 'M' },
  { state: 'queried', key: 'Q' },
] as const satisfies readonly { readonly state: VerdictState; readonly key: string }[]

/** Approved, changed or queried; the same again takes it back. */
export function VerdictButtons({ row }: { readonly row: CaptionRow }) {
  const { t, i18n } = useTranslation()
  const { verdict, block } = row.bundle
  return (
    <div className="caption-verdict" role="group" aria-label={t('captions.verdictLabel')}>
      {VERDICTS.map(({ state, key }) => (
        <button
          key={state}
          type="button"
          data-state={state}
          aria-pressed={verdict?.state === state}
          onClick={(event) => {
            event.stopPropagation()
            judgeCaptionOf(block.id, state)
          }}
        >
          {t(`captions.verdict.${state}`)}
          <Keys parts={[key]} />
        </button>
      ))}
      {verdict === undefined && <FallenVerdict blockId={block.id} />}
      {verdict !== undefined && (
        <small>
          {verdict.by} {shortTime(verdict.atMs, i18n.language)}
        </small>
      )}
    </div>
  )
}

const ICONS = { approved: Check, changed: PencilLine, queried: CircleHelp, none: CircleDashed } as const

interface VerdictMarkProps {
  readonly verdict: Verdict | undefined
  readonly captionId: string
}

/** The verdict in a row: its sign and its word; without one why that of the version before does not hold. */
export function VerdictMark({ verdict, captionId }: VerdictMarkProps) {
  const { t } = useTranslation()
  const Icon = ICONS[verdict?.state ?? 'none']
  return (
    <span className="verdict-mark" data-state={verdict?.state}>
      <Icon size={14} aria-hidden />
      {verdict === undefined ? t('captions.undecided') : t(`captions.verdict.${verdict.state}`)}
      {verdict === undefined && <FallenVerdictFlag blockId={captionId} />}
    </span>
  )
}

/** What was written about the caption, and the way to write more. */
export function CaptionNotes({ row }: { readonly row: CaptionRow }) {
  const { t } = useTranslation()
  const { bundle } = row
  const drafts = useArticle((open) => open.drafts)
  const place = useApp((state) => state.place)
  const own = [...drafts.values()].filter(
    ({ target, editOf }) => target?.kind === 'text' && target.end.blockId === bundle.block.id && editOf === undefined,
  )
  const notes = bundle.notes.filter(({ isLast }) => isLast)
  return (
    <div className="caption-notes">
      {notes.map(({ note }) => (
        <NoteCard key={note.id} note={note} isOpen={place?.id === note.id} />
      ))}
      {own.map((draft) => (
        <DraftCard key={draft.id} draft={draft} isOpen={place?.id === draft.id} />
      ))}
      <Button tone="link" onClick={() => draftOnCaption(bundle.block, 'comment', undefined)}>
        <MessageSquarePlus size={14} aria-hidden />
        {t('captions.addNote')}
      </Button>
    </div>
  )
}
