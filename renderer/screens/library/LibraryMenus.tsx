import { useTranslation } from 'react-i18next'
import { showPart, type LibrarySort } from '../../acts/library-store.ts'
import { Menu } from '../../components/Menu.tsx'
import { lineStart } from '../../lib/format.ts'
import type { countParts } from './listing.ts'
import { partKey } from './parts.ts'

const SORTS: readonly LibrarySort[] = ['date', 'title', 'source', 'stage', 'changed']
const PARTS = [
  'all',
  'mine',
  'todo',
  'drafts',
  'first',
  'second',
  'third',
  'check',
  'signed',
  'missing',
  'notes',
  'bin',
] as const

/** The menu that is open, and where. */
export interface OpenMenu {
  readonly kind: 'sort' | 'part'
  readonly x: number
  readonly y: number
}

interface LibraryMenusProps {
  readonly menu: OpenMenu
  readonly view: {
    readonly part: Parameters<typeof partKey>[0]
    readonly sort: LibrarySort
    readonly counts: ReturnType<typeof countParts>
    readonly binned: number
  }
  readonly onSort: (sort: LibrarySort) => void
  readonly onClose: () => void
}

/** The order of the list; where there is no room for the rail, its parts. */
export function LibraryMenus({ menu, view, onSort, onClose }: LibraryMenusProps) {
  const { part, sort, counts, binned } = view
  const { t } = useTranslation()
  return (
    <>
      {menu?.kind === 'sort' && (
        <Menu
          label={t('library.sort')}
          at={menu}
          onClose={onClose}
          items={SORTS.map((by) => ({
            id: by,
            label: lineStart(t(`library.by.${by}`)),
            isChosen: by === sort,
            onSelect: () => onSort(by),
          }))}
        />
      )}
      {menu?.kind === 'part' && (
        <Menu
          label={t('library.rail.label')}
          at={menu}
          onClose={onClose}
          items={PARTS.map((id) => ({
            id,
            label: `${t(partKey(id))}  ${id === 'bin' ? binned : counts[id]}`,
            isChosen: id === part,
            onSelect: () => showPart(id),
          }))}
        />
      )}
    </>
  )
}
