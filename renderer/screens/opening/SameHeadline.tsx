import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallOutput } from '#shared/contract/calls.ts'
import type { ArticleId } from '#shared/domain/ids.ts'
import { REVIEW_TYPES } from '#shared/domain/record-types.ts'
import type { ImportPreview } from '#shared/contract/shapes.ts'
import { carryOf, type KeepAs } from '../../acts/waiting-files.ts'

interface SameHeadlineProps {
  readonly token: string
  readonly articles: ImportPreview['sameHeadline']
  readonly as: KeepAs
  readonly onAs: (as: KeepAs) => void
}

/** The library has an article of this headline with another text: is this one new, or its next version? */
export function SameHeadline({ token, articles, as, onAs }: SameHeadlineProps) {
  const { t } = useTranslation()
  return (
    <fieldset className="op-same">
      <legend>{t('opening.same.title')}</legend>
      <p>{t('opening.same.text')}</p>
      <label>
        <input type="radio" name="keep-as" checked={as.kind === 'new'} onChange={() => onAs({ kind: 'new' })} />
        {t('opening.same.new')}
      </label>
      {articles.map(({ id, title }) => (
        <label key={id}>
          <input
            type="radio"
            name="keep-as"
            checked={as.kind === 'version' && as.articleId === id}
            onChange={() => onAs({ kind: 'version', articleId: id })}
          />
          {t('opening.same.version', { title })}
        </label>
      ))}
      {as.kind === 'version' && <Carried token={token} articleId={as.articleId} />}
    </fieldset>
  )
}

/** What of the review comes along, and what stays with the version that is now the earlier one. */
function Carried({ token, articleId }: { readonly token: string; readonly articleId: string }) {
  const { t } = useTranslation()
  const [carry, setCarry] = useState<CallOutput<'import.carry'>>()
  useEffect(() => {
    let isAsked = true
    setCarry(undefined)
    void carryOf(token, articleId as ArticleId).then((answer) => {
      if (isAsked && answer.ok) setCarry(answer.value)
    })
    return () => {
      isAsked = false
    }
  }, [token, articleId])
  if (carry === undefined) return null
  const stays = REVIEW_TYPES.flatMap((kind) => {
    const count = carry.stays[kind] ?? 0
    return count === 0 ? [] : [t(`opening.same.${kind}`, { count })]
  })
  return (
    <div className="op-carry" role="status">
      {carry.carriedNumbers > 0 && <p>{t('opening.same.carried', { count: carry.carriedNumbers })}</p>}
      {stays.length > 0 && <p>{t('opening.same.stays', { what: stays.join(t('library.imports.between')) })}</p>}
    </div>
  )
}
