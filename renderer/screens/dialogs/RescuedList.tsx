import { Check, CircleAlert, CircleHelp } from 'lucide-react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { RescuedArticle } from '#shared/contract/shapes.ts'
import { VirtualRows } from '../../components/VirtualRows.tsx'
import { zoomed } from '../../lib/zoom.ts'

const ROW_PX = 32
const BORDERS_PX = 2
/** A list longer than this scrolls. */
const MOST_ROWS = 8

/** What became of each article in a rescue: first those of which something is lost or unsure, then the whole ones. */
export function RescuedList({
  articles,
  gaps,
}: {
  readonly articles: readonly RescuedArticle[]
  readonly gaps: number
}) {
  const { t } = useTranslation()
  const saved = articles.filter(({ isSaved }) => isSaved).length
  const gone = articles.length - saved
  const shown = [...articles].sort((a, b) => rank(a) - rank(b))
  const isWhole = gaps === 0 && shown.every((article) => rank(article) === WHOLE)
  return (
    <>
      <p className="dlg-rescued" role="status">
        <strong>{saved === 0 ? t('library.rescue.none') : t('library.rescue.saved', { count: saved })}</strong>
        {gone > 0 && <strong data-tone="wrong">{t('library.rescue.gone', { count: gone })}</strong>}
        {isWhole && <span>{t('library.rescue.sound')}</span>}
      </p>
      <VirtualRows
        className="dlg-rescued-list"
        style={{ height: zoomed(Math.min(shown.length, MOST_ROWS) * ROW_PX + BORDERS_PX) }}
        aria-label={t('library.rescue.list')}
        count={shown.length}
        rowPx={zoomed(ROW_PX)}
        active={-1}
        kind="items"
        tabIndex={0}
        row={(index) => <Row article={shown[index]} />}
      />
      {shown.some(({ unsure }) => unsure > 0) ? (
        <p className="dlg-quiet">{t('library.rescue.unsureHelp')}</p>
      ) : (
        shown.some(({ lost }) => lost > 0) && <p className="dlg-quiet">{t('library.rescue.partsHelp')}</p>
      )}
      {gaps > 0 && <p className="dlg-quiet">{t('library.rescue.gaps', { count: gaps })}</p>}
    </>
  )
}

const WHOLE = 3

/** What asks most for a look comes first. */
function rank({ isSaved, lost, unsure, files }: RescuedArticle): number {
  if (!isSaved) return 0
  if (lost + files > 0) return 1
  return unsure > 0 ? 2 : WHOLE
}

function Row({ article }: { readonly article: RescuedArticle | undefined }) {
  const { t } = useTranslation()
  if (article === undefined) return null
  const kind = rank(article)
  const Icon = kind === WHOLE ? Check : kind === 2 ? CircleHelp : CircleAlert
  const tone = kind === WHOLE ? 'ok' : kind === 2 ? 'query' : 'wrong'
  const title = article.title ?? t('library.rescue.noTitle')
  return (
    <span className="dlg-rescued-row" data-tone={tone}>
      <Icon size={16} aria-hidden />
      <bdi title={title}>{title === '' ? t('library.untitled') : title}</bdi>
      <span>{stateOf(article, t)}</span>
    </span>
  )
}

function stateOf({ isSaved, lost, unsure, files }: RescuedArticle, t: TFunction): string {
  if (!isSaved) return t('library.rescue.notSaved')
  const parts = [
    ...(lost > 0 ? [t('library.rescue.lost', { count: lost })] : []),
    ...(files > 0 ? [t('library.rescue.files', { count: files })] : []),
    ...(unsure > 0 ? [t('library.rescue.unsure', { count: unsure })] : []),
  ]
  return parts.length === 0 ? t('library.rescue.whole') : parts.join(' · ')
}
