import {
  Bandage,
  Check,
  Circle,
  CircleHelp,
  CircleX,
  FileText,
  LoaderCircle,
  Square,
  SquareDashed,
  type LucideIcon,
} from 'lucide-react'
import { useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/Button.tsx'
import { Keys } from '../../components/Keys.tsx'
import { fileNameOf, shownBytes } from '../../lib/format.ts'
import { errorText, openArticle, retryImport, showOverlay } from '../../acts/actions.ts'
import { appStore } from '../../store/app-store.ts'
import {
  clearImports,
  IMPORT_STATES,
  lookAgain,
  stopImports,
  useImports,
  type ImportItem,
  type ImportState,
} from '../../acts/imports.ts'
import { showPart } from '../../acts/library-store.ts'

const ICONS: Readonly<Record<ImportState, LucideIcon>> = {
  decide: CircleHelp,
  failed: CircleX,
  repaired: Bandage,
  opened: Check,
  already: Check,
  reading: LoaderCircle,
  waiting: Circle,
  stopped: SquareDashed,
}

/** Files given together: how far they are, what became of each, and what is to be done with it. */
export function ImportList() {
  const { t } = useTranslation()
  const items = useImports((state) => state.items)
  const isRunning = useImports((state) => state.isRunning)
  const [activeId, setActiveId] = useState<string>()
  const list = useRef<HTMLDivElement>(null)
  const ordered = IMPORT_STATES.flatMap((state) => items.filter((item) => item.state === state))
  const at = Math.max(
    0,
    ordered.findIndex(({ id }) => id === activeId),
  )
  const active = ordered[at]
  const count = (state: ImportState): number => items.filter((item) => item.state === state).length
  const read = items.length - count('waiting') - count('reading') - count('stopped')
  const left = count('failed') + count('stopped')

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.target !== event.currentTarget || active === undefined) return
    const to = { ArrowDown: at + 1, j: at + 1, ArrowUp: at - 1, k: at - 1 }[event.key]
    if (to !== undefined) {
      const next = ordered[Math.max(0, Math.min(ordered.length - 1, to))]
      if (next === undefined) return
      setActiveId(next.id)
      document.getElementById(`import-${next.id}`)?.scrollIntoView({ block: 'nearest' })
    } else if (event.key === 'Enter') void follow(active)
    else if (event.key === 'r' && left > 0) retryImport()
    else if (event.key === 'Escape' && isRunning) stopImports()
    else return
    event.preventDefault()
  }
  return (
    <>
      <div className="lib-bar">
        <h2>{t('library.imports.title')}</h2>
        <span className="lib-quiet">{t('library.imports.files', { count: items.length })}</span>
        <span className="frame-space" />
        {left > 0 && !isRunning && (
          <Button onClick={() => retryImport()}>
            {t('library.imports.retryAll', { count: left })}
            <Keys parts={['R']} />
          </Button>
        )}
        {isRunning ? (
          <Button onClick={stopImports}>
            <Square size={14} aria-hidden />
            {t('library.imports.stop')}
            <Keys parts={['Esc']} />
          </Button>
        ) : (
          <Button
            onClick={() => {
              clearImports()
              showPart('all')
            }}
          >
            {t('library.imports.clear')}
          </Button>
        )}
      </div>
      <div
        className="lib-progress"
        role="progressbar"
        aria-label={t('library.imports.title')}
        aria-valuemin={0}
        aria-valuemax={items.length}
        aria-valuenow={read}
      >
        {(['opened', 'already', 'repaired', 'decide', 'failed'] as const).map((state) => (
          <span key={state} data-state={state} style={{ width: `${(count(state) / items.length) * 100}%` }} />
        ))}
      </div>
      <p className="lib-progress-text" role="status">
        <b>{t('library.imports.progress', { done: read, total: items.length })}</b>
        <span className="lib-quiet">{t(isRunning ? 'library.imports.running' : 'library.imports.ended')}</span>
      </p>
      <div
        ref={list}
        className="lib-imports scroll"
        role="grid"
        tabIndex={0}
        aria-label={t('library.imports.list')}
        aria-activedescendant={active && `import-${active.id}`}
        onKeyDown={onKeyDown}
      >
        {IMPORT_STATES.filter((state) => count(state) > 0).map((state) => (
          <div key={state} role="rowgroup" aria-label={t(`library.imports.state.${state}`)}>
            <div role="row" className="lib-imports-head">
              <span role="rowheader">
                {t(`library.imports.state.${state}`)} <span className="lib-quiet">{count(state)}</span>
              </span>
            </div>
            {items
              .filter((item) => item.state === state)
              .map((item) => (
                <ImportRow key={item.id} item={item} isActive={item === active} onActive={() => setActiveId(item.id)} />
              ))}
          </div>
        ))}
      </div>
    </>
  )
}

