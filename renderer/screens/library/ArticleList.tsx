import { useEffect, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { ArticleSummary } from '#shared/contract/shapes.ts'
import { useCommands } from '../../commands/registry.ts'
import { Button } from '../../components/Button.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import type { Room } from '../../lib/room.ts'
import { openArticle } from '../../acts/actions.ts'
import { toast } from '../../acts/toasts.ts'
import { useApp } from '../../store/hooks.ts'
import { moveToBin, restoreFromBin } from '../../acts/library-acts.ts'
import { libraryStore, showPart, useLibrary, type LibrarySort } from '../../acts/library-store.ts'
import { ArticleTable } from './ArticleTable.tsx'
import { Welcome } from './Welcome.tsx'

interface ArticleListProps {
  readonly articles: readonly ArticleSummary[]
  /** How many there are in the library, whatever is sought. */
  readonly total: number
  readonly room: Room
  readonly gridRef: RefObject<HTMLDivElement | null>
  readonly onSort: (sort: LibrarySort) => void
}

/** The list with its keys, or what stands in its place when there is nothing to list. */
export function ArticleList({ articles, total, room, gridRef, onSort }: ArticleListProps) {
  const { t } = useTranslation()
  const scale = useApp((state) => state.settings.textScale)
  const lastId = useApp((state) => state.settings.lastArticleId)
  const { part, query, sort, isDescending, activeId, state } = useLibrary((view) => view)
  const isBin = part === 'bin'
  const isReadOnly = state?.isReadOnly === true
  const wanted = activeId ?? lastId
  const at = Math.max(
    0,
    articles.findIndex(({ id }) => id === wanted),
  )
  const active = articles[at]
  const activate = (id: ArticleSummary['id']): void => libraryStore.setState({ activeId: id })
  const step = (by: number): false | undefined => {
    const next = articles[at + by]
    if (next === undefined) return false
    activate(next.id)
    gridRef.current?.focus()
    return undefined
  }
  useCommands({
    'next-place': () => step(1),
    'previous-place': () => step(-1),
    ...(active !== undefined && !isBin && !isReadOnly ? { 'move-to-bin': () => moveToBin(active) } : {}),
  })
  // The list has the keys as soon as it is there, unless somebody is already elsewhere.
  const hasRows = articles.length > 0
  useEffect(() => {
    if (hasRows && document.activeElement === document.body) gridRef.current?.focus()
  }, [hasRows, gridRef])

  if (isBin && articles.length === 0 && query === '') {
    return <EmptyState title={t('library.bin.empty')} text={t('library.bin.note')} />
  }
  if (!isBin && total === 0) return <Welcome />
  if (!hasRows) {
    return (
      <EmptyState
        title={t('library.none.title')}
        text={query === '' ? t('library.none.filter') : t('library.none.search', { query })}
      >
        <Button
          onClick={() => {
            libraryStore.setState({ query: '' })
            showPart('all')
          }}
        >
          {t('library.none.clear')}
        </Button>
      </EmptyState>
    )
  }
  return (
    <>
      {isBin && <p className="lib-note">{t('library.bin.note')}</p>}
      <ArticleTable
        articles={articles}
        activeId={active?.id}
        room={room}
        scale={scale}
        isBin={isBin}
        isReadOnly={isReadOnly}
        sort={sort}
        isDescending={isDescending}
        gridRef={gridRef}
        onActive={activate}
        onSort={onSort}
        onOpen={({ id }) => {
          activate(id)
          void openArticle(id)
        }}
        onBin={(article) => moveToBin(article)}
        onRestore={(article) => (isReadOnly ? toast('info', t('library.bin.how')) : restoreFromBin(article))}
      />
    </>
  )
}
