import { useTranslation } from 'react-i18next'
import type { Asset } from '#shared/domain/asset.ts'
import { shownBytes } from '../../lib/format.ts'

interface CompareFactsProps {
  readonly first: Asset
  readonly second: Asset
}

interface Row {
  readonly name: string
  readonly first: string
  readonly second: string
}

/** What differs between two picture files: the bytes, the size, and what they say of themselves. */
export function CompareFacts({ first, second }: CompareFactsProps) {
  const { t, i18n } = useTranslation()
  const pixels = (asset: Asset): string => (asset.width > 0 ? `${asset.width} × ${asset.height}` : '–')
  const files: readonly Row[] = [
    { name: t('picture.file'), first: first.fileName ?? '–', second: second.fileName ?? '–' },
    { name: t('picture.type'), first: first.mediaType, second: second.mediaType },
    { name: t('picture.pixels'), first: pixels(first), second: pixels(second) },
    {
      name: t('picture.bytes'),
      first: shownBytes(first.byteLength, i18n.language),
      second: shownBytes(second.byteLength, i18n.language),
    },
    { name: t('picture.sha'), first: first.sha256.slice(0, 16), second: second.sha256.slice(0, 16) },
  ]
  const fields = [...new Set([...Object.keys(first.metadata ?? {}), ...Object.keys(second.metadata ?? {})])]
  const said = (asset: Asset, field: string): string =>
    [...new Set((asset.metadata?.[field] ?? []).map(({ value }) => value))].join(' / ') || t('picture.absent')
  const stated: readonly Row[] = fields
    .map((field) => ({
      name: t(`captions.field.${field}`, { defaultValue: field }),
      first: said(first, field),
      second: said(second, field),
    }))
    .filter((row) => row.first !== row.second)
  return (
    <>
      <FactTable title={t('picture.file')} rows={files} />
      {fields.length === 0 && <p className="picture-hint">{t('picture.noMetadata')}</p>}
      {fields.length > 0 && stated.length === 0 && <p className="picture-hint">{t('picture.metadataSame')}</p>}
      {stated.length > 0 && <FactTable title={t('captions.metadata')} rows={stated} />}
    </>
  )
}

function FactTable({ title, rows }: { readonly title: string; readonly rows: readonly Row[] }) {
  const { t } = useTranslation()
  return (
    <table className="compare-facts">
      <caption>{title}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{t('picture.first')}</th>
          <th scope="col">{t('picture.second')}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const isSame = row.first === row.second
          return (
            <tr key={row.name} data-differs={!isSame || undefined}>
              <th scope="row">{row.name}</th>
              <td>{row.first}</td>
              <td>{row.second}</td>
              <td>{t(isSame ? 'picture.same' : 'picture.differs')}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
