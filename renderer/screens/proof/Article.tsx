import { useTranslation } from 'react-i18next'
import { useApp, useArticle } from '../../store/hooks.ts'
import { bundlesOf, type BlockBundle } from '../../store/by-block.ts'
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
      {chunksOf(bundles.list).map((chunk, index) => (
        <div className="chunk" data-chunk={index} key={index} style={sizeHint(chunk)}>
          {chunk.map((bundle) =>
            view === 'clean' && bundle.block.role === 'furniture' ? null : (
              <BlockView key={bundle.block.id} bundle={bundle} view={view} />
            ),
          )}
        </div>
      ))}
    </article>
  )
}

/** So many blocks are laid out and watched as one: few enough to draw quickly, enough to keep the page light. */
const CHUNK = 16

function chunksOf(bundles: readonly BlockBundle[]): readonly (readonly BlockBundle[])[] {
  const chunks: BlockBundle[][] = []
  for (let at = 0; at < bundles.length; at += CHUNK) chunks.push(bundles.slice(at, at + CHUNK))
  return chunks
}

/** How tall a chunk will be about, so that the scroll bar is honest before it is drawn. */
function sizeHint(chunk: readonly BlockBundle[]): { readonly containIntrinsicBlockSize: string } {
  const lines = chunk.reduce((sum, { block }) => sum + Math.max(1, Math.ceil(block.text.length / 34)), 0)
  return { containIntrinsicBlockSize: `auto ${lines * 32}px` }
}
