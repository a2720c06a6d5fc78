import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import '../../styles/history.css'
import { toldOf } from '#shared/change/told.ts'
import type { ChangeId } from '#shared/domain/ids.ts'
import { showOverlay, travelTo } from '../../acts/actions.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { VirtualRows } from '../../components/VirtualRows.tsx'
import { shortTime } from '../../lib/time.ts'
import { zoomed } from '../../lib/zoom.ts'
import { useApp, useArticle } from '../../store/hooks.ts'
import { formWords } from '../proof/place-words.ts'
import { historyRows, wayTo, type HistoryRow, type Way } from './history-rows.ts'

/** What stands for the moment before the oldest act of the list. */
const START = 'start'
const ROW_PX = 32
/** A longer list scrolls. */
const MOST_ROWS = 14

/** The acts of the review; one goes back to the moment after one of them, and sees first what that takes along. */
export function HistoryDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const history = useArticle((open) => open.history)
  const rows = useMemo(() => historyRows(history), [history])
  const [chosen, setChosen] = useState<string>()
  const way = chosen === undefined ? undefined : wayTo(history, idOf(chosen))
  const now = history.undo.at(-1)?.id ?? START
  const go = (): void => {
    if (chosen === undefined || way === undefined) return
    onClose()
    travelTo(idOf(chosen))
  }
  return (
    <Dialog
      title={t('history.title')}
      closeLabel={t('common.close')}
      size="wide"
      onClose={onClose}
      foot={
        <>
          {rows.length > 0 && <WayWords way={way} />}
          <Button onClick={() => showOverlay({ kind: 'log' })}>{t('log.open')}</Button>
          <Button onClick={onClose}>{t('common.close')}</Button>
          {way !== undefined && (
            <Button tone="main" onClick={go}>
              {t(way.by === 'undo' ? 'history.goBack' : 'history.goOn')}
            </Button>
          )}
        </>
      }
    >
      <form
        className="dialog-body history"
        onSubmit={(event) => event.preventDefault()}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return
          // The focus goes back to the article with it, whose key it would be then.
          event.preventDefault()
          go()
        }}
      >
        <p className="dlg-quiet">{t(rows.length === 0 ? 'history.empty' : 'history.lead')}</p>
        {rows.length > 0 && (
          <fieldset className="history-list">
            <legend className="visually-hidden">{t('history.list')}</legend>
            <Moments rows={rows} way={way} now={now} chosen={chosen ?? now} onChoose={setChosen} />
          </fieldset>
        )}
      </form>
    </Dialog>
  )
}

function idOf(chosen: string): ChangeId | undefined {
  return chosen === START ? undefined : (chosen as ChangeId)
}

/** Every moment that can be gone to, the newest first, down to the one before the oldest act. */
function Moments({ rows, ...moment }: MomentProps & { readonly rows: readonly HistoryRow[] }) {
  const { t } = useTranslation()
  const at = rows.findIndex(({ act }) => act.id === moment.chosen)
  return (
    <VirtualRows
      className="history-rows"
      style={{ height: zoomed(Math.min(rows.length + 1, MOST_ROWS) * ROW_PX) }}
      aria-label={t('history.list')}
      count={rows.length + 1}
      rowPx={zoomed(ROW_PX)}
      isMeasured
      active={at < 0 ? rows.length : at}
      kind="items"
      keyOf={(index) => rows[index]?.act.id ?? START}
      row={(index) => {
        const row = rows[index]
        if (row !== undefined) return <Row row={row} {...moment} />
        return (
          <Moment id={START} {...moment}>
            <span className="history-act">{t('history.start')}</span>
          </Moment>
        )
      }}
    />
  )
}

interface MomentProps {
  readonly way: Way | undefined
  /** The moment that is now. */
  readonly now: string
  readonly chosen: string
  readonly onChoose: (id: string) => void
}

/** One moment that can be gone to. */
function Moment(
  props: MomentProps & { readonly id: string; readonly isTaken?: boolean; readonly children: React.ReactNode },
) {
  const { id, way, now, chosen, isTaken = false, children, onChoose } = props
  const { t } = useTranslation()
  return (
    <label className="history-row" data-taken={isTaken || undefined} data-way={way?.ids.has(id) ? way.by : undefined}>
      <input
        type="radio"
        name="history"
        data-focus={id === now ? '' : undefined}
        checked={id === chosen}
        onChange={() => onChoose(id)}
      />
      {children}
      {id === now && <strong className="history-now">{t('history.now')}</strong>}
      {isTaken && <small>{t('history.taken')}</small>}
    </label>
  )
}

/** An act: when, whose, what, and the words that it was about. */
function Row({ row, ...moment }: MomentProps & { readonly row: HistoryRow }) {
  const { t, i18n } = useTranslation()
  const blocks = useArticle((open) => open.tables.block)
  const { act, isTaken } = row
  const told = useMemo(() => toldOf(act.change, (id) => blocks.get(id)?.text), [act.change, blocks])
  return (
    <Moment {...moment} id={act.id} isTaken={isTaken}>
      <time>{act.atMs === undefined ? '' : shortTime(act.atMs, i18n.language)}</time>
      <span className="history-who">{act.author ?? t('history.unknown')}</span>
      <span className="history-act">{t(`acts.${act.act}`)}</span>
      <span className="history-words">
        {told.named.map(({ before, after, form }, index) => (
          <span key={index}>
            {form !== undefined && <small>{formWords(form, (key, values) => t(key, { ...values }))} </small>}
            {before !== '' && <del>{before}</del>}
            {before !== '' && after !== '' && <span aria-hidden="true"> → </span>}
            {after !== '' && (act.act.startsWith('suggestion') ? <ins>{after}</ins> : <q>{after}</q>)}
          </span>
        ))}
        {told.more > 0 && <small>{t('history.more', { count: told.more })}</small>}
      </span>
    </Moment>
  )
}

/** What would be done; another's work is named before it goes. */
function WayWords({ way }: { readonly way: Way | undefined }) {
  const { t, i18n } = useTranslation()
  const me = useApp((state) => state.settings.reviewerName)
  if (way === undefined) return <p className="history-way">{t('history.choose')}</p>
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' })
  const named = way.people.map(([name, count]) => t('history.by', { name: name ?? t('history.unknown'), count }))
  const others = way.people.filter(([name]) => name !== me).map(([name]) => name ?? t('history.unknown'))
  return (
    <p className="history-way" role="status">
      {t(way.by === 'undo' ? 'history.back' : 'history.on', { count: way.ids.size, names: list.format(named) })}
      {others.length > 0 && <strong> {t('history.others', { names: list.format(others) })}</strong>}
    </p>
  )
}
