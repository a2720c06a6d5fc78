import { ChevronLeft, Sun } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import '../../styles/frame.css'
import '../../styles/settings.css'
import '../../styles/settings-lists.css'
import { runCommand, useCommands } from '../../commands/registry.ts'
import { IconButton } from '../../components/Button.tsx'
import { Keys } from '../../components/Keys.tsx'
import { isImeKey } from '../../lib/composition.ts'
import { useRoom } from '../../lib/room.ts'
import { showLibrary } from '../../acts/actions.ts'
import { appStore } from '../../store/app-store.ts'
import { session } from '../../store/current.ts'
import { useApp } from '../../store/hooks.ts'
import { watchLibrary } from '../../acts/library-store.ts'
import { CaptionsSection } from './CaptionsSection.tsx'
import { HouseSection } from './HouseSection.tsx'
import { KeysSection } from './KeysSection.tsx'
import { LibrarySection } from './LibrarySection.tsx'
import { LookSection } from './LookSection.tsx'
import { PacksSection } from './PacksSection.tsx'
import { ReviewerSection } from './ReviewerSection.tsx'
import { RulesSection } from './RulesSection.tsx'
import { SettingsNav } from './SettingsNav.tsx'
import { WorkSection } from './WorkSection.tsx'
import { WorkLine } from '../WorkLine.tsx'

interface SettingsScreenProps {
  readonly from: 'library' | 'proof'
  /** The section that is wanted. */
  readonly section?: string | undefined
}

/** What one person sets for this app; every change holds at once and can be taken back. */
export function SettingsScreen({ from, section }: SettingsScreenProps) {
  const { t } = useTranslation()
  const room = useRoom(useApp((state) => state.settings.textScale))
  const [here, setHere] = useState<string>(section ?? 'reviewer')
  const main = useRef<HTMLElement>(null)
  const keyFilter = useRef<HTMLInputElement>(null)
  useEffect(watchLibrary, [])
  const goTo = (id: string): void => {
    const wanted = main.current?.querySelector<HTMLElement>(`#set-${id}`)
    wanted?.scrollIntoView({ block: 'start' })
    wanted?.focus({ preventScroll: true })
  }
  useEffect(() => goTo(section ?? ''), [section])

  const leave = (): void => {
    if (from === 'proof' && session.store.getState().open !== undefined) {
      appStore.setState({ screen: { kind: 'proof' } })
    } else showLibrary()
  }
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented || isImeKey(event)) return
      if (document.querySelector('dialog[open], [popover]:popover-open') !== null) return
      leave()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })
  useCommands({ 'find-in-article': () => keyFilter.current?.select() })

  return (
    <div className="frame settings" data-room={room}>
      <header className="frame-top">
        <div className="frame-top-start">
          <IconButton label={t('settings.back')} onClick={leave}>
            <ChevronLeft size={18} />
          </IconButton>
          <h1>
            {t('settings.title')}
            <small>{t('settings.hint')}</small>
          </h1>
        </div>
        <span />
        <div className="frame-top-end">
          <IconButton label={t('library.theme')} onClick={() => runCommand('theme-next')}>
            <Sun size={18} />
          </IconButton>
        </div>
      </header>
      <SettingsNav
        here={here}
        onGo={(id) => {
          setHere(id)
          goTo(id)
        }}
      />
      <main
        ref={main}
        className="frame-main set-main scroll"
        tabIndex={-1}
        aria-label={t('settings.title')}
        onFocus={(event) => {
          const section = (event.target as Element).closest('section')?.id.replace('set-', '')
          if (section !== undefined) setHere(section)
        }}
      >
        <div className="set-column">
          <ReviewerSection />
          <LookSection />
          <WorkSection />
          <HouseSection />
          <PacksSection />
          <LibrarySection />
        </div>
        <div className="set-column">
          <RulesSection />
          <CaptionsSection />
          <KeysSection fieldRef={keyFilter} />
        </div>
      </main>
      <footer className="frame-foot">
        <span>{t('settings.foot')}</span>
        <span className="frame-space" />
        <WorkLine />
        <span className="frame-hints">
          <span>
            <Keys parts={['Tab']} /> {t('settings.next')}
          </span>
          <span>
            <Keys parts={['Esc']} /> {t('settings.leave')}
          </span>
        </span>
      </footer>
    </div>
  )
}
