import {
  BookMarked,
  Camera,
  Eye,
  Flag,
  HardDrive,
  Keyboard,
  ListChecks,
  ShieldCheck,
  SlidersHorizontal,
  User,
} from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../../transport/bridge.ts'

const SECTIONS = [
  { id: 'reviewer', icon: User },
  { id: 'look', icon: Eye },
  { id: 'work', icon: SlidersHorizontal },
  { id: 'house', icon: ListChecks },
  { id: 'packs', icon: BookMarked },
  { id: 'rules', icon: Flag },
  { id: 'captions', icon: Camera },
  { id: 'library', icon: HardDrive },
  { id: 'keys', icon: Keyboard },
] as const

interface SettingsNavProps {
  readonly here: string
  readonly onGo: (section: string) => void
}

/** The sections of the settings, and which Galley this is. */
export function SettingsNav({ here, onGo }: SettingsNavProps) {
  const { t } = useTranslation()
  const [version, setVersion] = useState('')
  useEffect(() => {
    void client.call('app.about', {}).then((answer) => {
      if (answer.ok) setVersion(answer.value.version)
    })
  }, [])
  return (
    <nav className="frame-rail" aria-label={t('settings.nav')}>
      <ul className="frame-rail-scroll scroll">
        {SECTIONS.map(({ id, icon: Icon }) => (
          <li key={id}>
            <button
              type="button"
              className="frame-nav"
              aria-current={here === id ? 'true' : undefined}
              onClick={() => onGo(id)}
            >
              <Icon size={18} aria-hidden />
              <span>{t(`settings.${id}.title`)}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className="lib-health">
        <ShieldCheck size={18} aria-hidden />
        <span>
          <strong>Galley {version}</strong>
          <small>{t('settings.offline')}</small>
        </span>
      </p>
    </nav>
  )
}
