import { useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { codePointLength, sliceCodePoints } from '#shared/lib/code-points.ts'
import { mendable, mendAll, type Mendable } from '../../acts/findings.ts'
import { AllBox } from '../../components/AllBox.tsx'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Keys } from '../../components/Keys.tsx'
import { VirtualRows } from '../../components/VirtualRows.tsx'
import { isImeKey } from '../../lib/composition.ts'
import { shownKeys } from '../../lib/keys.ts'
import { whereOf } from '../../lib/where.ts'
import { firstWords, lastWords } from '../../lib/words-around.ts'
import { standsOf } from '../../store/findings.ts'
import { useApp, useArticle, useBundles, useFindings } from '../../store/hooks.ts'

/** What a row of one line takes, before the text scale. */
const LIKELY_PX = 32
/** More are scrolled to. */
const MOST_ROWS = 10

/** So much is shown before and behind the place, in Han characters. */
const AROUND = 18

interface MendDialogProps {
  readonly rule: string
  readonly onClose: () => void
}

/** All places of a rule as they would read, each with a tick; what is ticked becomes suggestions by one act. */
export function MendDialog({ rule, onClose }: MendDialogProps) {
  const { t } = useTranslation()
  const bundles = useBundles()
  const scale = useApp((state) => state.settings.textScale)
  const findings = useFindings((state) => state.findings)
  const stands = useArticle(({ tables }) => standsOf(findings, tables))
  const open = useMemo(
    () => findings.filter((each) => each.rule === rule && stands.get(each.id)?.kind === 'open'),
    [findings, stands, rule],
  )
  const places = useMemo(() => mendable(open, bundles), [open, bundles])
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [live, setLive] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const chosen = places.filter(({ finding }) => !left.has(finding.id))
  const others = open.length - places.length
  const toggle = (id: string): void => setLeft(without(left, id))
  const toggleAll = (): void =>
    setLeft(chosen.length < places.length ? new Set() : new Set(places.map(({ finding }) => finding.id)))
  const save = (): void => {
    onClose()
    mendAll(chosen)
  }
  const keyDown = (event: KeyboardEvent): void => {
    if (isImeKey(event.nativeEvent)) return
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const isOnRow = event.target instanceof HTMLElement && event.target.closest('.mend-place') !== null
    const place = places[live]
    // The row that one has come to, also before the focus has.
    if (event.key === ' ' && isOnRow && place !== undefined) toggle(place.finding.id)
    else if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) save()
    else if (by === 0) return
    else {
      const next = Math.min(Math.max(live + by, 0), places.length - 1)
      setLive(next)
      // The row is drawn then.
      requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('[data-live] input')?.focus())
    }
    event.preventDefault()
  }
  return (
    <Dialog
      title={t(`rules.${rule}`)}
      closeLabel={t('common.close')}
      size="wide"
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button tone="main" aria-disabled={chosen.length === 0} onClick={() => chosen.length > 0 && save()}>
            {t('findings.mend.save', { count: chosen.length })}
            <Keys parts={shownKeys('Enter')} />
          </Button>
        </>
      }
    >
      <div className="dialog-body mend" onKeyDown={keyDown}>
        <label className="mend-all">
          <AllBox
            isAll={chosen.length > 0 && chosen.length === places.length}
            isSome={chosen.length > 0 && chosen.length < places.length}
            onToggle={toggleAll}
          />
          {t('findings.mend.chosen', { chosen: chosen.length, count: places.length })}
        </label>
        {others > 0 && <p className="mend-others">{t('findings.mend.others', { count: others })}</p>}
        <VirtualRows
          className="mend-list"
          style={{ height: Math.min(places.length, MOST_ROWS) * LIKELY_PX * 1.25 * scale }}
          kind="items"
          aria-label={t('findings.mend.places')}
          isMeasured
          gridRef={list}
          count={places.length}
          rowPx={LIKELY_PX * scale}
          active={live}
          keyOf={(index) => places[index]?.finding.id ?? ''}
          row={(index) => {
            const place = places[index]
            return place === undefined ? null : (
              <MendPlace
                place={place}
                isLive={index === live}
                isChosen={!left.has(place.finding.id)}
                onToggle={() => {
                  setLive(index)
                  toggle(place.finding.id)
                }}
              />
            )
          }}
        />
      </div>
    </Dialog>
  )
}

function without(left: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(left)
  if (!next.delete(id)) next.add(id)
  return next
}

interface MendPlaceProps {
  readonly place: Mendable
  readonly isLive: boolean
  readonly isChosen: boolean
  readonly onToggle: () => void
}

/** One place: where, and its words as they are and as they would be. */
function MendPlace({ place: { finding, bundle, after }, isLive, isChosen, onToggle }: MendPlaceProps) {
  const { t } = useTranslation()
  const { start, end, words } = finding
  const { text } = bundle.block
  const before = lastWords(sliceCodePoints(text, Math.max(0, start - 2 * AROUND), start), AROUND)
  const behind = firstWords(sliceCodePoints(text, end, end + 2 * AROUND), AROUND)
  return (
    <label className="mend-place" data-live={isLive || undefined} data-left={!isChosen || undefined}>
      <input
        type="checkbox"
        tabIndex={isLive ? 0 : -1}
        data-focus={isLive || undefined}
        checked={isChosen}
        onChange={onToggle}
      />
      <span className="finding-where">{whereOf(bundle, t)}</span>
      <span className="mend-words">
        {start > codePointLength(before) && '…'}
        {before}
        {isChosen ? (
          <>
            <del>{words}</del>
            <ins>{after}</ins>
          </>
        ) : (
          <mark>{words}</mark>
        )}
        {behind}
      </span>
    </label>
  )
}
