import { useTranslation } from 'react-i18next'
import type { BlockBundle, Bundles } from '../../store/by-block.ts'
import { showBlock } from './follow.ts'

interface OutlineProps {
  readonly bundles: Bundles
}

/** Headings and captions in reading order, with the open notes of each part. */
export function Outline({ bundles }: OutlineProps) {
  const { t } = useTranslation()
  return (
    <section className="outline scroll">
      <h2>{t('proof.desk.outline')}</h2>
      <ul>
        {outlineRows(bundles).map(({ bundle, open }) => (
          <li key={bundle.block.id} data-role={bundle.block.role}>
            <button type="button" onClick={() => showBlock(bundle.block.id)}>
              <span className="outline-text">
                {bundle.block.role === 'caption'
                  ? t('proof.captionNumber', { number: bundle.ordinal })
                  : bundle.block.text}
              </span>
              <span className="outline-count">
                {isMissing(bundle, bundles) ? t('proof.noPicture') : open > 0 ? open : ''}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function isMissing(bundle: BlockBundle, bundles: Bundles): boolean {
  const { block } = bundle
  if (block.role !== 'caption') return false
  return block.figureId === undefined || bundles.byId.get(block.figureId)?.block.assetId === undefined
}

function outlineRows(bundles: Bundles): readonly { readonly bundle: BlockBundle; readonly open: number }[] {
  const rows: { bundle: BlockBundle; open: number }[] = []
  for (const bundle of bundles.list) {
    const { role } = bundle.block
    if (role === 'headline' || role === 'section-heading' || role === 'caption') rows.push({ bundle, open: 0 })
    const row = role === 'caption' ? rows.at(-1) : rows.findLast((each) => each.bundle.block.role !== 'caption')
    if (row !== undefined) row.open += bundle.notes.filter(({ note, isLast }) => isLast && note.state === 'open').length
  }
  return rows
}
