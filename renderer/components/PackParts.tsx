import { useTranslation } from 'react-i18next'
import type { SheetPreview } from '#shared/contract/house.ts'

interface RowProblemsProps {
  readonly problems: SheetPreview['problems']
  /** How many there are, those that are not listed too. */
  readonly count: number
}

/** Rows of a list that are no entries: the line, why, and what stands there. */
export function RowProblems({ problems, count }: RowProblemsProps) {
  const { t } = useTranslation()
  if (count === 0) return null
  return (
    <div className="pack-problems">
      <p>{t('settings.packs.problems', { count })}</p>
      <ul tabIndex={0} aria-label={t('settings.packs.problems', { count })} className="scroll">
        {problems.map(({ line, fault, words }) => (
          <li key={line}>
            <b>{t('settings.packs.line', { line })}</b> {t(`settings.packs.fault.${fault}`)}{' '}
            {words !== '' && <bdi>{words}</bdi>}
          </li>
        ))}
        {count > problems.length && <li>{t('settings.packs.more', { count: count - problems.length })}</li>}
      </ul>
    </div>
  )
}

interface EntryListProps {
  readonly entries: SheetPreview['entries']
  readonly count: number
}

/** Entries of a pack: the kind, the word, what to write instead or who somebody is, and why. */
export function EntryList({ entries, count }: EntryListProps) {
  const { t } = useTranslation()
  return (
    <ul className="pack-entries scroll" tabIndex={0} aria-label={t('settings.packs.entries')}>
      {entries.map(({ kind, word, instead, offices, order, reason, source }, at) => (
        <li key={`${word} ${String(at)}`}>
          <span>{t(`settings.packs.kind.${kind}`)}</span>
          <span>
            <b>{word}</b>
            {instead.length > 0 && ` → ${instead.join(' / ')}`}
            {offices.length > 0 && ` ${offices.join('、')}`}
            {order !== undefined && ` (${String(order)})`}
            <small>{[reason, source].filter((part) => part !== '').join(' · ')}</small>
          </span>
        </li>
      ))}
      {count > entries.length && <li>{t('settings.packs.more', { count: count - entries.length })}</li>}
    </ul>
  )
}
