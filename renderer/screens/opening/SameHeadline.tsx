import { useTranslation } from 'react-i18next'
import type { CallInput } from '#shared/contract/calls.ts'
import type { ImportPreview } from '#shared/contract/shapes.ts'

/** How the file is to be kept. */
export type KeepAs = CallInput<'import.keep'>['as']

interface SameHeadlineProps {
  readonly articles: ImportPreview['sameHeadline']
  readonly as: KeepAs
  readonly onAs: (as: KeepAs) => void
}

/** The library has an article of this headline with another text: is this one new, or its next version? */
export function SameHeadline({ articles, as, onAs }: SameHeadlineProps) {
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
    </fieldset>
  )
}
