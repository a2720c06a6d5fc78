import { LifeBuoy } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/Button.tsx'
import { keptText, useKeptCopy } from '../../acts/kept-copy.ts'
import { reveal } from '../../acts/reveal.ts'

/** A copy of the library lies elsewhere, because its file had gone while it was open: where, and the way to it. */
export function KeptBanner({ since }: { readonly since: string }) {
  const { t } = useTranslation()
  const { copy, open, dismiss } = useKeptCopy(since)
  if (copy === undefined) return null
  return (
    <div className="lib-banner" role="status" data-tone="query">
      <LifeBuoy size={18} aria-hidden />
      <p>
        <strong>{t('library.kept.title')}</strong>
        <span>{keptText(copy)}</span>
      </p>
      <span className="frame-space" />
      <Button onClick={() => void dismiss()}>{t('library.kept.dismiss')}</Button>
      <Button onClick={() => void reveal(copy.file)}>{t('library.reveal')}</Button>
      <Button tone="main" onClick={() => void open()}>
        {t('library.kept.open')}
      </Button>
    </div>
  )
}
