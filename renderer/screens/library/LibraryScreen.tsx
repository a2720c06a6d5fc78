import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import '../../styles/frame.css'
import '../../styles/library.css'
import '../../styles/library-trouble.css'
import '../../styles/imports.css'
import type { GivenSource, LibraryState } from '#shared/contract/shapes.ts'
import { useCommands } from '../../commands/registry.ts'
import { useRoom } from '../../lib/room.ts'
import { showOverlay } from '../../acts/actions.ts'
import { openSources } from '../../acts/packages.ts'
import { useApp } from '../../store/hooks.ts'
import { useImports } from '../../acts/imports.ts'
import { libraryStore, useLibrary, watchLibrary, type LibrarySort } from '../../acts/library-store.ts'
import { ArticleList } from './ArticleList.tsx'
import { DropStrip } from './DropStrip.tsx'
import { ImportFoot } from './ImportFoot.tsx'
import { ImportList } from './ImportList.tsx'
import { KeptBanner } from './KeptBanner.tsx'
import { LibraryBar } from './LibraryBar.tsx'
import { LibraryFoot } from './LibraryFoot.tsx'
import { LibraryMenus, type OpenMenu } from './LibraryMenus.tsx'
import { LibraryRail } from './LibraryRail.tsx'
import { LibraryTop } from './LibraryTop.tsx'
import { LibraryTrouble } from './LibraryTrouble.tsx'
import { LostBanner } from './LostBanner.tsx'
import { ReadOnlyBanner } from './ReadOnlyBanner.tsx'
import { unfinished } from './import-rows.ts'
import { asCounted, beginsDescending, countParts, listArticles } from './listing.ts'
import { partKey } from './parts.ts'
import { UnfinishedImports } from './UnfinishedImports.tsx'
import { useIncoming } from './use-incoming.ts'

/** The library: what is in it, how far each article has come, and every way in. */
export function LibraryScreen() {
  const { t, i18n } = useTranslation()
  const scale = useApp((state) => state.settings.textScale)
  const hasSingleKeys = useApp((state) => state.settings.hasSingleKeys)
  const room = useRoom(scale)
  const person = useApp((state) => state.settings.reviewerName)
  const hasSingleOnes = useApp((state) => state.settings.hasSingleOnes)
  const { state, error, articles: read, bin, part, sort, isDescending, query } = useLibrary((view) => view)
  // A long list is drawn in slices: until it is there, the one before it answers.
  const stored = useDeferredValue(read)
  const articles = useMemo(() => stored?.map((each) => asCounted(each, hasSingleOnes)), [stored, hasSingleOnes])
  const hasImports = useImports((imports) => imports.items.length > 0)
  const waiting = useImports(({ items }) => unfinished(items).length)
  const search = useRef<HTMLInputElement>(null)
  const grid = useRef<HTMLDivElement>(null)
  const [menu, setMenu] = useState<OpenMenu>()

  useEffect(watchLibrary, [])
  // The field is its own master while somebody types; it only follows when the search was cleared elsewhere.
  useEffect(() => {
    if (query === '' && search.current !== null) search.current.value = ''
  }, [query])
  const take = useCallback((sources: readonly GivenSource[]) => void openSources(sources), [])
  const isOver = useIncoming(take)
  useCommands({
    'find-in-article': () => search.current?.select(),
    'paste-article': () => showOverlay({ kind: 'paste' }),
  })

  const isBin = part === 'bin'
  const shown = useMemo(
    () => listArticles(isBin ? bin : (articles ?? []), { part, person, query, sort, isDescending }, i18n.language),
    [articles, person, bin, isBin, part, query, sort, isDescending, i18n.language],
  )
  const counts = useMemo(() => countParts(articles ?? [], person), [articles, person])
  const sortBy = (by: LibrarySort): void => {
    libraryStore.setState({ sort: by, isDescending: by === sort ? !isDescending : beginsDescending(by) })
  }
  const isImports = part === 'imports' && hasImports

  return (
    <div className="frame library" data-room={room} data-over={isOver}>
      <LibraryTop search={search} grid={grid} query={query} />
      {error === undefined && <LibraryRail counts={counts} />}
      <main className="frame-main lib-main" aria-label={t(partKey(isImports ? 'imports' : part))}>
        {error !== undefined ? (
          <>
            <KeptBanner since={error.code} />
            <LibraryTrouble error={error} />
          </>
        ) : (
          <>
            {state !== undefined && isHindered(state) && <ReadOnlyBanner state={state} />}
            {state !== undefined && state.trouble?.code !== 'library-moved' && <KeptBanner since={state.path} />}
            {state?.lost !== undefined && <LostBanner lost={state.lost} />}
            {isImports ? (
              <ImportList room={room} scale={scale} hasSingleKeys={hasSingleKeys} />
            ) : (
              <>
                <LibraryBar
                  view={{
                    part,
                    sort,
                    isBin,
                    shown: shown.length + (part === 'drafts' ? waiting : 0),
                    hasArticles: (articles ?? []).length > 0,
                  }}
                  room={room}
                  onMenu={setMenu}
                />
                {part === 'drafts' && <UnfinishedImports />}
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
      {menu !== undefined && (
        <LibraryMenus
          menu={menu}
          view={{ part, sort, counts, binned: bin.length }}
          onSort={sortBy}
          onClose={() => setMenu(undefined)}
        />
      )}
    </div>
  )
}

/** Whether something keeps the library from being worked in as usual. */
function isHindered({ isReadOnly, isSound, trouble }: LibraryState): boolean {
  return isReadOnly || !isSound || trouble !== undefined
}
