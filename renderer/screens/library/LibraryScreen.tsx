import { ArrowDownUp, ClipboardPaste, Download, SlidersHorizontal, Sun } from 'lucide-react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import '../../styles/frame.css'
import '../../styles/library.css'
import '../../styles/imports.css'
import type { GivenSource } from '#shared/contract/shapes.ts'
import { runCommand, useCommands } from '../../commands/registry.ts'
import { Button, IconButton } from '../../components/Button.tsx'
import { Keys } from '../../components/Keys.tsx'
import { Menu } from '../../components/Menu.tsx'
import { SearchField } from '../../components/SearchField.tsx'
import { lineStart } from '../../lib/format.ts'
import { shownKeys } from '../../lib/keys.ts'
import { useRoom } from '../../lib/room.ts'
import { importSources, showOverlay } from '../../acts/actions.ts'
import { useApp } from '../../store/hooks.ts'
import { useImports } from '../../acts/imports.ts'
import { libraryStore, showPart, useLibrary, watchLibrary, type LibrarySort } from '../../acts/library-store.ts'
import { ArticleList } from './ArticleList.tsx'
import { DropStrip } from './DropStrip.tsx'
import { ImportFoot } from './ImportFoot.tsx'
import { ImportList } from './ImportList.tsx'
import { LibraryFoot } from './LibraryFoot.tsx'
import { LibraryRail } from './LibraryRail.tsx'
import { LibraryTrouble } from './LibraryTrouble.tsx'
import { ReadOnlyBanner } from './ReadOnlyBanner.tsx'
import { beginsDescending, countParts, listArticles } from './listing.ts'
import { partKey } from './parts.ts'
import { useIncoming } from './use-incoming.ts'

const SORTS: readonly LibrarySort[] = ['date', 'title', 'source', 'stage', 'changed']
const PARTS = ['all', 'todo', 'first', 'second', 'third', 'check', 'signed', 'missing', 'notes', 'bin'] as const

/** The library: what is in it, how far each article has come, and every way in. */
export function LibraryScreen() {
  const { t, i18n } = useTranslation()
  const scale = useApp((state) => state.settings.textScale)
  const hasSingleKeys = useApp((state) => state.settings.hasSingleKeys)
  const room = useRoom(scale)
  const { state, error, articles, bin, part, sort, isDescending, query } = useLibrary((view) => view)
  const hasImports = useImports((imports) => imports.items.length > 0)
  const search = useRef<HTMLInputElement>(null)
  const grid = useRef<HTMLDivElement>(null)
  const [menu, setMenu] = useState<{ readonly kind: 'sort' | 'part'; readonly x: number; readonly y: number }>()

  useEffect(watchLibrary, [])
  // The field is its own master while somebody types; it only follows when the search was cleared elsewhere.
  useEffect(() => {
    if (query === '' && search.current !== null) search.current.value = ''
  }, [query])
  const take = useCallback((sources: readonly GivenSource[]) => void importSources(sources), [])
  const isOver = useIncoming(take)
  useCommands({
    'find-in-article': () => search.current?.select(),
    'paste-article': () => showOverlay({ kind: 'paste' }),
  })

  const isBin = part === 'bin'
  const shown = useMemo(
    () => listArticles(isBin ? bin : (articles ?? []), { part, query, sort, isDescending }, i18n.language),
    [articles, bin, isBin, part, query, sort, isDescending, i18n.language],
  )
  const counts = useMemo(() => countParts(articles ?? []), [articles])
  const sortBy = (by: LibrarySort): void => {
    libraryStore.setState({ sort: by, isDescending: by === sort ? !isDescending : beginsDescending(by) })
  }
  const isImports = part === 'imports' && hasImports

  return (
    <div className="frame library" data-room={room} data-over={isOver}>
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
      {error === undefined && <LibraryRail counts={counts} />}
      <main className="frame-main lib-main" aria-label={t(partKey(isImports ? 'imports' : part))}>
        {error !== undefined ? (
          <LibraryTrouble error={error} />
        ) : (
          <>
            {state !== undefined && (state.isReadOnly || !state.isSound) && <ReadOnlyBanner state={state} />}
            {isImports ? (
              <ImportList room={room} scale={scale} hasSingleKeys={hasSingleKeys} />
            ) : (
              <>
                <div className="lib-bar">
                  <h2>
                    {room === 'tight' ? (
                      <button
                        type="button"
                        className="lib-part"
                        aria-haspopup="menu"
                        onClick={(event) => {
                          const box = event.currentTarget.getBoundingClientRect()
                          setMenu({ kind: 'part', x: box.left, y: box.bottom })
                        }}
                      >
                        {t(partKey(part))}
                        <ArrowDownUp size={14} aria-hidden />
                      </button>
                    ) : (
                      t(partKey(part))
                    )}
                  </h2>
                  {articles !== undefined && articles.length > 0 && (
                    <span className="lib-quiet">
                      {isBin
                        ? t('library.count', { count: shown.length })
                        : t('library.sorted', {
                            articles: t('library.count', { count: shown.length }),
                            by: t(`library.by.${sort}`),
                          })}
                    </span>
                  )}
                  <span className="frame-space" />
                  {!isBin && shown.length > 1 && (
                    <Button
                      tone="plain"
                      aria-haspopup="menu"
                      onClick={(event) => {
                        const box = event.currentTarget.getBoundingClientRect()
                        setMenu({ kind: 'sort', x: box.left, y: box.bottom + 4 })
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
                {articles !== undefined && (
                  <ArticleList articles={shown} total={articles.length} room={room} gridRef={grid} onSort={sortBy} />
                )}
              </>
            )}
            {!isImports && <DropStrip isOver={isOver} />}
          </>
        )}
      </main>
      {error !== undefined && <footer className="frame-foot" />}
      {error === undefined && isImports && <ImportFoot />}
      {error === undefined && !isImports && <LibraryFoot articles={articles ?? []} state={state} />}
      {menu?.kind === 'sort' && (
        <Menu
          label={t('library.sort')}
          at={menu}
          onClose={() => setMenu(undefined)}
          items={SORTS.map((by) => ({
            id: by,
            label: lineStart(t(`library.by.${by}`)),
            isChosen: by === sort,
            onSelect: () => sortBy(by),
          }))}
        />
      )}
      {menu?.kind === 'part' && (
        <Menu
          label={t('library.rail.label')}
          at={menu}
          onClose={() => setMenu(undefined)}
          items={PARTS.map((id) => ({
            id,
            label: `${t(partKey(id))}  ${id === 'bin' ? bin.length : counts[id]}`,
            isChosen: id === part,
            onSelect: () => showPart(id),
          }))}
        />
      )}
    </div>
  )
}
