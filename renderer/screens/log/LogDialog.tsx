import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import '../../styles/log.css'
import { LOG_FORMATS, type LogFilter, type LogFormat, type LogId } from '#shared/contract/log.ts'
import { exportLog, goToAct } from '../../acts/log.ts'
import { errorText } from '../../acts/toasts.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Segmented } from '../../components/Segmented.tsx'
import { VirtualRows } from '../../components/VirtualRows.tsx'
import { shownDay } from '../../lib/format.ts'
import { zoomed } from '../../lib/zoom.ts'
import { useApp, useSession } from '../../store/hooks.ts'
import { ALL_ACTS, LogFilters, type LogChoices } from './LogFilters.tsx'
import { LogRow } from './LogRow.tsx'
import { dayRows, startOfDay, stepTo } from './log-rows.ts'
import { useLogLines, useLogSearch } from './use-log.ts'

/** What an act with its words takes. */
const ROW_PX = 76
/** A list that is longer than this goes on when its end comes into sight: to lay out a hundred thousand rows takes long. */
const ROWS_A_PART = 5_000
const NO_COUNTS = { authors: [], acts: [], blocks: [] } as const
const NO_IDS: readonly LogId[] = []
const NOTHING = { ids: NO_IDS, times: [] }

/** Every act on the article or on the whole library, the newest first, by day. */
export function LogDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const open = useSession((state) => state.open?.articleId)
  const isAtArticle = useApp(({ screen }) => screen.kind === 'proof') && open !== undefined
  const [scope, setScope] = useState<'article' | 'library'>(isAtArticle ? 'article' : 'library')
  const [choices, setChoices] = useState(ALL_ACTS)
  const [format, setFormat] = useState<LogFormat>('jsonl')
  const [isBusy, setIsBusy] = useState(false)
  const articleId = scope === 'article' ? open : undefined
  const filter = useMemo(() => filterOf(choices), [choices])
  const { search, isReading, again } = useLogSearch(articleId, filter)
  const found = search.kind === 'found' ? search.found : undefined
  const write = async (): Promise<void> => {
    if (isBusy) return
    setIsBusy(true)
    await exportLog(articleId, filter, format)
    setIsBusy(false)
  }
  return (
    <Dialog
      title={t('log.title')}
      closeLabel={t('common.close')}
      size="wide"
      onClose={onClose}
      foot={
        <>
          <Segmented
            label={t('log.exportAs')}
            value={format}
            options={LOG_FORMATS.map((value) => ({
              value,
              label: t(`log.format.${value}`),
              name: t(`log.formatName.${value}`),
            }))}
            onChange={setFormat}
          />
          <Button aria-disabled={isBusy} title={t('log.exportHint')} onClick={() => void write()}>
            {t(isBusy ? 'log.exporting' : 'log.export')}
          </Button>
          <Button onClick={onClose}>{t('common.close')}</Button>
        </>
      }
    >
      <div className="dialog-body log-body">
        <div className="log-top">
          {isAtArticle && (
            <Segmented
              label={t('log.scope')}
              value={scope}
              options={[
                { value: 'article', label: t('log.ofArticle') },
                { value: 'library', label: t('log.ofLibrary') },
              ]}
              onChange={(next) => {
                setScope(next)
                setChoices((before) => ({ ...before, where: '' }))
              }}
            />
          )}
          <p className="dlg-quiet">{t('log.lead')}</p>
        </div>
        {found?.total !== 0 && (
          <LogFilters
            choices={choices}
            found={found ?? NO_COUNTS}
            isOfArticle={articleId !== undefined}
            onChange={setChoices}
          />
        )}
        <p className="log-count" role="status">
          {isReading && found === undefined && search.kind !== 'failed' && t('log.reading')}
          {found !== undefined && found.total > 0 && t('log.shown', { shown: found.ids.length, count: found.total })}
        </p>
        {search.kind === 'failed' && (
          <EmptyState title={t('log.failed')} text={errorText(search.error)}>
            <Button onClick={again}>{t('log.again')}</Button>
          </EmptyState>
        )}
        {found !== undefined && found.total === 0 && <EmptyState title={t('log.empty')} text={t('log.emptyHint')} />}
        {found !== undefined && found.total > 0 && found.ids.length === 0 && (
          <p className="log-none">{t('log.none')}</p>
        )}
        <LogList found={found} hasTitles={articleId === undefined} onClose={onClose} />
      </div>
    </Dialog>
  )
}

