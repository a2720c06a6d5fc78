import { useTranslation } from 'react-i18next'
import { draftKey } from '#shared/contract/unsaved.ts'
import type { Draft } from '#shared/domain/draft.ts'
import { NOTE_KINDS } from '#shared/domain/note.ts'
import { Button } from '../../../components/Button.tsx'
import { ErrorClassChoice } from '../../../components/ErrorClassChoice.tsx'
import { Keys } from '../../../components/Keys.tsx'
import { Segmented } from '../../../components/Segmented.tsx'
import { TextField } from '../../../components/TextField.tsx'
import { useCommands } from '../../../commands/registry.ts'
import { goTo } from '../../../acts/actions.ts'
import { errorText } from '../../../acts/toasts.ts'
import { session } from '../../../store/current.ts'
import { useSession } from '../../../store/hooks.ts'
import { completeMention } from '../../../acts/people.ts'
import { isBare } from '../../../acts/bare-drafts.ts'
import { saveDraft, typeDraft } from '../../../acts/notes.ts'
import { turnInField } from '../../../typing/smart-field.ts'
import { Card } from './Card.tsx'
import { CardIcon } from './icons.tsx'
import { focusArticle, returnToText } from './focus-article.ts'

/** A picture has no words of its own to correct. */
const REGION_KINDS = NOTE_KINDS.filter((kind) => kind !== 'correction')

interface DraftCardProps {
  readonly draft: Draft
  readonly isOpen: boolean
}

/** A note that is being written. It is kept as it is written, and says so. */
export function DraftCard({ draft, isOpen }: DraftCardProps) {
  const { t } = useTranslation()
  const isKept = useSession((state) => !state.unkept.has(draftKey(draft)))
  const refused = useSession((state) => state.unsaved.find((work) => work.draft?.id === draft.id))
  const leave = (): void => {
    goTo(undefined)
    goBack(draft)
  }
  return (
    <Card
      tone={draft.kind}
      icon={<CardIcon tone={draft.kind} />}
      kind={`${t(`proof.kind.${draft.kind}`)} ${t('proof.draft')}`}
      meta={refused === undefined ? (isKept && !isBare(draft) ? t('proof.draftKept') : '') : t('proof.draftNotKept')}
      isOpen={isOpen}
      onOpen={() => goTo(isOpen ? undefined : { kind: 'draft', id: draft.id })}
      summary={isOpen ? undefined : <p className="card-words">{draft.body || t('proof.draftEmpty')}</p>}
    >
      {draft.target?.kind === 'region' && (
        <Segmented
          label={t('proof.filter.kind')}
          value={draft.kind}
          options={REGION_KINDS.map((kind) => ({ value: kind, label: t(`proof.kind.${kind}`) }))}
          onChange={(kind) => typeDraft(draft, { kind })}
        />
      )}
      {refused !== undefined && <p className="card-wrong">{errorText(refused.error)}</p>}
      <DraftFields draft={draft} onCancel={leave} />
      <footer className="card-foot">
        <span className="card-hint">
          <Keys parts={['Esc']} /> {t(isBare(draft) ? 'proof.escLeaves' : 'proof.escKeeps')}
        </span>
        <Button
          tone="plain"
          onClick={() => {
            session.dropDraft(draft.id)
            leave()
          }}
        >
          {t('proof.discard')}
        </Button>
      </footer>
    </Card>
  )
}

interface DraftFieldsProps {
  readonly draft: Draft
  readonly onCancel: () => void
}

/** The fields of a note: words, and for a correction the text that should stand there and its class. */
export function DraftFields({ draft, onCancel }: DraftFieldsProps) {
  const { t } = useTranslation()
  const now = (): Draft => session.store.getState().open?.drafts.get(draft.id) ?? draft
  const save = (parts: Partial<Draft>): void => {
    const isSaved = saveDraft({ ...now(), ...parts })
    if (isSaved) goBack(draft)
  }
  useCommands({ 'save-note': () => save({}) })
  const isCorrection = draft.kind === 'correction' && draft.suggest !== undefined
  return (
    <div className="draft-fields">
      {isCorrection && (
        <TextField
          label={t('proof.suggestLabel')}
          className="suggest-field"
          initial={draft.suggest ?? ''}
          isFocused
          selected={[0, draft.suggest?.length ?? 0]}
          turn={turnInField}
          onInput={(suggest) => typeDraft(now(), { suggest })}
          onEnter={(suggest) => save({ suggest })}
          onEscape={onCancel}
        />
      )}
      <div className="field-row">
        <TextField
          label={t(`proof.kind.${draft.kind}`)}
          placeholder={t(isCorrection ? 'proof.reasonHint' : `proof.hint.${draft.kind}`)}
          initial={draft.body}
          complete={completeMention}
          hasRemarks
          isFocused={!isCorrection}
          onInput={(body) => typeDraft(now(), { body })}
          onEnter={(body) => save({ body })}
          onEscape={onCancel}
        />
        <Button tone="main" onClick={() => save({})}>
          {t('common.save')}
          <Keys parts={['Enter']} />
        </Button>
      </div>
      {isCorrection && (
        <ErrorClassChoice
          value={draft.errorClass ?? ''}
          onChange={(errorClass) => typeDraft(now(), { errorClass: errorClass || undefined })}
        />
      )}
    </div>
  )
}

/** The reader goes on in the text where the note ends; beside a picture, at the picture. */
function goBack({ target }: Draft): void {
  if (target?.kind === 'text') returnToText(target.end.blockId, target.end.offset)
  else focusArticle()
}
