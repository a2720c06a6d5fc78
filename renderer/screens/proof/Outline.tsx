import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { FormedWords } from '../../components/FormedWords.tsx'
import { VirtualRows } from '../../components/VirtualRows.tsx'
import type { BlockBundle, Bundles } from '../../store/by-block.ts'
import { useApp } from '../../store/hooks.ts'
import { readingStore } from '../../store/reading-line.ts'
import { showBlock } from './follow.ts'
import { pictureLackKey } from '../../lib/picture-lack.ts'

/** Height of a row, before the text scale. */
const ROW_PX = 28

interface OutlineProps {
  readonly bundles: Bundles
}

/** Headings and captions in reading order, with the open notes of each part; the part that one reads is marked and in sight. */
export function Outline({ bundles }: OutlineProps) {
  const { t } = useTranslation()
  const scale = useApp((app) => app.settings.textScale)
  const rows = useMemo(() => outlineRows(bundles), [bundles])
  const read = useStore(readingStore, ({ line }) => line?.readId ?? line?.blockId)
  const current = useMemo(() => rowOfBlock(rows, bundles, read), [rows, bundles, read])
  return (
    <section className="outline">
      <h2>{t('proof.desk.outline')}</h2>
      <VirtualRows
        kind="items"
        aria-label={t('proof.desk.outline')}
        count={rows.length}
        rowPx={Math.round(ROW_PX * scale)}
        active={current}
        row={(index) => {
          const line = rows[index]
          if (line === undefined) return null
          const { block, ordinal } = line.bundle
          return (
            <button
              type="button"
              data-role={block.role}
              aria-current={index === current ? 'location' : undefined}
              onClick={() => showBlock(block.id)}
            >
              <span className="outline-text" title={block.role === 'caption' ? undefined : block.text}>
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

/** The row under which a block stands: the last one that does not come after it. Before the first row it is the first. */
function rowOfBlock(rows: readonly OutlineRow[], bundles: Bundles, blockId: string | undefined): number {
  if (blockId === undefined) return -1
  const places = new Map(bundles.list.map(({ block }, index) => [block.id as string, index]))
  const at = places.get(blockId)
  if (at === undefined) return -1
  const row = rows.findLastIndex(({ bundle }) => (places.get(bundle.block.id) ?? Infinity) <= at)
  return row === -1 && rows.length > 0 ? 0 : row
}
