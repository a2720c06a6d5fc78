import { ArrowDown, ArrowUp, Camera, Ellipsis, Hash, MessageSquareText, Undo2, type LucideIcon } from 'lucide-react'
import { useRef, type KeyboardEvent, type Ref } from 'react'
import { useTranslation } from 'react-i18next'
import type { ArticleSummary } from '#shared/contract/shapes.ts'
import type { ArticleId } from '#shared/domain/ids.ts'
import { Button, IconButton } from '../../components/Button.tsx'
import { VirtualRows } from '../../components/VirtualRows.tsx'
import type { Room } from '../../lib/room.ts'
import type { LibrarySort } from '../../acts/library-store.ts'
import { Cell, type Column } from './ArticleCells.tsx'
import { openMenuAt } from '../menus/open-menu.ts'
import { choiceWay, type ChoiceWay } from './choice.ts'

const ROW_PX = 58

const COLUMNS: Readonly<Record<Room, readonly Column[]>> = {
  wide: ['article', 'source', 'date', 'stage', 'captions', 'numbers', 'notes', 'changed'],
  medium: ['article', 'source', 'date', 'stage', 'captions', 'numbers', 'notes'],
  narrow: ['article', 'stage', 'captions', 'numbers', 'notes'],
  tight: ['article', 'stage', 'captions', 'numbers', 'notes'],
}
const BIN_COLUMNS: Readonly<Record<Room, readonly Column[]>> = {
  wide: ['article', 'source', 'date', 'stage', 'deleted'],
  medium: ['article', 'source', 'date', 'stage', 'deleted'],
  narrow: ['article', 'deleted'],
  tight: ['article', 'deleted'],
}
const SORTS: Partial<Record<Column, LibrarySort>> = {
  article: 'title',
  source: 'source',
  date: 'date',
  stage: 'stage',
  changed: 'changed',
}

/** Columns of which a whole list may have nothing; those it is sorted by stay. */
const EMPTIABLE: readonly (readonly [Column, (article: ArticleSummary) => boolean])[] = [
  ['source', ({ source }) => source !== undefined],
  ['date', ({ publishedAt }) => publishedAt !== undefined],
]

interface ArticleTableProps {
  readonly articles: readonly ArticleSummary[]
  readonly activeId: ArticleId | undefined
  readonly room: Room
  readonly scale: number
  readonly isBin: boolean
  readonly isReadOnly: boolean
  readonly sort: LibrarySort
  readonly isDescending: boolean
  readonly gridRef: Ref<HTMLDivElement>
  /** Those chosen together, in the order of the list; none when it is the row at hand alone. */
  readonly chosen: readonly ArticleSummary[]
  readonly onChoose: (id: ArticleId, way: ChoiceWay) => void
  readonly onChooseAll: () => void
  readonly onUnchoose: () => void
  readonly onSort: (sort: LibrarySort) => void
  readonly onOpen: (article: ArticleSummary) => void
  readonly onRename: (article: ArticleSummary) => void
  readonly onBin: (articles: readonly ArticleSummary[]) => void
  readonly onRestore: (articles: readonly ArticleSummary[]) => void
}

/**
 * The articles, a row each: arrows move, Enter opens, F2 renames, Delete goes to the bin, the menu key shows the rest; with
 * Shift and Ctrl several are chosen, and what is done is done to all of them.
 */
