import { useTranslation } from 'react-i18next'
import { Toasts } from './components/Toasts.tsx'
import { useMarkedRoom } from './lib/room.ts'
import { useApp } from './store/hooks.ts'
import { dismissToast } from './acts/toasts.ts'
import { LibraryScreen } from './screens/library/LibraryScreen.tsx'
import { OpeningScreen } from './screens/opening/OpeningScreen.tsx'
import { ProofScreen } from './screens/proof/ProofScreen.tsx'
import { SettingsScreen } from './screens/settings/SettingsScreen.tsx'
import { Overlays } from './screens/dialogs/Overlays.tsx'
import { UnsavedBar } from './screens/saving/UnsavedBar.tsx'
import { AppCommands } from './screens/AppCommands.tsx'

/** The window: one screen, what lies over it, and the passing messages. */
export function App() {
  const { t } = useTranslation()
  const screen = useApp((state) => state.screen)
  const toasts = useApp((state) => state.toasts)
  useMarkedRoom(useApp((state) => state.settings.textScale))
  const coreState = useApp((state) => state.coreState)
  return (
    <>
      <AppCommands />
      <UnsavedBar />
      {screen.kind === 'library' && <LibraryScreen />}
      {screen.kind === 'opening' && <OpeningScreen key={screen.preview.token} preview={screen.preview} />}
      {screen.kind === 'proof' && <ProofScreen />}
      {screen.kind === 'settings' && <SettingsScreen from={screen.from} section={screen.section} />}
      <Overlays />
      {coreState !== 'ready' && (
        <p className="core-line" role="status">
          {t(`library.core.${coreState}`)}
        </p>
      )}
      <Toasts toasts={toasts} closeLabel={t('common.close')} onDismiss={dismissToast} />
    </>
  )
}
