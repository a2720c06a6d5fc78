import { History } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { openArticle } from '../../acts/actions.ts'
import { Button } from '../../components/Button.tsx'
import { Menu } from '../../components/Menu.tsx'
import { shortTime } from '../../lib/time.ts'
import { useArticle } from '../../store/hooks.ts'

/** Which version of the article this is, when it has several; the earlier ones open for reading, with their notes. */
export function VersionMenu() {
  const { t, i18n } = useTranslation()
  const versions = useArticle((open) => open.tables.version)
  const article = useArticle((open) => [...open.tables.article.values()][0])
  const isEarlier = useArticle((open) => open.isEarlier)
  const [menu, setMenu] = useState<{ readonly x: number; readonly y: number }>()
  if (article === undefined || versions.size < 2) return null
  const all = [...versions.values()].toSorted((a, b) => a.createdAtMs - b.createdAtMs)
  const newest = all.at(-1)
  const at = all.findIndex(({ id }) => id === article.currentVersionId) + 1
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
          {t(isEarlier ? 'proof.earlier.at' : 'proof.earlier.current', { at, of: all.length })}
        </span>
      </Button>
      {menu !== undefined && (
        <Menu
          label={t('proof.earlier.menu')}
          at={menu}
          onClose={() => setMenu(undefined)}
          items={all.toReversed().map((version, index) => ({
            id: version.id,
            label: t('proof.earlier.one', {
              at: all.length - index,
              time: shortTime(version.createdAtMs, i18n.language),
              file: version.fileName,
            }),
            isChosen: version.id === article.currentVersionId,
            onSelect: () => void openArticle(article.id, version === newest ? undefined : version.id),
          }))}
        />
      )}
    </>
  )
}
