import { ShieldAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { LibraryState } from '#shared/contract/shapes.ts'
import { Button } from '../../components/Button.tsx'
import { shownMoment } from '../../lib/format.ts'
import { appStore } from '../../store/app-store.ts'

/** Acts that were saved once and are not in the library any more, as found at this start. */
export function LostBanner({ lost }: { readonly lost: NonNullable<LibraryState['lost']> }) {
  const { t, i18n } = useTranslation()
  return (
    <div className="lib-banner" role="status" data-tone="wrong">
      <ShieldAlert size={18} aria-hidden />
      <p>
        <strong>{t('library.lost.title')}</strong>
        <span>{t('library.lost.text', { acts: lost.acts, when: shownMoment(lost.lastAtMs, i18n.language) })}</span>
      </p>
      <span className="frame-space" />
      <Button onClick={() => appStore.setState({ screen: { kind: 'settings', from: 'library' } })}>
        {t('library.trouble.backups')}
      </Button>
    </div>
  )
}
