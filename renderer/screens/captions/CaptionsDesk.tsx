import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import '../../styles/caption-parts.css'
import '../../styles/captions.css'
import '../../styles/captions-rows.css'
import { EmptyState } from '../../components/EmptyState.tsx'
import { VirtualRows } from '../../components/VirtualRows.tsx'
import { goTo, showDesk } from '../../acts/actions.ts'
import { appStore } from '../../store/app-store.ts'
import type { Bundles } from '../../store/by-block.ts'
import { useApp, useArticle } from '../../store/hooks.ts'
import { captionRows, type CaptionRow } from './caption-rows.ts'
import { CaptionsHead } from './CaptionsHead.tsx'
import { CaptionSheet } from './CaptionSheet.tsx'
import { CaptionTable } from './CaptionTable.tsx'
import { ChosenCaptions } from './ChosenCaptions.tsx'
import { LargeView } from './LargeView.tsx'
import { useCaptionChoice } from './use-caption-choice.ts'
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
  const [large, setLarge] = useState<string>()
  const list = useRef<HTMLDivElement>(null)
  const choice = useCaptionChoice(rows, layout)
  const largeRow = rows.find(({ id }) => id === large)

  const show = (id: string): void => {
    showDesk('outline')
    appStore.setState({ place: { kind: 'caption', id } })
  }
  useDeskKeys({
    rows,
    live,
    layout,
    opened,
    chosen: choice.chosen,
    list,
    onOpened: setOpened,
    onChosen: choice.choose,
    onJudgeChosen: choice.judgeOrAsk,
    onZoom: setLarge,
  })
  return (
    <main className="captions-desk" aria-label={t('proof.desk.captions')} tabIndex={-1}>
      <CaptionsHead bundles={bundles} rows={rows} layout={layout} />
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
          chosen={choice.chosen}
          listRef={list}
          onChoose={choice.toggle}
          onChooseAll={choice.toggleAll}
          onOpen={setOpened}
          onShow={show}
          onZoom={setLarge}
        />
      )}
      <ChosenCaptions choice={choice} />
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
