import { Download } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Keys } from '../../components/Keys.tsx'
import { shownKeys } from '../../lib/keys.ts'

/** Says that things may be dropped, what, and the keys of the list; while something hangs over the window, what it will do. */
export function DropStrip({ isOver }: { readonly isOver: boolean }) {
  const { t } = useTranslation()
  return (
    <div className="lib-drop" data-over={isOver}>
      <Download size={22} aria-hidden />
      <p>
        <strong>{t(isOver ? 'library.drop.letGo' : 'library.drop.title')}</strong>
        <span>{t('library.drop.text')}</span>
      </p>
      <span className="frame-space" />
      <p className="frame-hints">
        <span>
          <Keys parts={['J', 'K']} /> {t('library.hint.move')}
        </span>
        <span>
          <Keys parts={['Enter']} /> {t('library.hint.open')}
        </span>
        <span>
          <Keys parts={shownKeys('Mod+Shift+P')} /> {t('library.hint.palette')}
        </span>
      </p>
    </div>
  )
}
