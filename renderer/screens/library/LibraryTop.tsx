import { SlidersHorizontal, Sun } from 'lucide-react'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { libraryStore } from '../../acts/library-store.ts'
import { runCommand } from '../../commands/registry.ts'
import { IconButton } from '../../components/Button.tsx'
import { SearchField } from '../../components/SearchField.tsx'
import { shownKeys } from '../../lib/keys.ts'

interface LibraryTopProps {
  readonly search: RefObject<HTMLInputElement | null>
  readonly grid: RefObject<HTMLDivElement | null>
  readonly query: string
}

/** The name of the app, the search, the look and the settings. */
export function LibraryTop({ search, grid, query }: LibraryTopProps) {
  const { t } = useTranslation()
  return (
    <header className="frame-top">
      <h1 className="lib-name">
        Galley
        <span className="frame-rule" aria-hidden="true" />
        <small>{t('library.title')}</small>
      </h1>
      <div className="frame-top-middle">
        <SearchField
          label={t('library.search')}
          clearLabel={t('library.clearSearch')}
          initial={query}
          keys={shownKeys('Mod+F')}
          fieldRef={search}
          onSearch={(text) => libraryStore.setState({ query: text })}
          onKey={(event) => {
            if (!['Enter', 'ArrowDown', 'Escape'].includes(event.key)) return
            event.preventDefault()
            grid.current?.focus()
          }}
        />
      </div>
      <div className="frame-top-end">
        <IconButton label={t('library.theme')} onClick={() => runCommand('theme-next')}>
          <Sun size={18} />
        </IconButton>
        <IconButton label={t('library.settings')} onClick={() => runCommand('open-settings')}>
          <SlidersHorizontal size={18} />
        </IconButton>
      </div>
    </header>
  )
}
