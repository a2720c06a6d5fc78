import { LayoutGrid, List } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { VerdictState } from '#shared/domain/verdict.ts'
import '../../styles/caption-parts.css'
import '../../styles/captions.css'
import '../../styles/captions-rows.css'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Keys } from '../../components/Keys.tsx'
import { Segmented } from '../../components/Segmented.tsx'
import { VirtualRows } from '../../components/VirtualRows.tsx'
import { changeSettings, goTo, showDesk } from '../../acts/actions.ts'
import { judgeCaptionsOf } from '../../acts/captions.ts'
import { appStore } from '../../store/app-store.ts'
import type { Bundles } from '../../store/by-block.ts'
import { captionCoverage } from '../../store/coverage.ts'
import { useApp, useArticle } from '../../store/hooks.ts'
import { ApproveDialog, BulkBar, HandOnDialog } from './BulkBar.tsx'
import { captionRows, lacksElements, type CaptionRow } from './caption-rows.ts'
import { CaptionSheet } from './CaptionSheet.tsx'
import { CaptionTable } from './CaptionTable.tsx'
import { LargeView } from './LargeView.tsx'
import { PresetChoice } from './PresetChoice.tsx'
import { useDeskKeys } from './use-desk-keys.ts'

/** What a card takes, before the text scale. */
const LIKELY_PX = 320

/** Every caption of the article in one view, with its picture, what was found about it, and a verdict on each. */
export function CaptionsDesk({ bundles }: { readonly bundles: Bundles }) {
  const { t } = useTranslation()
  const tables = useArticle((open) => open.tables)
  const settings = useApp((state) => state.settings)
  const layout = settings.captionLayout
  const rows = captionRows(bundles, tables, settings)
  const live = useLive(rows)
  const [opened, setOpened] = useState<string>()
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set())
  const [large, setLarge] = useState<string>()
  const [asking, setAsking] = useState<'approve' | 'hand-on'>()
  const list = useRef<HTMLDivElement>(null)
  const coverage = captionCoverage(bundles)
  const missing = rows.filter(({ asset }) => asset === undefined).length
  const chosenRows = layout === 'list' ? rows.filter(({ id }) => marked.has(id)) : []
  const chosen = new Set(chosenRows.map(({ id }) => id))
  const largeRow = rows.find(({ id }) => id === large)

  const toggle = (id: string): void => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setMarked(next)
  }
  const judgeChosen = (state: VerdictState, which: readonly CaptionRow[] = chosenRows): void => {
    judgeCaptionsOf(
      which.map(({ id }) => id),
      state,
    )
    setMarked(new Set())
    setAsking(undefined)
  }
  const judgeOrAsk = (state: VerdictState): void => {
    if (state === 'approved' && chosenRows.some(lacksElements)) setAsking('approve')
    else judgeChosen(state)
  }
  const show = (id: string): void => {
    showDesk('outline')
    appStore.setState({ place: { kind: 'caption', id } })
  }
  useDeskKeys({
    rows,
    live,
    layout,
    opened,
    chosen,
    list,
    onOpened: setOpened,
    onChosen: setMarked,
    onJudgeChosen: judgeOrAsk,
    onZoom: setLarge,
  })
  return (
    <main className="captions-desk" tabIndex={-1}>
      <header className="captions-head">
        <h2>{t('proof.desk.captions')}</h2>
        <span>{t('captions.settled', { done: coverage.done, total: coverage.total })}</span>
        {missing > 0 && missing < rows.length && (
          <span className="captions-quiet">{t('captions.withPictures', { count: rows.length - missing })}</span>
        )}
        {missing > 0 && <span className="captions-missing">{t('captions.missing', { count: missing })}</span>}
        <span className="captions-tools">
          <PresetChoice />
          <Segmented
            label={t('captions.layout')}
            value={layout}
            options={[
              { value: 'grid', label: <LayoutGrid size={16} aria-hidden />, name: t('captions.cards') },
              { value: 'list', label: <List size={16} aria-hidden />, name: t('captions.rows') },
            ]}
            onChange={(captionLayout) => void changeSettings({ captionLayout })}
          />
          <span className="captions-keys" aria-hidden="true">
            <Keys parts={['J', 'K']} /> {t('commands.next-place')} <Keys parts={['Enter']} /> {t('captions.keysOpen')}
          </span>
        </span>
      </header>
      {rows.length === 0 && (
        <div className="captions-none">
          <EmptyState title={t('captions.none')} text={t('captions.noneHint')} />
        </div>
      )}
      {rows.length > 0 && layout === 'grid' && (
        <VirtualRows
          className="captions-list"
          kind="items"
          aria-label={t('proof.desk.captions')}
          isMeasured
          gridRef={list}
          count={rows.length}
          rowPx={LIKELY_PX * settings.textScale}
          keyOf={(index) => rows[index]?.id ?? ''}
          active={rows.findIndex(({ id }) => id === live)}
          row={(index) => {
            const row = rows[index]
            if (row === undefined) return null
            return (
              <CaptionSheet
                row={row}
                isLive={row.id === live}
                onShow={() => show(row.id)}
                onZoom={() => setLarge(row.id)}
              />
            )
          }}
        />
      )}
      {rows.length > 0 && layout === 'list' && (
        <CaptionTable
          rows={rows}
          live={live}
          opened={opened}
          chosen={chosen}
          listRef={list}
          onChoose={toggle}
          onChooseAll={() => setMarked(chosen.size === rows.length ? new Set() : new Set(rows.map(({ id }) => id)))}
          onOpen={setOpened}
          onShow={show}
          onZoom={setLarge}
        />
      )}
      {chosenRows.length > 0 && (
        <BulkBar
          rows={chosenRows}
          onJudge={judgeOrAsk}
          onHandOn={() => setAsking('hand-on')}
          onClear={() => setMarked(new Set())}
        />
      )}
      {asking === 'approve' && (
        <ApproveDialog
          rows={chosenRows}
          onApprove={(which) => judgeChosen('approved', which)}
          onClose={() => setAsking(undefined)}
        />
      )}
      {asking === 'hand-on' && (
        <HandOnDialog
          rows={chosenRows}
          onDone={() => {
            setMarked(new Set())
            setAsking(undefined)
          }}
          onClose={() => setAsking(undefined)}
        />
      )}
      {largeRow !== undefined && (
        <LargeView
          row={largeRow}
          onStep={(by) => {
            const next = rows[(rows.indexOf(largeRow) + by + rows.length) % rows.length]
            if (next === undefined) return
            setLarge(next.id)
            goTo({ kind: 'caption', id: next.id })
          }}
          onClose={() => setLarge(undefined)}
        />
      )}
    </main>
  )
}

/** The caption at hand: that of the place, also while a note on it is open; else the one before, else the first. */
function useLive(rows: readonly CaptionRow[]): string | undefined {
  const place = useApp((state) => state.place)
  const [last, setLast] = useState<string>()
  const at = rows.find(
    ({ id, bundle }) => id === place?.id || bundle.notes.some(({ note }) => note.id === place?.id),
  )?.id
  if (at !== undefined && at !== last) setLast(at)
  return at ?? rows.find(({ id }) => id === last)?.id ?? rows[0]?.id
}