export function ArticleTable(props: ArticleTableProps) {
  const { articles, activeId, room, scale, isBin, isReadOnly, chosen } = props
  const { t } = useTranslation()
  const host = useRef<HTMLDivElement>(null)
  const without = EMPTIABLE.filter(
    ([column, has]) => SORTS[column] !== props.sort && !articles.some((article) => has(article)),
  ).map(([column]) => column)
  const columns = (isBin ? BIN_COLUMNS : COLUMNS)[room].filter((column) => !without.includes(column))
  const found = articles.findIndex(({ id }) => id === activeId)
  const active = found === -1 ? 0 : found
  const current = articles[active]

  const move = (to: number, way: ChoiceWay): void => {
    const next = articles[Math.max(0, Math.min(articles.length - 1, to))]
    if (next !== undefined) props.onChoose(next.id, way)
  }
  // What is chosen together is spoken of together; elsewhere the menu is of the row that it was asked of.
  const takeForMenu = (article: ArticleSummary): void =>
    props.onChoose(article.id, chosen.includes(article) ? 'move' : 'one')
  const showMenu = (article: ArticleSummary): void => {
    const row = document.getElementById(rowId(article))
    takeForMenu(article)
    if (row !== null) openMenuAt(row)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.target !== event.currentTarget || current === undefined) return
    const page = Math.max(1, Math.floor(event.currentTarget.clientHeight / (ROW_PX * scale)) - 1)
    const to = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: articles.length - 1,
    }[event.key]
    const isMod = event.ctrlKey || event.metaKey
    const of = chosen.length > 0 ? chosen : [current]
    if (to !== undefined) move(to, choiceWay(event, 'arrows'))
    else if (event.key === ' ') props.onChoose(current.id, event.shiftKey ? 'run' : 'toggle')
    else if (isMod && event.key.toLowerCase() === 'a') props.onChooseAll()
    else if (event.key === 'Escape' && chosen.length > 0) props.onUnchoose()
    else if (event.key === 'Enter' && isBin) props.onRestore(of)
    else if (event.key === 'Enter') props.onOpen(current)
    else if (event.key === 'F2' && !isBin && !isReadOnly) props.onRename(current)
    else if (event.key === 'Delete' && !isBin && !isReadOnly) props.onBin(of)
    else {
      // The menu's own keys are a command; it is of the row at hand.
      if (event.key === 'ContextMenu' || event.key === 'F10') takeForMenu(current)
      return
    }
    event.preventDefault()
  }
  return (
    <div className="lib-table" ref={host} data-room={room} data-bin={isBin} data-without={without.join(' ')}>
      <VirtualRows
        role="grid"
        tabIndex={0}
        aria-label={t('library.table')}
        aria-rowcount={articles.length + 1}
        aria-multiselectable
        aria-activedescendant={current && rowId(current)}
        count={articles.length}
        rowPx={ROW_PX * scale}
        active={active}
        onKeyDown={onKeyDown}
        gridRef={props.gridRef}
        head={
          <div role="rowgroup" className="lib-head">
            <div role="row" aria-rowindex={1} className="lib-row">
              {columns.map((column) => (
                <Head key={column} column={column} {...props} />
              ))}
              <span role="columnheader">
                <span className="visually-hidden">{t('library.column.actions')}</span>
              </span>
            </div>
          </div>
        }
        row={(index) => {
          const article = articles[index]
          if (article === undefined) return null
          return (
            <ArticleRow
              {...props}
              article={article}
              columns={columns}
              rowIndex={index + 2}
              isActive={index === active}
              isChosen={chosen.length > 0 ? chosen.includes(article) : index === active}
              onMenu={showMenu}
              onContextMenu={takeForMenu}
            />
          )
        }}
      />
    </div>
  )
}

function rowId({ id }: ArticleSummary): string {
  return `article-${id}`
}

interface ArticleRowProps extends ArticleTableProps {
  readonly article: ArticleSummary
  readonly columns: readonly Column[]
  readonly rowIndex: number
  readonly isActive: boolean
  readonly isChosen: boolean
  readonly onMenu: (article: ArticleSummary) => void
  readonly onContextMenu: (article: ArticleSummary) => void
}

function ArticleRow(props: ArticleRowProps) {
  const { article, columns, rowIndex, isActive, isChosen, isBin, room } = props
  const { t } = useTranslation()
  return (
    <div
      id={rowId(article)}
      role="row"
      className="lib-row"
      aria-rowindex={rowIndex}
      aria-selected={isChosen}
      data-active={isActive || undefined}
      // A run of rows is chosen, not their words.
      onMouseDown={(event) => event.shiftKey && event.preventDefault()}
      onClick={(event) => props.onChoose(article.id, choiceWay(event, 'pointer'))}
      onDoubleClick={() => (isBin ? props.onRestore([article]) : props.onOpen(article))}
      onContextMenu={() => props.onContextMenu(article)}
    >
      {columns.map((column) => (
        <div key={column} role="gridcell" className={`lib-cell-${column}`}>
          <Cell column={column} article={article} room={room} onOpen={isBin ? undefined : props.onOpen} />
        </div>
      ))}
      <div role="gridcell" className="lib-cell-actions">
        {isBin ? (
          <Button tone="link" onClick={() => props.onRestore([article])} tabIndex={isActive ? 0 : -1}>
            <Undo2 size={14} aria-hidden />
            {t('library.bin.restore')}
          </Button>
        ) : (
          <IconButton
            label={t('library.menu.label', { title: article.title })}
            size="small"
            aria-haspopup="menu"
            tabIndex={isActive ? 0 : -1}
            onClick={() => props.onMenu(article)}
          >
            <Ellipsis size={16} />
          </IconButton>
        )}
      </div>
    </div>
  )
}

/** Where a ring alone has room, its sign stands over it. */
const SIGNS: Partial<Readonly<Record<Column, LucideIcon>>> = {
  captions: Camera,
  numbers: Hash,
  notes: MessageSquareText,
}

function Head({ column, sort, isDescending, isBin, room, onSort }: ArticleTableProps & { readonly column: Column }) {
  const { t } = useTranslation()
  const by = isBin ? undefined : SORTS[column]
  const name = t(`library.column.${column}`)
  const order = by === sort ? (isDescending ? 'descending' : 'ascending') : undefined
  const Arrow = isDescending ? ArrowDown : ArrowUp
  const Sign = room === 'tight' ? SIGNS[column] : undefined
  if (Sign !== undefined)
    return (
      <span role="columnheader" className="lib-sign" title={name}>
        <Sign size={16} aria-hidden />
        <span className="visually-hidden">{name}</span>
      </span>
    )
  return (
    <span role="columnheader" aria-sort={order}>
      {by === undefined ? (
        name
      ) : (
        <button type="button" onClick={() => onSort(by)}>
          {name}
          {order !== undefined && <Arrow size={12} aria-hidden />}
        </button>
      )}
    </span>
  )
}
