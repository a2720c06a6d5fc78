import { ChevronDown, ChevronRight, FileText } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { CallError } from '#shared/contract/errors.ts'
import { placeOf } from '#shared/contract/files.ts'
import { Button } from '../../components/Button.tsx'
import { Keys } from '../../components/Keys.tsx'
import { shownBytes } from '../../lib/format.ts'
import { retryImport } from '../../acts/actions.ts'
import { errorText } from '../../acts/toasts.ts'
import { skipImport, type ImportItem } from '../../acts/imports.ts'
import type { ImportState } from '../../store/import-states.ts'
import { followImport, importAction } from './follow-import.ts'
import { nameOf } from './import-name.ts'
import type { ImportRow } from './import-rows.ts'
import { IMPORT_ICONS } from './parts.ts'

interface Line {
  readonly row: number
  readonly isActive: boolean
}

interface ImportHeadProps extends Line {
  readonly head: Extract<ImportRow, { readonly kind: 'head' }>
  readonly isRunning: boolean
  readonly onFold: () => void
}

/** The head of a group: how many files, what it means, and what can be done with all of them. */
export function ImportHead({ head, row, isActive, isRunning, onFold }: ImportHeadProps) {
  const { t } = useTranslation()
  const { state, items, isFolded } = head
  const Chevron = isFolded ? ChevronRight : ChevronDown
  const hint = state === 'failed' ? 'untouched' : state === 'decide' && isRunning ? 'others' : undefined
  return (
    <div
      id={`import-head-${state}`}
      role="row"
      aria-rowindex={row + 1}
      aria-selected={isActive}
      className="lib-imports-head"
    >
      <span role="rowheader">
        <button type="button" tabIndex={-1} aria-expanded={!isFolded} onClick={onFold}>
          <Chevron size={14} aria-hidden />
          {t(`library.imports.state.${state}`)} <span className="lib-quiet">{items.length}</span>
        </button>
      </span>
      <span role="gridcell" className="lib-quiet lib-names">
        {isFolded ? <Names items={items} /> : hint !== undefined && t(`library.imports.${hint}`)}
      </span>
      <span role="gridcell">
        {(state === 'failed' || state === 'stopped') && !isRunning && (
          <Button tone="link" tabIndex={-1} onClick={() => retryImport(items.map(({ id }) => id))}>
            {t('library.imports.retryGroup', { count: items.length })}
          </Button>
        )}
      </span>
    </div>
  )
}

interface ImportRestProps extends Line {
  readonly state: ImportState
  readonly items: readonly ImportItem[]
  readonly onUnfold: () => void
}

/** Files of a group that need no look, folded into one line. */
export function ImportRest({ state, items, row, isActive, onUnfold }: ImportRestProps) {
  const { t } = useTranslation()
  return (
    <div
      id={`import-rest-${state}`}
      role="row"
      aria-rowindex={row + 1}
      aria-selected={isActive}
      className="lib-import-rest"
      onClick={onUnfold}
    >
      <span role="gridcell">
        <button type="button" tabIndex={-1} aria-expanded={false}>
          {t('library.imports.more', { count: items.length })}
        </button>
      </span>
      <span role="gridcell" className="lib-quiet lib-names">
        <Names items={items} />
      </span>
    </div>
  )
}

/** The names of files that stand in no row of their own; more than a few are cut by the line's end anyway. */
const MOST_NAMES = 12

function Names({ items }: { readonly items: readonly ImportItem[] }) {
  const { t } = useTranslation()
  return (
    <>
      {items
        .slice(0, MOST_NAMES)
        .map((item) => nameOf(item, undefined, t))
        .join(t('library.imports.between'))}
    </>
  )
}

interface ImportLineProps extends Line {
  readonly item: ImportItem
  readonly folder: string | undefined
  /** The language of most files, which needs no words. */
  readonly usual: string | undefined
  readonly onActive: () => void
}

