import { useEffect } from 'react'
import { useCommands } from '../commands/registry.ts'
import { FINDING_LAYERS } from '#shared/checks/layers.ts'
import { layerCommandOf } from '#shared/commands/commands.ts'
import type { Settings } from '#shared/domain/settings.ts'
import { changeSettings, importSources, redo, sampleName, showLibrary, showOverlay, undo } from '../acts/actions.ts'
import { openSources } from '../acts/packages.ts'
import { toggleFindingMarks, toggleLayer } from '../acts/finding-layers.ts'
import { openCharacters } from '../acts/characters.ts'
import { stepTab } from '../acts/tabs.ts'
import { errorText, toast } from '../acts/toasts.ts'
import { tabsStore } from '../store/tabs.ts'
import { appStore } from '../store/app-store.ts'
import { isTextField } from '../lib/keys.ts'
import { keepFocus, stepPane } from '../lib/panes.ts'
import { zoomStep } from '../lib/zoom.ts'
import { client } from '../transport/bridge.ts'
import { i18n } from '../i18n/i18n.ts'

const THEMES: readonly Settings['theme'][] = ['light', 'dark', 'contrast']

/** Commands that work everywhere. */
export function AppCommands() {
  useEffect(keepFocus, [])
  useCommands({
    'open-articles': () => void openFromDialog(),
    'open-sample': () => void importSources([{ kind: 'sample', name: sampleName() }]),
    'open-library': () => void chooseLibrary(false),
    'new-library': () => void chooseLibrary(true),
    'open-settings': () => {
      const { screen } = appStore.getState()
      appStore.setState({ screen: { kind: 'settings', from: screen.kind === 'proof' ? 'proof' : 'library' } })
    },
    'open-palette': () => showOverlay({ kind: 'palette' }),
    'show-library': showLibrary,
    'show-log': () => showOverlay({ kind: 'log' }),
    'show-keys': () => showOverlay({ kind: 'keys' }),
    'next-tab': () => stepTab(1),
    'previous-tab': () => stepTab(-1),
    about: () => showOverlay({ kind: 'about' }),
    'toggle-number-marks': () => void changeSettings({ hasNumberMarks: !appStore.getState().settings.hasNumberMarks }),
    'toggle-repair-marks': () => void changeSettings({ hasRepairMarks: !appStore.getState().settings.hasRepairMarks }),
    'toggle-finding-marks': toggleFindingMarks,
    ...Object.fromEntries(FINDING_LAYERS.map((layer) => [layerCommandOf(layer), () => toggleLayer(layer)])),
    'theme-next': () => {
      const shown = THEMES.findIndex((theme) => theme === document.documentElement.dataset['theme'])
      void changeSettings({ theme: THEMES[(shown + 1) % THEMES.length] ?? 'light' })
    },
    'next-pane': () => stepPane(1),
    'previous-pane': () => stepPane(-1),
    'zoom-in': () => zoom(1),
    'zoom-out': () => zoom(-1),
    'zoom-reset': () => void changeSettings({ textScale: 1 }),
    'back-up-library': () => void backUp(),
    'cut-text': () => void document.execCommand('cut'),
    'copy-text': copyWords,
    'paste-text': () => void client.call('window.paste', {}),
    'select-text': () => (isTextField(document.activeElement) ? void document.execCommand('selectAll') : false),
    'insert-character': openCharacters,
    undo,
    redo,
  })
  return null
}

function copyWords(): void {
  if (!document.execCommand('copy')) toast('info', i18n.t('proof.selectFirst'))
}

async function openFromDialog(): Promise<void> {
  const answer = await client.call('dialog.openArticles', {})
  if (answer.ok) await openSources(answer.value.files.map((file) => ({ kind: 'file', file })))
  else toast('wrong', errorText(answer.error))
}

async function chooseLibrary(isNew: boolean): Promise<void> {
  const answer = await client.call('library.choose', { isNew })
  if (answer.ok) {
    // They are of the other library.
    tabsStore.setState({ tabs: [] })
    showLibrary()
  } else if (answer.error.code !== 'canceled') toast('wrong', errorText(answer.error))
}

async function backUp(): Promise<void> {
  const answer = await client.call('library.backUp', {})
  if (answer.ok) toast('ok', i18n.t('library.backedUp'))
  else if (answer.error.code !== 'canceled') toast('wrong', errorText(answer.error))
}

function zoom(by: 1 | -1): void {
  void changeSettings({ textScale: zoomStep(appStore.getState().settings.textScale, by) })
}
