import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import '../../styles/versions.css'
import { Button } from '../../components/Button.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { VirtualRows } from '../../components/VirtualRows.tsx'
import type { Bundles } from '../../store/by-block.ts'
import { pairOf, useCompared } from '../../store/compared.ts'
import { useApp, useArticle, useArticleLang } from '../../store/hooks.ts'
import { CompareRow } from './CompareRow.tsx'
import { useComparison, type Comparison, type PlacedChange } from './use-comparison.ts'
import { useVersionsKeys } from './use-versions-keys.ts'
import { VersionsHead } from './VersionsHead.tsx'

/** What a paragraph of a few lines takes, before the text scale. */
const LIKELY_PX = 120
const NO_CHANGES: readonly PlacedChange[] = []

/** Any two versions of the article, row by row: side by side, or each change in line. */
export function VersionsDesk({ bundles }: { readonly bundles: Bundles }) {
  const { t } = useTranslation()
  const lang = useArticleLang()
  const scale = useApp((app) => app.settings.textScale)
  const live = useApp((app) => (app.place?.kind === 'change' ? app.place.id : undefined))
  const { chosen, layout, isOnly } = useCompared((state) => state)
  const pair = useArticle((open) => JSON.stringify(pairOf(open, chosen)))
  const [shown, setShown] = useState({ key: pair, pair: parsed(pair) })
  if (shown.key !== pair) setShown({ key: pair, pair: parsed(pair) })
  const comparison = useComparison(shown.pair)
  const changes = comparison.kind === 'done' ? comparison.changes : NO_CHANGES
  const all = comparison.kind === 'done' ? comparison.rows : []
  const rows = isOnly ? all.filter(({ kind }) => kind !== 'same') : all
  const at = changes.findIndex(({ change }) => change.id === live)
  const act = useVersionsKeys({ changes, rows: all, at, pair: shown.pair, bundles })
  const isSame = comparison.kind === 'done' && changes.length === 0
  return (
    <main className="versions-desk" aria-label={t('proof.desk.versions')} tabIndex={-1}>
      <VersionsHead pair={shown.pair} changes={changes} at={at} isDone={comparison.kind === 'done'} onStep={act.step} />
      {comparison.kind !== 'done' || isSame ? (
        <Instead comparison={comparison} isOne={shown.pair?.[0].versionId === shown.pair?.[1].versionId} />
      ) : (
        <div className="versions-rows" lang={lang} data-layout={layout} onPointerDown={keepToOneSide}>
          <VirtualRows
            className="versions-list"
            kind="items"
            aria-label={t('versions.rows')}
            isMeasured
            count={rows.length}
            rowPx={LIKELY_PX * scale}
            keyOf={(index) => rows[index]?.key ?? ''}
            active={rows.indexOf(changes[at]?.row ?? (rows[0] as never))}
            row={(index) => {
              const row = rows[index]
              if (row === undefined) return null
              const own = changes[at]?.row === row ? changes[at] : undefined
              return <CompareRow row={row} layout={layout} live={own} act={act} bundles={bundles} />
            }}
          />
        </div>
      )}
    </main>
  )
}

function parsed(pair: string | undefined): ReturnType<typeof pairOf> {
  return pair === undefined ? undefined : (JSON.parse(pair) as ReturnType<typeof pairOf>)
}

/** What is selected lies on the side on which the selection began: copied, it is that version's text. */
function keepToOneSide({ target, currentTarget }: React.PointerEvent<HTMLElement>): void {
  const side = target instanceof Element ? target.closest<HTMLElement>('[data-side]')?.dataset['side'] : undefined
  if (side === undefined) delete currentTarget.dataset['selecting']
  else currentTarget.dataset['selecting'] = side
}

/** What stands there while there is nothing to compare, and why. */
function Instead({ comparison, isOne }: { readonly comparison: Comparison; readonly isOne: boolean }) {
  const { t } = useTranslation()
  if (comparison.kind === 'working')
    return (
      <p className="versions-working" role="status">
        {t('versions.working')}
      </p>
    )
  if (comparison.kind === 'failed')
    return (
      <div className="versions-none">
        <EmptyState title={t('versions.failed')} text={t('versions.failedHint')}>
          <Button onClick={comparison.again}>{t('versions.again')}</Button>
        </EmptyState>
      </div>
    )
  return (
    <div className="versions-none">
      <EmptyState title={t('versions.same')} text={t(isOne ? 'versions.sameOne' : 'versions.sameTwo')} />
    </div>
  )
}
