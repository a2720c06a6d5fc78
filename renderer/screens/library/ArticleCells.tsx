import { Bandage, FilePen, ImageOff } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ArticleSummary } from '#shared/contract/shapes.ts'
import { Ring } from '../../components/Meter.tsx'
import { StageChip } from '../../components/StageChip.tsx'
import { lineStart, shownDay, shownMoment } from '../../lib/format.ts'
import type { Room } from '../../lib/room.ts'
import { openNotes } from './listing.ts'

/** What a column of the library says of an article. */
export type Column = 'article' | 'source' | 'date' | 'stage' | 'captions' | 'numbers' | 'notes' | 'changed' | 'deleted'

interface CellProps {
  readonly column: Column
  readonly article: ArticleSummary
  readonly room: Room
  readonly onOpen: ((article: ArticleSummary) => void) | undefined
}

/** One cell of an article's row. */
export function Cell({ column, article, room, onOpen }: CellProps): ReactNode {
  const { t, i18n } = useTranslation()
  switch (column) {
    case 'article':
      return <Title article={article} hasSource={room === 'wide' || room === 'medium'} onOpen={onOpen} />
    case 'source':
      return article.source === undefined ? '' : <span title={article.source}>{article.source}</span>
    case 'date':
      return article.publishedAt === undefined ? (
        <span className="lib-quiet">{t('library.noDate')}</span>
      ) : (
        shownDay(article.publishedAt, i18n.language)
      )
    case 'stage':
      return <StageChip stage={article.stage} label={t(`library.stage.${article.stage}`)} />
    case 'captions':
    case 'numbers':
      return <Tally name={t(`library.column.${column}`)} {...article[column]} />
    case 'notes': {
      const { done, total } = article.notes
      const open = openNotes(article)
      const text =
        total === 0 ? t('library.nothing') : open === 0 ? t('library.allSettled') : t('library.open', { count: open })
      return (
        <span className="lib-tally" data-empty={total === 0}>
          <Ring label={`${t('library.column.notes')}: ${text}`} done={done} total={total} />
          <span aria-hidden="true">{text}</span>
        </span>
      )
    }
    case 'changed':
      return <span className="lib-quiet">{lineStart(shownMoment(article.changedAtMs, i18n.language))}</span>
    case 'deleted': {
      return <span className="lib-quiet">{t('library.bin.left', { count: article.daysLeft ?? 0 })}</span>
    }
  }
}

function Tally({ name, done, total }: { readonly name: string; readonly done: number; readonly total: number }) {
  const { t } = useTranslation()
  const text = total === 0 ? t('library.nothing') : t('library.tally', { done, total })
  return (
    <span className="lib-tally" data-empty={total === 0}>
      <Ring label={`${name}: ${text}`} done={done} total={total} />
      <span aria-hidden="true">
        {total === 0 ? (
          text
        ) : (
          <>
            {done}
            <span className="lib-of"> / {total}</span>
          </>
        )}
      </span>
    </span>
  )
}

interface TitleProps {
  readonly article: ArticleSummary
  readonly hasSource: boolean
  readonly onOpen: CellProps['onOpen']
}

function Title({ article, hasSource, onOpen }: TitleProps) {
  const { t, i18n } = useTranslation()
  const title = article.title === '' ? t('library.untitled') : article.title
  return (
    <>
      <span className="lib-title" lang={article.language} title={title}>
        {onOpen === undefined ? (
          title
        ) : (
          // The row is the way by keyboard; the title is the way by pointer.
          <button
            type="button"
            tabIndex={-1}
            onClick={(event) => {
              // With Shift or Ctrl held the row is chosen, wherever it is pressed.
              if (!event.shiftKey && !event.ctrlKey && !event.metaKey) onOpen(article)
            }}
          >
            {title}
          </button>
        )}
      </span>
      <span className="lib-sub">
        {!hasSource && (
          <span className="lib-day">
            {article.publishedAt === undefined ? t('library.noDate') : shownDay(article.publishedAt, i18n.language)}
          </span>
        )}
        {!hasSource && article.source !== undefined && <span title={article.source}>{article.source}</span>}
        {article.byline !== undefined && (
          <span lang={article.language} title={article.byline}>
            {article.byline}
          </span>
        )}
        {article.drafts > 0 && (
          <span className="lib-flag">
            <FilePen size={12} aria-hidden />
            {t('library.drafted', { count: article.drafts })}
          </span>
        )}
        {article.repairs > 0 && (
          <span className="lib-flag">
            <Bandage size={12} aria-hidden />
            {t('library.repaired', { count: article.repairs })}
          </span>
        )}
        {article.missingPictures > 0 && (
          <span className="lib-flag" data-tone="query">
            <ImageOff size={12} aria-hidden />
            {t('library.missing', { count: article.missingPictures })}
          </span>
        )}
      </span>
    </>
  )
}
