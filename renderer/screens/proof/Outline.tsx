import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { FormedWords } from '../../components/FormedWords.tsx'
import { VirtualRows } from '../../components/VirtualRows.tsx'
import type { BlockBundle, Bundles } from '../../store/by-block.ts'
import { useApp } from '../../store/hooks.ts'
import { showBlock } from './follow.ts'
import { pictureLackKey } from '../../lib/picture-lack.ts'

/** Height of a row, before the text scale. */
const ROW_PX = 28

interface OutlineProps {
  readonly bundles: Bundles
}

/** Headings and captions in reading order, with the open notes of each part. */
export function Outline({ bundles }: OutlineProps) {
  const { t } = useTranslation()
  const scale = useApp((app) => app.settings.textScale)
  const rows = useMemo(() => outlineRows(bundles), [bundles])
  return (
    <section className="outline">
      <h2>{t('proof.desk.outline')}</h2>
      <VirtualRows
        kind="items"
        aria-label={t('proof.desk.outline')}
        count={rows.length}
        rowPx={Math.round(ROW_PX * scale)}
        active={-1}
        row={(index) => {
          const line = rows[index]
          if (line === undefined) return null
          const { block, ordinal } = line.bundle
          return (
            <button type="button" data-role={block.role} onClick={() => showBlock(block.id)}>
              <span className="outline-text">
                {block.role === 'caption' ? (
                  t('proof.captionNumber', { number: ordinal })
                ) : (
                  <FormedWords block={block} />
                )}
              </span>
              <span className="outline-count">
                {pictureLack(line.bundle, bundles, t) ?? (line.open > 0 ? line.open : '')}
              </span>
            </button>
          )
        }}
      />
    </section>
  )
}

/** What a caption lacks: a picture, or only the file of one that the text names. */
function pictureLack({ block }: BlockBundle, bundles: Bundles, t: TFunction): string | undefined {
  if (block.role !== 'caption') return undefined
  const figure = block.figureId === undefined ? undefined : bundles.byId.get(block.figureId)?.block
  if (figure?.assetId !== undefined || figure?.role === 'table') return undefined
  return t(pictureLackKey(figure))
}

interface OutlineRow {
  readonly bundle: BlockBundle
  readonly open: number
}

/** Open notes count with the heading above them; those on a caption with the caption. */
function outlineRows(bundles: Bundles): readonly OutlineRow[] {
  const rows: { bundle: BlockBundle; open: number }[] = []
  let heading: { open: number } | undefined
  for (const bundle of bundles.list) {
    const { role } = bundle.block
    const own = isListed(role) ? { bundle, open: 0 } : undefined
    if (own !== undefined) rows.push(own)
    if (own !== undefined && role !== 'caption') heading = own
    const row = own ?? heading
    if (row !== undefined) row.open += bundle.notes.filter(({ note, isLast }) => isLast && note.state === 'open').length
  }
  return rows
}

function isListed(role: string): boolean {
  return role === 'headline' || role === 'section-heading' || role === 'caption'
}
