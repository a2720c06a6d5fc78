import { Check, Pencil, RotateCcw, Trash2, UserRound } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Note, Reply } from '#shared/domain/note.ts'
import { Button, IconButton } from '../../../components/Button.tsx'
import { Keys } from '../../../components/Keys.tsx'
import { TextField } from '../../../components/TextField.tsx'
import { shortTime } from '../../../lib/time.ts'
import { goTo } from '../../../acts/actions.ts'
import { useArticle } from '../../../store/hooks.ts'
import { assign, draftEdit, draftReply, removeNote, saveDraft, toggleResolved, typeDraft } from '../../../acts/notes.ts'
import { completeMention, completeName } from '../../../acts/people.ts'
import { session } from '../../../store/current.ts'
import { repliesOf, suggestionOfNote } from '../../../store/threads.ts'
import { NoteOutcome } from '../../revision/Fallen.tsx'
import { Card } from './Card.tsx'
import { CardIcon } from './icons.tsx'
import { DraftFields } from './DraftCard.tsx'
import { focusArticle } from './focus-article.ts'
import { Change, SettleButtons } from './SuggestionCard.tsx'

interface NoteCardProps {
  readonly note: Note
  readonly isOpen: boolean
}

/** A saved note: what it says, its suggestion, its thread, and what can be done with it. */
export function NoteCard({ note, isOpen }: NoteCardProps) {
  const { t, i18n } = useTranslation()
  const suggestion = useArticle((open) => suggestionOfNote(open.tables, note.id))
  const edit = useArticle((open) => open.drafts.get(`edit-${note.id}`))
  const resolved = note.state === 'resolved' ? ` ${t('proof.resolved')}` : ''
  const errorClass = note.errorClass === undefined ? '' : `　${t(`proof.errorClass.${note.errorClass}`)}`
  return (
    <Card
      tone={note.kind}
      icon={note.state === 'resolved' ? <Check size={14} aria-hidden /> : <CardIcon tone={note.kind} />}
      kind={`${t(`proof.kind.${note.kind}`)}${errorClass}${resolved}`}
      meta={note.author}
      at={shortTime(note.createdAtMs, i18n.language)}
      isOpen={isOpen}
      isResolved={note.state === 'resolved'}
      onOpen={() => goTo(isOpen ? undefined : { kind: 'note', id: note.id })}
      summary={
        edit === undefined || !isOpen ? (
          <>
            {suggestion !== undefined && <Change suggestion={suggestion} />}
            {note.body !== '' && <p className="card-words">{note.body}</p>}
          </>
        ) : undefined
      }
    >
      {edit !== undefined && <DraftFields draft={edit} onCancel={() => session.dropDraft(edit.id)} />}
      <NoteOutcome noteId={note.id} />
      {suggestion !== undefined && <SettleButtons suggestion={suggestion} />}
      <Thread note={note} />
      <NoteActions note={note} />
    </Card>
  )
}

function Thread({ note }: { readonly note: Note }) {
  const { t, i18n } = useTranslation()
  const replies = useArticle((open) => repliesOf(open.tables, note.id))
  // The field is made anew after each reply, so that it starts empty.
  const draft = useArticle((open) => open.drafts.get(`reply-${note.id}`))
  const isEarlier = useArticle((open) => open.isEarlier)
  return (
    <div className="thread">
      {replies.toSorted(byTime).map((reply) => (
        <div className="reply" key={reply.id}>
          <div className="reply-head">
            <span className="avatar" aria-hidden="true">
              {reply.author.slice(0, 1)}
            </span>
            <strong>{reply.author}</strong>
            <time>{shortTime(reply.createdAtMs, i18n.language)}</time>
          </div>
          <p className="card-words">{reply.body}</p>
        </div>
      ))}
      {!isEarlier && (
        <TextField
          key={replies.length}
          label={t('commands.reply-note')}
          className="reply-field"
          placeholder={t('proof.replyHint')}
          initial={draft?.body ?? ''}
          complete={completeMention}
          hasRemarks
          onInput={(body) => typeDraft(draftReply(note), { body })}
          onEnter={(body) => {
            saveDraft({ ...draftReply(note), body })
            focusArticle()
          }}
          onEscape={() => focusArticle()}
        />
      )}
    </div>
  )
}

function byTime(a: Reply, b: Reply): number {
  return a.createdAtMs - b.createdAtMs
}

function NoteActions({ note }: { readonly note: Note }) {
  const { t } = useTranslation()
  const [isAssigning, setIsAssigning] = useState(false)
  const isResolved = note.state === 'resolved'
  return (
    <footer className="card-foot">
      <Button tone="link" onClick={() => toggleResolved(note)}>
        {isResolved ? <RotateCcw size={14} aria-hidden /> : <Check size={14} aria-hidden />}
        {t(isResolved ? 'proof.reopen' : 'proof.resolve')}
        <Keys parts={['E']} />
      </Button>
      {isAssigning ? (
        <TextField
          label={t('proof.assignTo')}
          isSpelled={false}
          initial={note.assignee ?? ''}
          complete={completeName}
          isFocused
          selected={[0, note.assignee?.length ?? 0]}
          onEnter={(name) => {
            assign(note, name)
            setIsAssigning(false)
          }}
          onEscape={() => setIsAssigning(false)}
        />
      ) : (
        <span className="card-tools">
          <Button tone="plain" data-assign onClick={() => setIsAssigning(true)}>
            <UserRound size={14} aria-hidden />
            {note.assignee ?? t('proof.assign')}
          </Button>
          <IconButton size="small" label={t('proof.editNote')} onClick={() => draftEdit(note)}>
            <Pencil size={14} />
          </IconButton>
          <IconButton size="small" label={t('commands.delete-note')} onClick={() => removeNote(note)}>
            <Trash2 size={14} />
          </IconButton>
        </span>
      )}
    </footer>
  )
}
