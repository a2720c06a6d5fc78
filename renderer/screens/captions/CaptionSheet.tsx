import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { goTo } from '../../acts/actions.ts'
import type { CaptionRow } from './caption-rows.ts'
import { CaptionPicture } from './CaptionPicture.tsx'
import { CaptionNotes, VerdictButtons } from './CaptionVerdict.tsx'
import { CaptionWords } from './CaptionWords.tsx'
import { CheckList } from './CheckList.tsx'
import { ElementChips } from './ElementChips.tsx'
import { MetadataTable } from './MetadataTable.tsx'

interface CaptionSheetProps {
  readonly row: CaptionRow
  readonly isLive: boolean
  readonly onShow: () => void
  readonly onZoom: () => void
}

/** One caption as a card: its picture, its words, what the picture says of itself, what was found, the verdict. */
export function CaptionSheet({ row, isLive, onShow, onZoom }: CaptionSheetProps) {
  const { t } = useTranslation()
  return (
    <div
      role="group"
      className="caption-sheet"
      data-caption={row.id}
      data-place={`caption ${row.id}`}
      data-live={isLive || undefined}
      data-verdict={row.bundle.verdict?.state}
      aria-current={isLive ? 'true' : undefined}
      aria-label={t('proof.captionNumber', { number: row.bundle.ordinal })}
      tabIndex={isLive ? 0 : -1}
      onClick={() => {
        if (!isLive) goTo({ kind: 'caption', id: row.id })
      }}
    >
      <CaptionParts row={row} onShow={onShow} onZoom={onZoom} hasChips />
    </div>
  )
}

interface CaptionPartsProps {
  readonly row: CaptionRow
  /** In an open row of the list the chips stand in the row itself. */
  readonly hasChips: boolean
  readonly onShow: () => void
  readonly onZoom: () => void
}

/** The four columns of a card. What is pointed at in one is marked in the others; the verdict stays in view with it. */
export function CaptionParts({ row, hasChips, onShow, onZoom }: CaptionPartsProps) {
  const { view, asset } = row
  const [pointed, setPointed] = useState<string>()
  return (
    <>
      <div className="caption-first">
        <CaptionPicture row={row} pointed={pointed} onPoint={setPointed} onShow={onShow} onZoom={onZoom} />
        <VerdictButtons row={row} />
      </div>
      <div className="caption-middle">
        <CaptionWords row={row} pointed={pointed} onPoint={setPointed} />
        <CaptionNotes row={row} />
      </div>
      <div className="caption-end">
        {hasChips && view !== undefined && <ElementChips view={view} size="full" onPoint={setPointed} />}
        {view !== undefined && <CheckList checks={view.lines} />}
      </div>
      <MetadataTable rows={view?.metadata ?? []} hasPicture={asset !== undefined} />
    </>
  )
}
