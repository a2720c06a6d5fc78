import { LayoutGrid, List } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { VerdictState } from '#shared/domain/verdict.ts'
import '../../styles/captions.css'
import { useCommands, type CommandHandler } from '../../commands/registry.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Keys } from '../../components/Keys.tsx'
import { Segmented } from '../../components/Segmented.tsx'
import { changeSettings, goTo, showDesk, showOverlay } from '../../acts/actions.ts'
import { appStore } from '../../store/app-store.ts'
import type { Bundles } from '../../store/by-block.ts'
import { judgeCaptionOf } from '../../acts/captions.ts'
import { captionCoverage, captionsOf } from '../../store/coverage.ts'
import { useApp } from '../../store/hooks.ts'
import { CaptionSheet } from './CaptionSheet.tsx'

/** Every caption of the article in one view, with its picture, and a verdict on each. */
export function CaptionsDesk({ bundles }: { readonly bundles: Bundles }) {
  const { t } = useTranslation()
  const captions = captionsOf(bundles)
  const layout = useApp((state) => state.settings.captionLayout)
  const place = useApp((state) => (state.place?.kind === 'caption' ? state.place.id : undefined))
  const live = captions.some(({ block }) => block.id === place) ? place : captions[0]?.block.id
  const coverage = captionCoverage(bundles)
  const missing = captions.filter(({ block }) => pictureOf(bundles, block.figureId) === undefined).length

  const step =
    (by: number): CommandHandler =>
    () => {
      const at = captions.findIndex(({ block }) => block.id === live)
      const next = captions[(at + by + captions.length) % captions.length]
      if (next !== undefined) goTo({ kind: 'caption', id: next.block.id })
    }
  const judge =
    (state: VerdictState): CommandHandler =>
    () => {
      if (live === undefined) return false
      const verdict = bundles.byId.get(live)?.verdict?.state
      judgeCaptionOf(live, state)
      // A verdict given leads on to the next caption; one taken back stays.
      if (verdict !== state) step(1)()
      return undefined
    }
  useCommands({
    'next-place': step(1),
    'previous-place': step(-1),
    'caption-approved': judge('approved'),
    'caption-changed': judge('changed'),
    'caption-queried': judge('queried'),
    'caption-layout': () => void changeSettings({ captionLayout: layout === 'grid' ? 'list' : 'grid' }),
    'picture-open': () => {
      const figureId = live === undefined ? undefined : bundles.byId.get(live)?.block.figureId
      if (figureId === undefined || pictureOf(bundles, figureId) === undefined) return false
      return showOverlay({ kind: 'picture', figureId })
    },
    'edit-sentence': () => {
      if (live === undefined) return false
      document.querySelector<HTMLElement>(`[data-caption="${CSS.escape(live)}"] [data-edit]`)?.click()
      return undefined
    },
  })
  useEffect(() => {
    if (live === undefined) return
    document.querySelector(`[data-caption="${CSS.escape(live)}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [live])

  return (
    <main className="captions-desk scroll" tabIndex={-1}>
      <header className="captions-head">
        <h2>{t('proof.desk.captions')}</h2>
        <span>{t('captions.settled', { done: coverage.done, total: coverage.total })}</span>
        {missing > 0 && <span className="captions-missing">{t('captions.missing', { count: missing })}</span>}
        <span className="captions-keys" aria-hidden="true">
          <Keys parts={['J', 'K']} /> {t('commands.next-place')}
        </span>
        <Segmented
          label={t('captions.layout')}
          value={layout}
          options={[
            { value: 'grid', label: <LayoutGrid size={16} aria-hidden />, name: t('captions.cards') },
            { value: 'list', label: <List size={16} aria-hidden />, name: t('captions.rows') },
          ]}
          onChange={(captionLayout) => void changeSettings({ captionLayout })}
        />
      </header>
      {captions.length === 0 ? (
        <EmptyState title={t('captions.none')} text={t('captions.noneHint')} />
      ) : (
        <ol className="captions-list" data-layout={layout}>
          {captions.map((bundle) => (
            <CaptionSheet
              key={bundle.block.id}
              bundle={bundle}
              bundles={bundles}
              isLive={bundle.block.id === live}
              layout={layout}
              onShow={() => {
                showDesk('outline')
                appStore.setState({ place: { kind: 'caption', id: bundle.block.id } })
              }}
            />
          ))}
        </ol>
      )}
    </main>
  )
}

/** The asset of a figure, when it has one. */
export function pictureOf(bundles: Bundles, figureId: string | undefined): string | undefined {
  return figureId === undefined ? undefined : bundles.byId.get(figureId)?.block.assetId
}
