import { Lock, ShieldAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { LibraryState } from '#shared/contract/shapes.ts'
import { Button } from '../../components/Button.tsx'
import { fileNameOf } from '../../lib/format.ts'
import { showOverlay } from '../../acts/actions.ts'
import { errorText } from '../../acts/toasts.ts'
import { appStore } from '../../store/app-store.ts'
import { refreshLibrary } from '../../acts/library-store.ts'

/** Why nothing can be changed here: who holds the library, or what is wrong with its file. */
export function ReadOnlyBanner({ state }: { readonly state: LibraryState }) {
  const { t } = useTranslation()
  const { holder, isSound, isLogBroken, path, trouble } = state
  const text =
    holder !== undefined
      ? t('library.readOnly.holder', { ...holder })
      : isSound
        ? trouble === undefined
          ? t('library.readOnly.plain')
          : errorText(trouble)
        : trouble === undefined
          ? // Rows were found changed while it is open: what is sound in it can be worked on.
            t('library.faulty', { titles: t('library.faultyFile') })
          : errorText({ code: 'library-damaged', values: { file: fileNameOf(path) } })
  const words = isLogBroken ? `${text} ${t('library.logBroken')}` : text
  const isMoved = trouble?.code === 'library-moved' || trouble?.code === 'library-unkept'
  const title = isMoved ? 'library.trouble.moved' : 'library.readOnly.title'
  const Icon = isSound ? Lock : ShieldAlert
  return (
    <div className="lib-banner" role="status" data-tone={isSound ? 'query' : 'wrong'}>
      <Icon size={18} aria-hidden />
      <p>
        <strong>{t(isSound ? title : 'library.health.unsound')}</strong>
        <span>{words}</span>
      </p>
      <span className="frame-space" />
      {isSound ? (
        <Button onClick={() => void refreshLibrary()}>{t('common.retry')}</Button>
      ) : (
        <>
          <Button onClick={() => showOverlay({ kind: 'rescue' })}>{t('library.rescue.offer')}</Button>
          <Button onClick={() => appStore.setState({ screen: { kind: 'settings', from: 'library' } })}>
            {t('library.trouble.backups')}
          </Button>
        </>
      )}
    </div>
  )
}
