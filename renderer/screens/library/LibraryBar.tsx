import { ArrowDownUp, ClipboardPaste, Download } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { showOverlay } from '../../acts/actions.ts'
import type { LibrarySort } from '../../acts/library-store.ts'
import { runCommand } from '../../commands/registry.ts'
import { Button } from '../../components/Button.tsx'
import { Keys } from '../../components/Keys.tsx'
import { shownKeys } from '../../lib/keys.ts'
import type { Room } from '../../lib/room.ts'
import type { OpenMenu } from './LibraryMenus.tsx'
import { partKey } from './parts.ts'

interface LibraryBarProps {
  readonly view: {
    readonly part: Parameters<typeof partKey>[0]
    readonly sort: LibrarySort
    readonly isBin: boolean
    /** How many are listed. */
    readonly shown: number
    readonly hasArticles: boolean
  }
  readonly room: Room
  readonly onMenu: (menu: OpenMenu) => void
}

/** What is listed and in which order, and the ways in. */
export function LibraryBar({ view, room, onMenu }: LibraryBarProps) {
  const { part, sort, isBin, shown, hasArticles } = view
  const { t } = useTranslation()
  return (
    <div className="lib-bar">
      <h2>
        {room === 'tight' ? (
          <button
            type="button"
            className="lib-part"
            aria-haspopup="menu"
            onClick={(event) => {
              const box = event.currentTarget.getBoundingClientRect()
              onMenu({ kind: 'part', x: box.left, y: box.bottom })
            }}
          >
            {t(partKey(part))}
            <ArrowDownUp size={14} aria-hidden />
          </button>
        ) : (
          t(partKey(part))
        )}
      </h2>
      {hasArticles && (
        <span className="lib-quiet">
          {isBin
            ? t('library.count', { count: shown })
            : t('library.sorted', {
                articles: t('library.count', { count: shown }),
                by: t(`library.by.${sort}`),
              })}
        </span>
      )}
      <span className="frame-space" />
      {!isBin && shown > 1 && (
        <Button
          tone="plain"
          aria-haspopup="menu"
          onClick={(event) => {
            const box = event.currentTarget.getBoundingClientRect()
            onMenu({ kind: 'sort', x: box.left, y: box.bottom + 4 })
          }}
        >
          <ArrowDownUp size={16} aria-hidden />
          {t('library.sort')}
        </Button>
      )}
      <Button onClick={() => showOverlay({ kind: 'paste' })}>
        <ClipboardPaste size={16} aria-hidden />
        {t('library.paste')}
        <Keys parts={shownKeys('Mod+V')} />
      </Button>
      <Button tone="main" onClick={() => runCommand('open-articles')}>
        <Download size={16} aria-hidden />
        {t('library.import')}
        <Keys parts={shownKeys('Mod+O')} />
      </Button>
    </div>
  )
}