/** A file: its name, its size, what became of it, and what is to be done with it. */
export function ImportLine({ item, folder, usual, row, isActive, onActive }: ImportLineProps) {
  const { t, i18n } = useTranslation()
  const Icon = IMPORT_ICONS[item.state]
  const action = importAction(item)
  const name = nameOf(item, folder, t)
  return (
    <div
      id={`import-${item.id}`}
      role="row"
      aria-rowindex={row + 1}
      aria-selected={isActive}
      className="lib-import"
      data-import={item.id}
      onContextMenu={onActive}
      data-state={item.state}
      onClick={onActive}
      onDoubleClick={() => void followImport(item)}
    >
      <span role="gridcell" className="lib-import-name">
        <FileText size={16} aria-hidden />
        <span title={item.source.kind === 'file' ? placeOf(item.source.file) : name}>{name}</span>
      </span>
      <span role="gridcell" className="lib-quiet">
        {item.byteLength === undefined ? '' : shownBytes(item.byteLength, i18n.language)}
      </span>
      <span role="gridcell" className="lib-import-state">
        <Icon size={14} aria-hidden />
        {t(`library.imports.state.${item.state}`)}
      </span>
      <span role="gridcell" className="lib-import-said">
        <Said item={item} usual={usual} />
      </span>
      <span role="gridcell">
        {action !== undefined && (
          <Button
            tone={action === 'look' ? undefined : 'link'}
            tabIndex={isActive ? 0 : -1}
            onClick={() => void (action === 'skip' ? skipImport(item.id) : followImport(item))}
          >
            {t(`library.imports.${action}`)}
            {isActive && <Keys parts={[action === 'skip' ? 'S' : 'Enter']} />}
          </Button>
        )}
      </span>
    </div>
  )
}

/** What there is to say of a file: why it was not opened and what helps, what is in doubt, or what it brought. */
function Said({ item, usual }: { readonly item: ImportItem; readonly usual: string | undefined }) {
  const { t, i18n } = useTranslation()
  if (item.error !== undefined) return <Why error={item.error} />
  const { counts, language } = item
  const facts = (['repairs', 'pictures', 'comments', 'changes', 'leftOut'] as const).flatMap((name) => {
    const count = counts?.[name] ?? 0
    return isUnsaid(name, count, item.state) ? [] : [t(`library.imports.fact.${name}`, { count })]
  })
  const tongue = language === usual ? undefined : tongueOf(language, i18n.language)
  if (tongue !== undefined) facts.unshift(tongue)
  const [first, ...others] = (item.reasons ?? []).map((reason) =>
    t(`library.imports.reason.${reason}`, { count: counts?.repairs ?? 0 }),
  )
  return (
    <>
      {item.state === 'decide' && first !== undefined && <b>{first}</b>}
      {item.state === 'decide' && others.length > 0 && <span className="lib-quiet">{others.join('　')}</span>}
      {item.title !== undefined && (
        <span className="lib-import-title" lang={language}>
          {item.title}
        </span>
      )}
      {facts.length > 0 && <span className="lib-quiet">{facts.join('　')}</span>}
    </>
  )
}

/** Nothing is said of what is not there, nor again of the repairs that are the reason to look. */
function isUnsaid(name: string, count: number, state: ImportState): boolean {
  return count === 0 || (name === 'repairs' && state === 'decide')
}

/** The name of a text's language. */
function tongueOf(language: string | undefined, locale: string): string | undefined {
  if (language === undefined || language === 'und') return undefined
  return new Intl.DisplayNames(locale, { type: 'language' }).of(language)
}

function Why({ error }: { readonly error: CallError }) {
  const { t, i18n } = useTranslation()
  const key = `library.imports.why.${error.code}`
  if (!i18n.exists(key)) return <>{errorText(error)}</>
  const values = { ...error.values }
  return (
    <>
      <b title={errorText(error)}>{t(key, values)}</b>
      <span className="lib-quiet">{t(`library.imports.help.${error.code}`, values)}</span>
    </>
  )
}
