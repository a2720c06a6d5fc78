import { useTranslation } from 'react-i18next'
import { useImports } from '../../acts/imports.ts'
import type { ImportState } from '../../store/import-states.ts'
import { shownWait } from './import-rows.ts'
import { IMPORT_ICONS } from './parts.ts'

/** Parts of the bar, in its order; `already` counts with what is open. */
const SEGMENTS = ['opened', 'repaired', 'decide', 'failed'] as const
const UNREAD: readonly ImportState[] = ['reading', 'waiting', 'stopped']

/** How far the files are: a bar in parts, how long it still takes, and how many came to what. */
export function ImportProgress() {
  const { t } = useTranslation()
  const items = useImports((state) => state.items)
  const isRunning = useImports((state) => state.isRunning)
  const isStopping = useImports((state) => state.isStopping)
  const leftMs = useImports((state) => state.leftMs)
  const count = (...states: readonly ImportState[]): number =>
    items.filter(({ state }) => states.includes(state)).length
  const unread = count(...UNREAD)
  const read = items.length - unread
  const kept = count('opened', 'already', 'repaired')
  const amount = (segment: (typeof SEGMENTS)[number]): number =>
    segment === 'opened' ? count('opened', 'already') : count(segment)
  const wait = leftMs === undefined ? undefined : shownWait(leftMs)
  const said = isStopping
    ? [t('library.imports.stopping')]
    : isRunning
      ? [
          wait === undefined
            ? t('library.imports.running')
            : t(`library.imports.left.${wait.unit}`, { count: wait.count }),
          t('library.imports.stays', { count: kept }),
        ]
      : [t(count('stopped') > 0 ? 'library.imports.halted' : 'library.imports.ended')]
  return (
    <>
      <div
        className="lib-progress"
        role="progressbar"
        aria-label={t('library.imports.title')}
        aria-valuemin={0}
        aria-valuemax={items.length}
        aria-valuenow={read}
      >
        {SEGMENTS.map((segment) => (
          <span key={segment} data-state={segment} style={{ width: `${(amount(segment) / items.length) * 100}%` }} />
        ))}
      </div>
      <div className="lib-progress-text">
        <b>{t('library.imports.progress', { done: read, total: items.length })}</b>
        <span className="lib-quiet">{said.join(t('library.imports.stop-mark'))}</span>
        <span className="frame-space" />
        <ul className="lib-tallies" aria-label={t('library.imports.tallies')}>
          {SEGMENTS.filter((segment) => amount(segment) > 0).map((segment) => {
            const Icon = IMPORT_ICONS[segment]
            return (
              <li key={segment} data-state={segment}>
                <Icon size={14} aria-hidden />
                {t(`library.imports.state.${segment}`)} {amount(segment)}
              </li>
            )
          })}
          {unread > 0 && (
            <li data-state="waiting">
              <IMPORT_ICONS.waiting size={14} aria-hidden />
              {t('library.imports.unread', { count: unread })}
            </li>
          )}
        </ul>
      </div>
      <p role="status" className="visually-hidden">
        {isRunning ? '' : t('library.imports.progress', { done: read, total: items.length })}
      </p>
    </>
  )
}
