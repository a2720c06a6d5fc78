import { useTranslation } from 'react-i18next'
import { useApp, useArticle } from '../../store/hooks.ts'
import { bundlesOf } from '../../store/by-block.ts'
import { BlockView } from './BlockView.tsx'
import { SheetHead } from './SheetHead.tsx'

/** The article as print: one sheet, block by block. Blocks out of view cost the browser nothing. */
export function Article() {
  const { t } = useTranslation()
  const bundles = useArticle((open) => bundlesOf(open.tables))
  const language = useArticle((open) => [...open.tables.article.values()][0]?.language ?? 'und')
  const view = useApp((state) => state.view)
  return (
    <article
      className="sheet"
      lang={language === 'und' ? undefined : language}
      aria-label={t('proof.article')}
      data-view={view}
    >
      <SheetHead bundles={bundles} />
      {bundles.list.map((bundle) =>
        view === 'clean' && bundle.block.role === 'furniture' ? null : (
          <BlockView key={bundle.block.id} bundle={bundle} view={view} />
        ),
      )}
    </article>
  )
}
