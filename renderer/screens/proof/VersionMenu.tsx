import { History } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/Button.tsx'
import { Menu } from '../../components/Menu.tsx'
import { useArticle } from '../../store/hooks.ts'
import { useVersions } from './use-versions.ts'

/** Which version of the article this is, when it has several; the earlier ones open for reading, with their notes. */
export function VersionMenu() {
  const { t } = useTranslation()
  const versions = useVersions()
  const isEarlier = useArticle((open) => open.isEarlier)
  const [menu, setMenu] = useState<{ readonly x: number; readonly y: number }>()
  const shown = versions.find(({ isShown }) => isShown)
  if (shown === undefined) return null
  return (
    <>
      <Button
        {...(isEarlier ? {} : { tone: 'plain' })}
        aria-haspopup="menu"
        onClick={(event) => {
          const box = event.currentTarget.getBoundingClientRect()
          setMenu({ x: box.left, y: box.bottom + 4 })
        }}
      >
        <History size={16} aria-hidden />
        <span className="version-words" data-earlier={isEarlier}>
          {t('proof.earlier.current', { at: shown.at, of: versions.length })}
        </span>
      </Button>
      {menu !== undefined && (
        <Menu
          label={t('proof.earlier.menu')}
          at={menu}
          onClose={() => setMenu(undefined)}
          items={versions.map(({ id, label, isShown, open }) => ({ id, label, isChosen: isShown, onSelect: open }))}
        />
      )}
    </>
  )
}
