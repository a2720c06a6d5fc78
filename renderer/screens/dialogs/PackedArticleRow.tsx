import { useId, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { PART_TYPES, REVIEW_TYPES, type PartType } from '#shared/domain/record-types.ts'
import type { OfferedArticle } from '#shared/package/preview.ts'
import { shownDay, shownMoment } from '../../lib/format.ts'

interface PackedArticleRowProps {
  readonly article: OfferedArticle
  /** Undefined where there is nothing to choose. */
  readonly isChosen: boolean | undefined
  readonly onChoose: (isChosen: boolean) => void
  /** What merging it would bring. */
  readonly children?: ReactNode
}

/** Types of record that are told of an article: its texts and pictures, and what its review consists of. */
const TOLD: readonly PartType[] = PART_TYPES.filter(
  (type) => type === 'version' || type === 'asset' || REVIEW_TYPES.includes(type),
)

/** One article of a package: whether it is taken, and what it brings. */
export function PackedArticleRow({ article, isChosen, onChoose, children }: PackedArticleRowProps) {
  const { t, i18n } = useTranslation()
  const id = useId()
  const { title, byline, publishedAt, authors, createdAtMs, changedAtMs, counts, acts, lost, here } = article
  const told = TOLD.flatMap((type) =>
    counts[type] === 0 ? [] : [t(`packages.count.${type}`, { count: counts[type] })],
  )
  const locale = i18n.language
  const published = publishedAt === undefined ? undefined : shownDay(publishedAt, locale)
  return (
    <li className="package-article" data-here={here}>
      <label>
        {isChosen !== undefined && (
          <input
            type="checkbox"
            checked={isChosen}
            aria-describedby={id}
            onChange={(event) => onChoose(event.target.checked)}
          />
        )}
        <span>
          <bdi>{title.trim() === '' ? t('library.untitled') : title}</bdi>
          {(byline ?? published) !== undefined && (
            <small>
              {byline !== undefined && <bdi>{byline}</bdi>}
              {published !== undefined && <span>{published}</span>}
            </small>
          )}
        </span>
      </label>
      <div className="package-more" id={id}>
        {here !== 'new' && <b>{t(`packages.here.${here}`)}</b>}
        <span>{told.join(' · ')}</span>
        {authors.length > 0 && (
          <span>
            {t('packages.by')} <bdi>{authors.join(t('packages.between'))}</bdi>
          </span>
        )}
        <span>
          {t(acts === 0 ? 'packages.since' : 'packages.acts', {
            count: acts,
            from: shownDay(createdAtMs, locale),
            to: shownMoment(changedAtMs, locale),
          })}
        </span>
        {lost > 0 && <span data-tone="wrong">{t('packages.lost', { count: lost })}</span>}
      </div>
      {children}
    </li>
  )
}