function filterOf({ words, author, act, where, from, to }: LogChoices): LogFilter {
  const [fromMs, toMs] = [startOfDay(from, 0), startOfDay(to, 1)]
  return {
    ...(words.trim() === '' ? {} : { words: words.trim() }),
    ...(author === '' ? {} : { author }),
    ...(act === '' ? {} : { act }),
    ...(where === '' ? {} : { blockId: where }),
    ...(fromMs === undefined ? {} : { fromMs }),
    ...(toMs === undefined ? {} : { toMs }),
  }
}

interface LogListProps {
  readonly found: { readonly ids: readonly LogId[]; readonly times: readonly number[] } | undefined
  readonly hasTitles: boolean
  readonly onClose: () => void
}

/** The list itself: one row has the focus, arrows move it, Enter goes to its place. */
function LogList({ found, hasTitles, onClose }: LogListProps) {
  const { t, i18n } = useTranslation()
  const rows = useMemo(() => dayRows(found ?? NOTHING), [found])
  const lineOf = useLogLines(found?.ids ?? NO_IDS)
  // The first row is the head of a day. Another list begins at its start.
  const [at, setAt] = useState({ rows, row: 1 })
  const [part, setPart] = useState({ rows, count: ROWS_A_PART })
  const count = Math.min(rows.count, part.rows === rows ? part.count : ROWS_A_PART)
  const goOn = useCallback(() => setPart({ rows, count: count + ROWS_A_PART }), [rows, count])
  const active = at.rows === rows ? at.row : 1
  const list = useRef<HTMLDivElement>(null)
  const isMoving = useRef(false)
  useEffect(() => {
    if (!isMoving.current) return
    isMoving.current = false
    list.current?.querySelector<HTMLElement>('[data-log-row][tabindex="0"]')?.focus({ preventScroll: true })
  }, [active])
  if (rows.count === 0) return null
  const go = (id: LogId, index: number): void => {
    const line = lineOf(id, index)
    if (line === undefined) return
    onClose()
    void goToAct(line)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    const row = rows.at(active)
    if (event.key === 'Enter' && row?.kind === 'act') {
      event.preventDefault()
      return go(row.id, row.index)
    }
    const to = stepTo({ ...rows, count }, active, event.key)
    if (to === undefined) return
    event.preventDefault()
    isMoving.current = true
    setAt({ rows, row: to })
  }
  return (
    <VirtualRows
      className="log-list"
      kind="items"
      aria-label={t('log.list')}
      isMeasured
      count={count}
      rowPx={zoomed(ROW_PX)}
      active={active}
      gridRef={list}
      keyOf={(index) => rows.at(index)?.key ?? ''}
      isHeading={rows.isHead}
      onKeyDown={onKeyDown}
      row={(index) => {
        const row = rows.at(index)
        if (row === undefined) return null
        if (row.kind === 'day')
          return (
            <h3 className="log-date">
              {shownDay(row.day.startMs, i18n.language)} <small>{t('log.count', { count: row.day.count })}</small>
            </h3>
          )
        const line = lineOf(row.id, row.index)
        return (
          <div
            className="log-row"
            data-log-row=""
            data-via={line?.via === undefined ? undefined : ''}
            role="group"
            tabIndex={index === active ? 0 : -1}
            onFocus={() => setAt({ rows, row: index })}
          >
            {line === undefined ? (
              <p className="log-head">{t('log.loading')}</p>
            ) : (
              <LogRow line={line} hasTitles={hasTitles} onGo={() => go(row.id, row.index)} />
            )}
            {index >= count - 2 && count < rows.count && <EndOfPart onSeen={goOn} />}
          </div>
        )
      }}
    />
  )
}

/** Tells when the end of what is laid out has come into the page. */
function EndOfPart({ onSeen }: { readonly onSeen: () => void }) {
  useEffect(onSeen, [onSeen])
  return null
}
