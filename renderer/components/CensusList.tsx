import { useTranslation } from 'react-i18next'
import type { Census } from '#shared/domain/census.ts'
import '../styles/census.css'

interface CensusProps {
  readonly census: Census
}

/** How much of a file's text came along, in one line. */
export function CensusSum({ census: { seen, kept } }: CensusProps) {
  const { t, i18n } = useTranslation()
  const number = new Intl.NumberFormat(i18n.language)
  return kept === seen
    ? t('opening.census.all', { count: seen, replace: { count: number.format(seen) } })
    : t('opening.census.kept', { kept: number.format(kept), seen: number.format(seen) })
}

/** What of a file's text was left out, by reason, with its first words. */
export function CensusList({ census }: CensusProps) {
  const { t, i18n } = useTranslation()
  if (census.leftOut.length === 0) return null
  const number = new Intl.NumberFormat(i18n.language)
  return (
    <ul className="census">
      {census.leftOut.map(({ reason, characters, sample }) => (
        <li key={reason} data-reason={reason}>
          <span>{t(`opening.census.reason.${reason}`)}</span>
          <b>{number.format(characters)}</b>
          {sample !== '' && <small title={sample}>{sample}</small>}
        </li>
      ))}
    </ul>
  )
}
