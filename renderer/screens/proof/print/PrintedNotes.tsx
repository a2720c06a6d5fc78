import { useTranslation } from 'react-i18next'
import { isPlaced, type Note } from '#shared/domain/note.ts'
import type { NumberRecord } from '#shared/domain/number.ts'
import { plainForm, type FormedText } from '#shared/text/form.ts'
import { printedMoment } from '../../../lib/format.ts'
import { useArticle } from '../../../store/hooks.ts'
import { repliesOf, suggestionOfNote } from '../../../store/threads.ts'
import { Change } from '../cards/SuggestionCard.tsx'
import type { MarginItem } from '../margin-items.ts'

interface PrintedNotesProps {
  readonly items: readonly MarginItem[]
  readonly unplaced: readonly Note[]
}

/** What stands in the margin of the screen, as a numbered list; behind it the notes that stand nowhere. */
export function PrintedNotes({ items, unplaced }: PrintedNotesProps) {
  const { t } = useTranslation()
  return (
    <section className="printed-notes">
      <h2>{t('proof.printedNotes')}</h2>
      <ol>
        {items.map((item, index) => (
          <li key={`${item.kind}:${item.id}`}>
            <span className="printed-number">{`[${index + 1}]`}</span>
            <div>
              <PrintedItem item={item} />
            </div>
          </li>
        ))}
        {unplaced.map((note) => (
          <li key={note.id}>
            <span className="printed-number">–</span>
            <div>
              <PrintedNote note={note} />
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

function PrintedItem({ item: { content, tone } }: { readonly item: MarginItem }) {
  const { t } = useTranslation()
  switch (content.kind) {
    case 'note':
      return <PrintedNote note={content.note} />
    case 'suggestion':
      return (
        <>
          <Head
            kind={t(`proof.change.${content.suggestion.kind}`)}
            by={content.suggestion.author}
            atMs={content.suggestion.createdAtMs}
          />
          <Change suggestion={content.suggestion} />
        </>
      )
    case 'number':
      return <PrintedNumber number={content.number} words={content.words} />
    case 'caption': {
      const { verdict } = content.bundle
      return (
        <>
          <Head
            kind={t('proof.captionNumber', { number: content.bundle.ordinal })}
            by={verdict?.by}
            atMs={verdict?.atMs}
          />
          <p>{t('captions.verdict.queried')}</p>
        </>
      )
    }
    default:
      return <Head kind={t(`proof.tone.${tone}`)} />
  }
}

function PrintedNote({ note }: { readonly note: Note }) {
  const { t, i18n } = useTranslation()
  const suggestion = useArticle((open) => suggestionOfNote(open.tables, note.id))
  const replies = useArticle((open) => repliesOf(open.tables, note.id))
  const said = [
    ...(note.state === 'resolved' ? [t('proof.resolved')] : []),
    ...(isPlaced(note) ? [] : [t('revision.noSurePlace')]),
  ]
  const state = said.length === 0 ? '' : ` (${said.join(t('proof.between'))})`
  return (
    <>
      <Head kind={`${t(`proof.kind.${note.kind}`)}${state}`} by={note.author} atMs={note.createdAtMs} />
      {note.target.kind === 'text' && suggestion === undefined && (
        <q className="printed-quote">{note.target.quote.exact}</q>
      )}
      {suggestion !== undefined && <Change suggestion={suggestion} />}
      {note.body !== '' && <p className="printed-words">{note.body}</p>}
      {replies
        .toSorted((a, b) => a.createdAtMs - b.createdAtMs)
        .map((reply) => (
          <p key={reply.id} className="printed-reply">
            <strong>{reply.author}</strong> {printedMoment(reply.createdAtMs, i18n.language)}　{reply.body}
          </p>
        ))}
    </>
  )
}

function PrintedNumber({ number, words }: { readonly number: NumberRecord; readonly words: FormedText }) {
  const { t } = useTranslation()
  const { rightValue, evidence } = number
  return (
    <>
      <Head kind={t(`proof.numberIs.${number.state}`)} by={number.by} atMs={number.atMs} />
      <p className="change">
        {rightValue === undefined ? <strong>{plainForm(words)}</strong> : <del>{plainForm(words)}</del>}
        {rightValue !== undefined && (
          <>
            <span> → </span>
            <ins>{rightValue}</ins>
          </>
        )}
      </p>
      {evidence !== undefined && <p className="printed-words">{evidence.quotation}</p>}
    </>
  )
}

interface HeadProps {
  readonly kind: string
  readonly by?: string | undefined
  readonly atMs?: number | undefined
}

function Head({ kind, by, atMs }: HeadProps) {
  const { i18n } = useTranslation()
  const signed = [by, atMs === undefined ? undefined : printedMoment(atMs, i18n.language)].filter(Boolean).join(' ')
  return (
    <p className="printed-head">
      <strong>{kind}</strong> {signed !== '' && <span>{signed}</span>}
    </p>
  )
}
