import { Suspense, useDeferredValue } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { Toasts } from './components/Toasts.tsx'
import { later } from './lib/later.tsx'
import { useMarkedRoom } from './lib/room.ts'
import type { AppState } from './store/app-store.ts'
import { useApp } from './store/hooks.ts'
import { saidStore } from './acts/say.ts'
import { dismissToast } from './acts/toasts.ts'
import { LibraryScreen } from './screens/library/LibraryScreen.tsx'
import { ContextMenu } from './screens/menus/ContextMenu.tsx'
import { CharacterPicker } from './screens/characters/CharacterPicker.tsx'
import { Overlays } from './screens/dialogs/Overlays.tsx'
import { UnsavedBar } from './screens/saving/UnsavedBar.tsx'
import { AppCommands } from './screens/AppCommands.tsx'

const ProofScreen = later(async () => (await import('./screens/proof/ProofScreen.tsx')).ProofScreen)
const OpeningScreen = later(async () => (await import('./screens/opening/OpeningScreen.tsx')).OpeningScreen)
const SettingsScreen = later(async () => (await import('./screens/settings/SettingsScreen.tsx')).SettingsScreen)

/**
 * The screen as it is shown: an article is drawn in slices behind the screen that opened it, and takes its place whole. Any
 * other way leads at once.
 */
function useShownScreen(): AppState['screen'] {
  const screen = useApp((state) => state.screen)
  const drawn = useDeferredValue(screen)
  return screen.kind === 'proof' ? drawn : screen
}

/**
 * The window: one screen, what lies over it, and the passing messages. What is typed right after a dialog was asked for is
 * meant for it, so that dialogs are not read later as screens are.
 */
export function App() {
  const { t } = useTranslation()
  const screen = useShownScreen()
  const toasts = useApp((state) => state.toasts)
  const said = useStore(saidStore, (state) => state.said)
  useMarkedRoom(useApp((state) => state.settings.textScale))
  const coreState = useApp((state) => state.coreState)
  return (
    <>
      <AppCommands />
      <UnsavedBar />
      <Suspense>
        {screen.kind === 'library' && <LibraryScreen />}
        {screen.kind === 'opening' && (
          <OpeningScreen key={screen.preview.token} preview={screen.preview} nextOf={screen.nextOf} />
        )}
        {screen.kind === 'proof' && <ProofScreen />}
        {screen.kind === 'settings' && <SettingsScreen from={screen.from} section={screen.section} />}
      </Suspense>
      <Overlays />
      <CharacterPicker />
      <ContextMenu />
      {coreState !== 'ready' && (
        <p className="core-line" role="status">
          {t(`library.core.${coreState}`)}
        </p>
      )}
      <Toasts said={said} toasts={toasts} closeLabel={t('common.close')} onDismiss={dismissToast} />
    </>
  )
}
