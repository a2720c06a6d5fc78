import { useTranslation } from 'react-i18next'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import { explain } from '../../../acts/suggestions.ts'
import { draftWhy, typeDraft } from '../../../acts/notes.ts'
import { ErrorClassChoice } from '../../../components/ErrorClassChoice.tsx'
import { TextField } from '../../../components/TextField.tsx'
import { session } from '../../../store/current.ts'
import { useArticle } from '../../../store/hooks.ts'
import { focusArticle } from './focus-article.ts'

/** Why a suggestion is made: its error class, and a reason that is kept as it is written. A correction tells it by itself. */
export function WhyFields({ suggestion }: { readonly suggestion: Suggestion }) {
  const { t } = useTranslation()
  const { id, errorClass, reason = '' } = suggestion
  const draft = useArticle((open) => open.drafts.get(`why-${id}`))
  const isEarlier = useArticle((open) => open.isEarlier)
  if (isEarlier) return reason === '' ? null : <p className="card-words">{reason}</p>
  const now = (): Suggestion => session.store.getState().open?.tables.suggestion.get(id) ?? suggestion
  const keep = (text: string): void => explain([now()], { reason: text }, `why-${id}`)
  return (
    <div className="why-fields">
      <ErrorClassChoice value={errorClass ?? ''} onChange={(chosen) => explain([now()], { errorClass: chosen })} />
      <TextField
        // What undo brought back takes the place of what stood there.
        key={reason}
        label={t('suggestions.reason')}
        placeholder={t('proof.reasonHint')}
        initial={draft?.body ?? reason}
        hasRemarks
        onInput={(body) => typeDraft(draftWhy(now()), { body })}
        onEnter={(text) => {
          keep(text)
          focusArticle()
        }}
        onEscape={(text) => {
          keep(text)
          focusArticle()
        }}
        onBlur={keep}
      />
    </div>
  )
}
