import { useTranslation } from 'react-i18next'
import type { Rebased } from '#shared/change/rebase.ts'
import { Pieces } from '../../components/Pieces.tsx'
import { compareSides, type ComparedLine } from '../../lib/compared/compare-sides.ts'
import { differing } from '../../lib/compared/differing.ts'

/** What stands in the library beside what the change would put there, in words, with what differs marked. */
export function Compared({ looked }: { readonly looked: Rebased }) {
  const { t, i18n } = useTranslation()
  if (looked.gone.length > 0) return <p role="status">{t('saving.compare.gone')}</p>
  const records = compareSides(looked, { t: (key, values) => t(key, values ?? {}), locale: i18n.language })
  if (records.length === 0) return <p role="status">{t('saving.compare.none')}</p>
  return records.map(({ key, type, name, lines }) => (
    <table key={key} className="unsaved-compare">
      <caption>
        {t(`saving.compare.record.${type}`)} {name !== '' && <q>{name}</q>}
      </caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{t('saving.compare.theirs')}</th>
          <th scope="col">{t('saving.compare.mine')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Line key={line.field} line={line} />
        ))}
      </tbody>
    </table>
  ))
}

function Line({ line: { field, theirs, mine } }: { readonly line: ComparedLine }) {
  const { t } = useTranslation()
  const pieces = differing(theirs, mine ?? '')
  const isPlain = theirs === '' || mine === undefined || mine === ''
  return (
    <tr>
      <th scope="row">{t(`saving.compare.field.${field}`)}</th>
      <td>{isPlain ? theirs || t('saving.compare.nothing') : <Pieces pieces={pieces.theirs} />}</td>
      <td>
        {mine === undefined ? (
          <em>{t('saving.compare.removed')}</em>
        ) : isPlain ? (
          mine || t('saving.compare.nothing')
        ) : (
          <Pieces pieces={pieces.mine} />
        )}
      </td>
    </tr>
  )
}
