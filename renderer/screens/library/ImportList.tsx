import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommands } from '../../commands/registry.ts'
import { VirtualRows } from '../../components/VirtualRows.tsx'
import type { Room } from '../../lib/room.ts'
import { isTextField } from '../../lib/keys.ts'
import { showPart } from '../../acts/library-store.ts'
import { revealFile } from '../../acts/reveal.ts'
import { retryImport } from '../../acts/actions.ts'
import { forgetImport, skipImport, stopImports, importsStore, useImports } from '../../acts/imports.ts'
import type { ImportState } from '../../store/import-states.ts'
import { followImport, importAction } from './follow-import.ts'
import {
  commonFolder,
  FIRST_FOLDING,
  importRows,
  isStop,
  rowKey,
  usualLanguage,
  type ImportRow,
} from './import-rows.ts'
import { ImportBar } from './ImportBar.tsx'
import { ImportProgress } from './ImportProgress.tsx'
import { ImportHead, ImportLine, ImportRest } from './ImportRow.tsx'
import { useRowUnderPointer, useSteadyRow } from './use-steady-row.ts'
import { useImportKeys } from './use-import-keys.ts'

/** Height of a line; in a narrow window what is said of a file stands below its name. */
const ROW_PX = 34
const TALL_ROW_PX = 50

interface ImportListProps {
  readonly room: Room
  readonly scale: number
  readonly hasSingleKeys: boolean
}

/** Files given together: how far they are, what became of each, and what is to be done with it. */
export function ImportList({ room, scale, hasSingleKeys }: ImportListProps) {
  const { t } = useTranslation()
  const items = useImports((state) => state.items)
  const isRunning = useImports((state) => state.isRunning)
  const [activeKey, setActiveKey] = useState<string>()
  const [folding, setFolding] = useState(FIRST_FOLDING)
  const { under, ...pointer } = useRowUnderPointer(items)
  const list = useRef<HTMLDivElement>(null)
  const rows = useMemo(() => importRows(items, under?.held, folding), [items, under, folding])
  const folder = useMemo(() => commonFolder(items), [items])
  const usual = useMemo(() => usualLanguage(items), [items])
  const first = rows.findIndex(isStop)
  const found = activeKey === undefined ? -1 : rows.findIndex((row) => rowKey(row) === activeKey)
  const at = found === -1 ? first : found
  const active = rows[at]
  const count = (state: ImportState): number => items.filter((item) => item.state === state).length
  const left = count('failed') + count('stopped')

  // Whoever comes to the list goes on by keys; whoever is writing in a field goes on writing.
  useEffect(() => {
    if (!isTextField(document.activeElement)) list.current?.focus({ preventScroll: true })
  }, [])

  const unfold = (row: ImportRow): void => {
    if (row.kind === 'item') return
    const folded = new Set(folding.folded)
    const whole = new Set(folding.whole)
    if (row.kind === 'rest') whole.add(row.state)
    else if (!folded.delete(row.state)) folded.add(row.state)
    setFolding({ folded, whole })
    // The keys go on where the person is: at the first file that came to light, or at the head of what was folded.
    const next = row.kind === 'rest' || row.isFolded ? row.items[0]?.id : `head-${row.state}`
    setActiveKey(next)
  }
  const step = (by: 1 | -1, most: number = 1): void => {
    let to = at
    for (let index = at + by, left = most; rows[index] !== undefined && left > 0; index += by) {
      const row = rows[index]
      if (row === undefined || !isStop(row)) continue
      to = index
      left -= 1
    }
    const row = rows[to]
    if (row !== undefined) setActiveKey(rowKey(row))
  }
  const forget = (id: string): void => {
    // The keys go on at the file after it, else before it.
    const next = [...rows.slice(at + 1), ...rows.slice(0, at).reverse()].find(isStop)
    forgetImport(id)
    setActiveKey(next && rowKey(next))
    if (importsStore.getState().items.length === 0) showPart('all')
  }
  const enter = (): void => {
    if (active?.kind === 'item') void followImport(active.item)
    else if (active !== undefined) unfold(active)
  }
  const file = active?.kind === 'item' ? active.item : undefined
  useCommands({
    'next-place': () => step(1),
    'previous-place': () => step(-1),
    ...(file === undefined
      ? {}
      : {
          'import-follow': () => void (importAction(file) === 'skip' ? skipImport(file.id) : followImport(file)),
          'import-reveal': () => revealFile(file.source),
          'import-forget': () => forget(file.id),
        }),
  })
  useImportKeys(hasSingleKeys, {
    onStep: step,
    onEnter: enter,
    onFold: () => {
      const head = rows.find((row) => row.kind === 'head' && row.state === active?.state)
      if (head?.kind === 'head' && !head.isFolded) unfold(head)
    },
    onUnfold: () => {
      if (active !== undefined && active.kind !== 'item') unfold(active)
    },
    onRetry: () => left > 0 && retryImport(),
    onSkip: () => void skipImport(),
    onStop: stopImports,
  })
  const rowPx = (room === 'tight' || room === 'narrow' ? TALL_ROW_PX : ROW_PX) * scale
  const steady = rows.findIndex((row) => rowKey(row) === under?.key)
  const above = useSteadyRow(
    list,
    under === undefined || steady === -1 ? undefined : { key: under.key, index: steady },
    rowPx,
  )
  return (
    <>
      <ImportBar folder={folder} count={items.length} left={left} />
      <ImportProgress />
      <VirtualRows
        className="lib-imports"
        role="grid"
        tabIndex={0}
        gridRef={list}
        aria-label={t('library.imports.list')}
        aria-rowcount={rows.length}
        aria-activedescendant={active && `import-${rowKey(active)}`}
        count={rows.length}
        rowPx={rowPx}
        style={{ paddingTop: above }}
        active={at}
        {...pointer}
        row={(index) => {
          const row = rows[index]
          if (row === undefined) return null
          const common = { row: index, isActive: index === at }
          if (row.kind === 'item') {
            const onActive = (): void => setActiveKey(row.item.id)
            return <ImportLine {...common} item={row.item} folder={folder} usual={usual} onActive={onActive} />
          }
          if (row.kind === 'rest')
            return <ImportRest {...common} state={row.state} items={row.items} onUnfold={() => unfold(row)} />
          return <ImportHead {...common} head={row} isRunning={isRunning} onFold={() => unfold(row)} />
        }}
      />
    </>
  )
}
