import { useTranslation } from 'react-i18next'
import { codePointLength } from '#shared/lib/code-points.ts'
import type { Bundles } from '../../store/by-block.ts'
import { useArticle } from '../../store/hooks.ts'

interface SheetHeadProps {
  readonly bundles: Bundles
}

/** The line over the article: where it comes from, which proof it is, how long it is. */
export function SheetHead({ bundles }: SheetHeadProps) {
  const { t } = useTranslation()
  const article = useArticle((open) => [...open.tables.article.values()][0])
  const characters = bundles.list.reduce(
    (sum, { block }) => (block.role === 'furniture' ? sum : sum + codePointLength(block.text)),
    0,
  )
  if (article === undefined) return null
  return (
    <header className="sheet-head">
      <span>{[article.source, article.publishedAt?.slice(0, 10)].filter(Boolean).join('　')}</span>
      <span>{t(`proof.stage.${article.stage}`)}</span>
      <span>{t('proof.characters', { count: characters })}</span>
    </header>
  )
}
