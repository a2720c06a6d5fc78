import { ChevronDown, ChevronRight, ImageDown } from 'lucide-react'
import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { cleanText } from '#shared/text/derive.ts'
import { IconButton } from '../../components/Button.tsx'
import { Picture } from '../../components/Picture.tsx'
import { AllBox } from '../../components/AllBox.tsx'
import { VirtualRows } from '../../components/VirtualRows.tsx'
import { goTo } from '../../acts/actions.ts'
import { useApp } from '../../store/hooks.ts'
import type { CaptionRow } from './caption-rows.ts'
import { CaptionParts } from './CaptionSheet.tsx'
import { VerdictMark } from './CaptionVerdict.tsx'
import { CheckLine } from './CheckList.tsx'
import { ElementChips } from './ElementChips.tsx'
import { pictureLackKey } from '../../lib/picture-lack.ts'

interface CaptionTableProps {
  readonly rows: readonly CaptionRow[]
  readonly live: string | undefined
  readonly opened: string | undefined
  readonly chosen: ReadonlySet<string>
  readonly listRef: Ref<HTMLDivElement>
  readonly onChoose: (id: string) => void
  readonly onChooseAll: () => void
  readonly onOpen: (id: string | undefined) => void
  readonly onShow: (id: string) => void
  readonly onZoom: (id: string) => void
}

/** What a row that is not open takes, before the text scale. */
const LIKELY_PX = 61

/** The captions as rows: what is missing is seen at a glance; one row is open, any number are chosen. */
export function CaptionTable(props: CaptionTableProps) {
  const { rows, live, opened, chosen, onChoose, onOpen } = props
  const { t } = useTranslation()
  const scale = useApp((app) => app.settings.textScale)
  return (
    <VirtualRows
      className="captions-rows"
      kind="items"
      aria-label={t('proof.desk.captions')}
      isMeasured
      gridRef={props.listRef}
      count={rows.length}
      rowPx={LIKELY_PX * scale}
      keyOf={(index) => rows[index]?.id ?? ''}
      active={rows.findIndex(({ id }) => id === live)}
      head={
        <div className="caption-row caption-row-head">
          <label className="caption-check-all">
            <AllBox
              className="caption-check-box"
              aria-label={t('captions.chooseAll')}
              isAll={rows.length > 0 && chosen.size === rows.length}
              isSome={chosen.size > 0 && chosen.size < rows.length}
              onToggle={props.onChooseAll}
            />
          </label>
          <span>{t('captions.pictures')}</span>
          <span>{t('captions.words')}</span>
          <span>{t('captions.elements')}</span>
          <span>{t('captions.pressing')}</span>
          <span>{t('captions.verdictLabel')}</span>
          <span />
        </div>
      }
      row={(index) => {
        const row = rows[index]
        if (row === undefined) return null
        return (
          <Row
            row={row}
            isLive={row.id === live}
            isOpen={row.id === opened}
            isChosen={chosen.has(row.id)}
            onChoose={() => onChoose(row.id)}
            onOpen={() => onOpen(row.id === opened ? undefined : row.id)}
            onShow={() => props.onShow(row.id)}
            onZoom={() => props.onZoom(row.id)}
          />
        )
      }}
    />
  )
}

interface RowProps {
  readonly row: CaptionRow
  readonly isLive: boolean
  readonly isOpen: boolean
  readonly isChosen: boolean
  readonly onChoose: () => void
  readonly onOpen: () => void
  readonly onShow: () => void
  readonly onZoom: () => void
}

function Row({ row, isLive, isOpen, isChosen, onChoose, onOpen, onShow, onZoom }: RowProps) {
  const { t } = useTranslation()
  const { bundle, asset, view } = row
  const number = bundle.ordinal
  const [pressing] = view?.lines ?? []
  return (
    <div
      role="group"
      className="caption-sheet"
      data-caption={row.id}
      data-place={`caption ${row.id}`}
      data-live={isLive || undefined}
      data-open={isOpen || undefined}
      data-chosen={isChosen || undefined}
      data-verdict={bundle.verdict?.state}
      aria-current={isLive ? 'true' : undefined}
      aria-label={t('proof.captionNumber', { number })}
      tabIndex={isLive ? 0 : -1}
      onClick={() => {
        if (!isLive) goTo({ kind: 'caption', id: row.id })
      }}
    >
      <div className="caption-row" onDoubleClick={onOpen}>
        <input
          type="checkbox"
          className="caption-check-box"
          aria-label={t('captions.choose', { number })}
          checked={isChosen}
          onClick={(event) => event.stopPropagation()}
          onChange={onChoose}
        />
        <span className="caption-row-picture">
          {asset === undefined ? (
            <span className="caption-row-empty" role="img" aria-label={t(pictureLackKey(row.figure))}>
              <ImageDown size={16} aria-hidden />
            </span>
          ) : (
            <Picture asset={asset} alt="" />
          )}
          <strong>{t('proof.captionNumber', { number })}</strong>
        </span>
        <span className="caption-row-words">
          <span>{storyOf(row)}</span>
          <small>{view?.credit ?? t('captions.noCredit')}</small>
        </span>
        {view === undefined ? <span /> : <ElementChips view={view} size="short" />}
        <span className="caption-row-pressing">{pressing !== undefined && <CheckLine check={pressing} />}</span>
        <VerdictMark verdict={bundle.verdict} captionId={row.id} />
        <IconButton
          size="small"
          label={t(isOpen ? 'captions.closeRow' : 'captions.openRow', { number })}
          aria-expanded={isOpen}
          data-open-row
          onClick={(event) => {
            event.stopPropagation()
            goTo({ kind: 'caption', id: row.id })
            onOpen()
          }}
        >
          {isOpen ? <ChevronDown size={16} /> : <ChevronRight size={16} />}
        </IconButton>
      </div>
      {isOpen && (
        <div className="caption-open">
          <CaptionParts row={row} hasChips={false} onShow={onShow} onZoom={onZoom} />
        </div>
      )}
    </div>
  )
}

/** The caption without the credit that stands below it. */
function storyOf({ bundle, view }: CaptionRow): string {
  const text = cleanText(bundle.block, bundle.suggestions).trimEnd()
  const { credit } = view ?? {}
  return credit !== undefined && text.endsWith(credit) && text !== credit
    ? text.slice(0, -credit.length).trimEnd()
    : text
}
