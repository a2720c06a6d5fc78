import { useEffect, useMemo, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { ArticleSummary } from '#shared/contract/shapes.ts'
import type { ArticleId } from '#shared/domain/ids.ts'
import { useCommands } from '../../commands/registry.ts'
import { Button } from '../../components/Button.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import type { Room } from '../../lib/room.ts'
import { openArticle, showOverlay } from '../../acts/actions.ts'
import { exportCommands } from '../../acts/exporting.ts'
import { toast } from '../../acts/toasts.ts'
import { useApp } from '../../store/hooks.ts'
import { moveToBin, restoreFromBin, undoInLibrary } from '../../acts/library-acts.ts'
import { libraryStore, showPart, useLibrary, type LibraryPart, type LibrarySort } from '../../acts/library-store.ts'
import { ArticleTable } from './ArticleTable.tsx'
import { useImports } from '../../acts/imports.ts'
import { unfinished } from './import-rows.ts'
import { chooseRow, type ChoiceWay } from './choice.ts'
import { ChosenArticles } from './ChosenArticles.tsx'
import { Welcome } from './Welcome.tsx'

function exportThem(articles: readonly ArticleSummary[]): void {
  showOverlay({ kind: 'export', articles })
}

function stageThem(articles: readonly ArticleSummary[]): void {
  showOverlay({ kind: 'stage', articles })
}

/** Why a part is empty, where that says more than that it is. */
function without(part: LibraryPart, hasName: boolean): string {
  if (part === 'mine') return hasName ? 'mine' : 'nobody'
  return part === 'drafts' ? 'drafts' : 'filter'
}

interface ArticleListProps {
  readonly articles: readonly ArticleSummary[]
  /** How many there are in the library, whatever is sought. */
  readonly total: number
  readonly room: Room
  readonly gridRef: RefObject<HTMLDivElement | null>
  readonly onSort: (sort: LibrarySort) => void
}

/** What is asked for is not there; the way back to all is. */
function NothingListed({ part, query }: { readonly part: LibraryPart; readonly query: string }) {
  const { t } = useTranslation()
  const hasName = useApp((state) => state.settings.reviewerName !== undefined)
  return (
    <EmptyState
      title={t('library.none.title')}
      text={query === '' ? t(`library.none.${without(part, hasName)}`) : t('library.none.search', { query })}
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

/** The list with its keys, or what stands in its place when there is nothing to list. */
export function ArticleList({ articles, total, room, gridRef, onSort }: ArticleListProps) {
  const { t } = useTranslation()
  const scale = useApp((state) => state.settings.textScale)
  const lastId = useApp((state) => state.settings.lastArticleId)
  const { part, query, sort, isDescending, activeId, anchorId, chosenIds, state } = useLibrary((view) => view)
  const waits = useImports(({ items }) => unfinished(items).length > 0)
  const isBin = part === 'bin'
  const isReadOnly = state?.isReadOnly === true
  const wanted = activeId ?? lastId
  const at = Math.max(
    0,
    articles.findIndex(({ id }) => id === wanted),
  )
  const active = articles[at]
  // What is not listed any more is not chosen any more.
  const chosen = useMemo(() => articles.filter(({ id }) => chosenIds.has(id)), [articles, chosenIds])
  const choose = (id: ArticleId, way: ChoiceWay): void => {
    const before = { active: active?.id, anchor: anchorId, chosen: new Set(chosen.map((each) => each.id)) }
    const rows = articles.map((each) => each.id)
    const after = chooseRow<ArticleId>(before, rows, id, way)
    libraryStore.setState({ activeId: after.active, anchorId: after.anchor, chosenIds: after.chosen })
  }
  const unchoose = (): void => libraryStore.setState({ chosenIds: new Set() })
  const bin = (given: readonly ArticleSummary[]): void => moveToBin(given, unchoose)
  const restore = (given: readonly ArticleSummary[]): void => {
    if (isReadOnly) toast('info', t('library.bin.how'))
    else restoreFromBin(given)
  }
  const step = (by: number): false | undefined => {
    const next = articles[at + by]
    if (next === undefined) return false
    choose(next.id, 'one')
    gridRef.current?.focus()
    return undefined
  }
  useCommands({
    'next-place': () => step(1),
    'previous-place': () => step(-1),
    undo: undoInLibrary,
    'open-article': () => (active === undefined || isBin ? false : void openArticle(active.id)),
    'restore-article': () => {
      if (!isBin || active === undefined) return false
      restore(chosen.length > 0 ? chosen : [active])
      return undefined
    },
    ...(active !== undefined && !isBin
      ? {
          'export-article': () => exportThem(chosen.length > 0 ? chosen : [active]),
          ...exportCommands(chosen.length > 0 ? chosen : [active]),
        }
      : {}),
    ...(active !== undefined && !isBin && !isReadOnly
      ? {
          'move-to-bin': () => bin(chosen.length > 0 ? chosen : [active]),
          'set-stage': () => stageThem(chosen.length > 0 ? chosen : [active]),
          'rename-article': () => showOverlay({ kind: 'rename', article: active }),
        }
      : {}),
  })
  // The list has the keys as soon as it is there, unless somebody is already elsewhere than on the ground around it.
  const hasRows = articles.length > 0
  useEffect(() => {
    if (hasRows && document.activeElement?.contains(gridRef.current) === true) gridRef.current?.focus()
  }, [hasRows, gridRef])

  if (isBin && articles.length === 0 && query === '') {
    return <EmptyState title={t('library.bin.empty')} text={t('library.bin.note')} />
  }
  if (!isBin && total === 0) return <Welcome />
  if (!hasRows && part === 'drafts' && query === '' && waits) return null
  if (!hasRows) return <NothingListed part={part} query={query} />
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
        chosen={chosen}
        onChoose={choose}
        onChooseAll={() => libraryStore.setState({ chosenIds: new Set(articles.map(({ id }) => id)) })}
        onUnchoose={unchoose}
        onSort={onSort}
        onOpen={({ id }) => {
          choose(id, 'one')
          void openArticle(id)
        }}
        onRename={(article) => showOverlay({ kind: 'rename', article })}
        onBin={bin}
        onRestore={restore}
      />
      {/* Below the rows: what is chosen next stands where it stood. */}
      {chosen.length > 1 && (
        <ChosenArticles
          count={chosen.length}
          isBin={isBin}
          isReadOnly={isReadOnly}
          onExport={() => exportThem(chosen)}
          onStage={() => stageThem(chosen)}
          onBin={() => bin(chosen)}
          onRestore={() => restore(chosen)}
          onClear={() => {
            unchoose()
            gridRef.current?.focus()
          }}
        />
      )}
    </>
  )
}
