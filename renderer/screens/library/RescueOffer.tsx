import { LifeBuoy } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/Button.tsx'
import { showOverlay } from '../../acts/actions.ts'

/** The way on when no backup has the latest work: what can be read goes into a new library. */
export function RescueOffer() {
  const { t } = useTranslation()
  return (
    <section aria-label={t('library.rescue.title')} className="lib-rescue">
      <div>
        <h3>{t('library.rescue.title')}</h3>
        <p className="lib-quiet">{t('library.rescue.text')}</p>
      </div>
      <Button onClick={() => showOverlay({ kind: 'rescue' })}>
        <LifeBuoy size={16} aria-hidden />
        {t('library.rescue.offer')}
      </Button>
    </section>
  )
}
