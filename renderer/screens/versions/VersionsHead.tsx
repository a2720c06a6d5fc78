import { AlignJustify, ChevronDown, ChevronUp, Columns2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { READINGS, type Reading } from '#shared/revision/read-text.ts'
import { CHANGE_KINDS } from '#shared/revision/version-row.ts'
import type { VersionId } from '#shared/domain/ids.ts'
import { Button } from '../../components/Button.tsx'
import { Segmented } from '../../components/Segmented.tsx'
import { shortTime } from '../../lib/time.ts'
import { choose, comparedStore, useCompared, versionsOf, type ChosenPair } from '../../store/compared.ts'
import { session } from '../../store/current.ts'
import { useArticle } from '../../store/hooks.ts'
import type { PlacedChange } from './use-comparison.ts'

interface VersionsHeadProps {
  readonly pair: ChosenPair | undefined
  readonly changes: readonly PlacedChange[]
  /** The change at hand, below 0 for none. */
  readonly at: number
  readonly isDone: boolean
  readonly onStep: (by: 1 | -1) => void
}

/** Which two texts are compared, how they are shown, and what was changed, counted by kind. */
export function VersionsHead({ pair, changes, at, isDone, onStep }: VersionsHeadProps) {
  const { t } = useTranslation()
  const layout = useCompared((state) => state.layout)
  const isOnly = useCompared((state) => state.isOnly)
  const sums = CHANGE_KINDS.flatMap((kind) => {
    const count = changes.filter(({ change }) => change.kind === kind).length
    return count === 0 ? [] : [t(`versions.count.${kind}`, { count })]
  })
  return (
    <header className="versions-head">
      <div className="versions-line">
        <h2>{t('proof.desk.versions')}</h2>
        <span className="versions-sum" role="status">
          {isDone && changes.length > 0 && (
            <>
              <strong>{t('versions.changes', { count: changes.length })}</strong> {sums.join(t('proof.between'))}
            </>
          )}
        </span>
        <span className="versions-tools">
          <span className="versions-at" data-at={at + 1}>
            {at >= 0 && t('versions.at', { at: at + 1, of: changes.length })}
            <Button
              tone="plain"
              aria-label={t('commands.previous-place')}
              onClick={() => onStep(-1)}
              disabled={changes.length === 0}
            >
              <ChevronUp size={16} aria-hidden />
            </Button>
            <Button
              tone="plain"
              aria-label={t('commands.next-place')}
              onClick={() => onStep(1)}
              disabled={changes.length === 0}
            >
              <ChevronDown size={16} aria-hidden />
            </Button>
          </span>
          <label className="versions-only">
            <input
              type="checkbox"
              checked={isOnly}
              onChange={(event) => comparedStore.setState({ isOnly: event.target.checked })}
            />
            {t('versions.only')}
          </label>
          <Segmented
            label={t('versions.layout')}
            value={layout}
            options={[
              { value: 'sides', label: <Columns2 size={16} aria-hidden />, name: t('versions.sides') },
              { value: 'line', label: <AlignJustify size={16} aria-hidden />, name: t('versions.line') },
            ]}
            onChange={(value) => comparedStore.setState({ layout: value })}
          />
        </span>
      </div>
      {pair !== undefined && (
        <div className="versions-sides">
          <SideChoice side={0} pair={pair} />
          <SideChoice side={1} pair={pair} />
        </div>
      )}
    </header>
  )
}

/** One of the two texts: its version, and how that is read. */
function SideChoice({ side, pair }: { readonly side: 0 | 1; readonly pair: ChosenPair }) {
  const { t, i18n } = useTranslation()
  const version = useArticle(({ tables }) => tables.version)
  const current = useArticle(({ tables }) => [...tables.article.values()][0]?.currentVersionId)
  const { versionId, reading } = pair[side]
  const pick = (text: { versionId: VersionId; reading: Reading }): void => {
    const { open } = session.store.getState()
    if (open !== undefined) choose(open, side, text)
  }
  return (
    <span className="versions-side">
      <select
        className="field"
        aria-label={t(side === 0 ? 'versions.older' : 'versions.newer')}
        value={versionId}
        onChange={(event) => pick({ versionId: event.target.value as VersionId, reading })}
      >
        {versionsOf({ version }).map(({ id, createdAtMs, fileName }, index) => (
          <option key={id} value={id}>
            {t('proof.earlier.one', { at: index + 1, time: shortTime(createdAtMs, i18n.language), file: fileName })}
            {id === current ? t('versions.isOpen') : ''}
          </option>
        ))}
      </select>
      <select
        className="field"
        aria-label={t(side === 0 ? 'versions.olderReading' : 'versions.newerReading')}
        value={reading}
        onChange={(event) => pick({ versionId, reading: event.target.value as Reading })}
      >
        {READINGS.map((each) => (
          <option key={each} value={each}>
            {t(`versions.reading.${each}`)}
          </option>
        ))}
      </select>
    </span>
  )
}
