import { useTranslation } from 'react-i18next'
import '../../styles/conflicts.css'
import type { RecordOf, RecordType } from '#shared/domain/record-types.ts'
import { MERGE_COUNTS } from '#shared/merge/counts.ts'
import type { Returned } from '#shared/merge/preview.ts'
import type { MergePreviews } from '../../acts/merging.ts'
import { shortTime } from '../../lib/time.ts'
import { conflictLine } from '../conflicts/conflict-lines.ts'
import { SideWords } from '../conflicts/SideWords.tsx'

/** What merging would bring to an article: by kind, whose work, what is known already, and every conflict with its sides. */
export function MergePart({ preview }: { readonly preview: MergePreviews[number] }) {
  const { t, i18n } = useTranslation()
  const { acts, known, authors, counts, conflicts, about, returned } = preview
  if (acts === 0)
    return (
      <div className="merge-part">
        <b>{t(returned === undefined ? 'merging.allHere' : 'merging.word.allHere')}</b>
        {returned !== undefined && <NotTaken returned={returned} />}
      </div>
    )
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
      {returned === undefined ? (
        <span>
          {authors.map(({ name, acts: count }) => t('merging.by', { name, count })).join(t('packages.between'))}
          {' · '}
          {t('merging.known', { count: known })}
        </span>
      ) : (
        <span>
          {t('merging.word.by')} <bdi>{authors.map(({ name }) => name).join(t('packages.between'))}</bdi>
        </span>
      )}
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
      {returned !== undefined && <NotTaken returned={returned} />}
    </div>
  )
}

/** What of a Word document is not taken, and why. */
function NotTaken({ returned: { untracked, why, apart } }: { readonly returned: Returned }) {
  const { t } = useTranslation()
  const more = untracked.count - untracked.words.length
  return (
    <>
      {apart > 0 && <span className="merge-left">{t('merging.apart', { count: apart })}</span>}
      {why.map(({ reason, count }) => (
        <span key={reason} className="merge-left">
          {t(`merging.left.${reason}`, { count })}
        </span>
      ))}
      {untracked.count > 0 && (
        <>
          <span className="merge-left">{t('merging.word.untracked', { count: untracked.count })}</span>
          <ul className="merge-words">
            {untracked.words.map((words, index) => (
              <li key={index}>
                <q>{words}</q>
              </li>
            ))}
            {more > 0 && <li>{t('merging.word.more', { count: more })}</li>}
          </ul>
          <span>{t('merging.word.untrackedHint')}</span>
        </>
      )}
    </>
  )
}
