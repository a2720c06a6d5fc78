import { useTranslation } from 'react-i18next'
import '../../styles/conflicts.css'
import type { RecordOf, RecordType } from '#shared/domain/record-types.ts'
import { MERGE_COUNTS } from '#shared/merge/counts.ts'
import type { MergePreviews } from '../../acts/merging.ts'
import { shortTime } from '../../lib/time.ts'
import { conflictLine } from '../conflicts/conflict-lines.ts'
import { SideWords } from '../conflicts/SideWords.tsx'

/** What merging would bring to an article: by kind, whose work, what is known already, and every conflict with its sides. */
export function MergePart({ preview }: { readonly preview: MergePreviews[number] }) {
  const { t, i18n } = useTranslation()
  const { acts, known, authors, counts, conflicts, about } = preview
  if (acts === 0) return <p className="merge-part">{t('merging.allHere')}</p>
  const told = MERGE_COUNTS.flatMap((name) =>
    counts[name] === 0 ? [] : [t(`merging.count.${name}`, { count: counts[name] })],
  )
  const find = <T extends RecordType>(type: T, id: string) =>
    // What bears a type's name is of this type.
    about.find((record) => record.type === type && record.id === id) as RecordOf<T> | undefined
  const reading = {
    t: (key: string, values?: Record<string, string | number>) => t(key, values ?? {}),
    locale: i18n.language,
    find,
  }
  const lines = conflicts.flatMap((conflict) => conflictLine(conflict, reading) ?? [])
  return (
    <div className="merge-part">
      <b>{told.length === 0 ? t('merging.nothingShown') : told.join(' · ')}</b>
      <span>
        {authors.map(({ name, acts: count }) => t('merging.by', { name, count })).join(t('packages.between'))}
        {' · '}
        {t('merging.known', { count: known })}
      </span>
      {lines.length > 0 && (
        <>
          <b>{t('merging.conflicts', { count: lines.length })}</b>
          <ul className="merge-conflicts">
            {lines.map((line) => (
              <li key={line.conflict.id}>
                <span>
                  {t(`saving.compare.record.${line.type}`)}{' '}
                  {line.fields.map((field) => t(`saving.compare.field.${field}`)).join(t('proof.between'))}{' '}
                  {line.name !== '' && <q>{line.name}</q>}
                </span>
                {line.conflict.kind !== 'fields' && <span>{t(`conflicts.kind.${line.conflict.kind}`)}</span>}
                <ol className="conflict-sides">
                  {line.sides.map(({ author, atMs }, index) => (
                    <li key={index}>
                      <div>
                        <span className="conflict-words">
                          <SideWords line={line} index={index} />
                        </span>
                        <small>
                          <bdi>{author}</bdi> {shortTime(atMs, i18n.language)}
                        </small>
                      </div>
                    </li>
                  ))}
                </ol>
              </li>
            ))}
          </ul>
          <span>{t('merging.later')}</span>
        </>
      )}
    </div>
  )
}
