import { Pencil } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Bundles } from '../../store/by-block.ts'
import { editDetails } from '../../acts/details.ts'
import { useArticle } from '../../store/hooks.ts'
import { useToldLength } from './use-told-length.ts'

interface SheetHeadProps {
  readonly bundles: Bundles
}

/** The line over the article: where it comes from (a click puts that right, but for an earlier version), which proof it is, how long it is. */
export function SheetHead({ bundles }: SheetHeadProps) {
  const { t } = useTranslation()
  const article = useArticle((open) => [...open.tables.article.values()][0])
  const isEarlier = useArticle((open) => open.isEarlier)
  const length = useToldLength(bundles)
  if (article === undefined) return null
  const said = [article.source, article.byline, article.publishedAt?.slice(0, 10) ?? t('proof.noDate')]
    .filter(Boolean)
    .join('　')
  return (
    <header className="sheet-head">
      {isEarlier ? (
        <span>{said}</span>
      ) : (
        <button
          type="button"
          className="sheet-details"
          title={t('commands.edit-details')}
          aria-label={[said, t('commands.edit-details')].join(t('proof.between'))}
          onClick={editDetails}
        >
          {said}
          <Pencil size={12} aria-hidden />
        </button>
      )}
      <span>{t(`proof.stage.${article.stage}`)}</span>
      <span>{length.told(length.whole)}</span>
    </header>
  )
}
