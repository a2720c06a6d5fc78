import { useTranslation } from 'react-i18next'
import { shownStatement } from '../../store/caption-lines.ts'
import type { MetadataView } from '../../store/caption-view.ts'
import { StateSign } from './CheckList.tsx'

interface MetadataTableProps {
  readonly rows: readonly MetadataView[]
  readonly hasPicture: boolean
}

/** What the picture says of itself, field by field, beside what the caption says; each source on opening the field. */
export function MetadataTable({ rows, hasPicture }: MetadataTableProps) {
  const { t } = useTranslation()
  return (
    <section className="caption-metadata">
      <h3>
        {t('captions.metadata')} <span>{t('captions.metadataBeside')}</span>
      </h3>
      {!hasPicture && <p>{t('captions.metadataLater')}</p>}
      {hasPicture && rows.length === 0 && <p>{t('captions.metadataNone')}</p>}
      {rows.map((row) => (
        <details key={row.field} className="metadata-row">
          <summary title={row.sources.map(({ source, value }) => `${source}: ${value}`).join('\n')}>
            <span className="metadata-field">{t(`captions.field.${row.field}`)}</span>
            <span className="metadata-value">{shownStatement(row.field, row.value)}</span>
            <span className="metadata-verdict" data-verdict={row.verdict}>
              {t(`captions.metadataVerdict.${row.verdict}`)}
            </span>
          </summary>
          {row.reason !== undefined && (
            <p className="metadata-compared">{t(`captions.metadataReason.${row.reason}`)}</p>
          )}
          {row.compared.map(({ words, there, isSame }) => (
            <p key={`${words} ${there}`} className="metadata-compared">
              <StateSign state={isSame ? 'ok' : 'wrong'} />
              {words} {isSame ? '=' : '≠'} {there}
            </p>
          ))}
          <dl>
            {row.sources.map(({ source, value }) => (
              <div key={`${source} ${value}`}>
                <dt>{source}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </details>
      ))}
    </section>
  )
}