interface ImportRowProps {
  readonly item: ImportItem
  readonly isActive: boolean
  readonly onActive: () => void
}

function ImportRow({ item, isActive, onActive }: ImportRowProps) {
  const { t, i18n } = useTranslation()
  const Icon = ICONS[item.state]
  const action = actionOf(item)
  return (
    <div
      id={`import-${item.id}`}
      role="row"
      aria-selected={isActive}
      className="lib-import"
      data-state={item.state}
      onClick={onActive}
      onDoubleClick={() => void follow(item)}
    >
      <span role="gridcell" className="lib-import-name">
        <FileText size={16} aria-hidden />
        <span>{nameOf(item, t)}</span>
      </span>
      <span role="gridcell" className="lib-quiet">
        {item.byteLength === undefined ? '' : shownBytes(item.byteLength, i18n.language)}
      </span>
      <span role="gridcell" className="lib-import-state">
        <Icon size={14} aria-hidden />
        {t(`library.imports.state.${item.state}`)}
      </span>
      <span role="gridcell" className="lib-import-said">
        <Said item={item} />
      </span>
      <span role="gridcell">
        {action !== undefined && (
          <Button tone={item.state === 'decide' ? undefined : 'link'} tabIndex={-1} onClick={() => void follow(item)}>
            {t(`library.imports.${action}`)}
            {item.state === 'decide' && isActive && <Keys parts={['Enter']} />}
          </Button>
        )}
      </span>
    </div>
  )
}

/** What there is to say of a file: its headline, what is in doubt, or why it was not opened. */
function Said({ item }: { readonly item: ImportItem }) {
  const { t } = useTranslation()
  if (item.error !== undefined) return <>{errorText(item.error)}</>
  const reasons = (item.reasons ?? []).map((reason) =>
    t(`library.imports.reason.${reason}`, { count: item.repairs ?? 0 }),
  )
  const repaired = item.state === 'repaired' ? [t('library.repaired', { count: item.repairs ?? 0 })] : []
  return (
    <>
      {item.title !== undefined && <span className="lib-import-title">{item.title}</span>}
      <span className="lib-quiet">{[...(item.state === 'decide' ? reasons : []), ...repaired].join(' · ')}</span>
    </>
  )
}

function nameOf({ source }: ImportItem, t: (key: string) => string): string {
  if (source.kind === 'path') return fileNameOf(source.path)
  return t(source.kind === 'paste' ? 'library.imports.pasted' : 'library.imports.sample')
}

function actionOf(item: ImportItem): 'look' | 'open' | 'retry' | undefined {
  if (item.state === 'decide') return 'look'
  if (item.state === 'failed' || item.state === 'stopped') return 'retry'
  return item.articleId === undefined ? undefined : 'open'
}

/** Does with a file what its row offers. */
async function follow(item: ImportItem): Promise<void> {
  const action = actionOf(item)
  if (action === 'retry') retryImport(item.id)
  else if (action === 'open' && item.articleId !== undefined) await openArticle(item.articleId)
  else if (action === 'look') {
    const found = await lookAgain(item)
    if ('code' in found) showOverlay({ kind: 'error', error: found })
    else appStore.setState({ screen: { kind: 'opening', preview: found } })
  }
}
