import { Download, Shield, ShieldAlert, ShieldCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { LibraryState } from '#shared/contract/shapes.ts'
import { STAGES } from '#shared/domain/article.ts'
import { StageChip } from '../../components/StageChip.tsx'
import { lineStart, shownMoment } from '../../lib/format.ts'
import { useImports } from '../../acts/imports.ts'
import { showPart, useLibrary, type LibraryPart } from '../../acts/library-store.ts'
import type { PartCounts } from './listing.ts'
import { unfinished } from './import-rows.ts'
import { PART_ICONS, partKey } from './parts.ts'

interface LibraryRailProps {
  readonly counts: PartCounts
}

/** The parts of the library with their counts; below, how the file is. */
export function LibraryRail({ counts }: LibraryRailProps) {
  const { t } = useTranslation()
  const binned = useLibrary((view) => view.bin.length)
  const items = useImports((state) => state.items)
  const isRunning = useImports((state) => state.isRunning)
  const read = items.filter(({ state }) => !['waiting', 'reading', 'stopped'].includes(state)).length
  return (
    <nav className="frame-rail lib-rail" aria-label={t('library.rail.label')}>
      <div className="frame-rail-scroll scroll">
        <ul>
          <Part part="all" count={counts.all} icon={<PART_ICONS.all size={18} aria-hidden />} />
          <Part part="mine" count={counts.mine} icon={<PART_ICONS.mine size={18} aria-hidden />} isStrong />
          <Part part="todo" count={counts.todo} icon={<PART_ICONS.todo size={18} aria-hidden />} isStrong />
          <Part
            part="drafts"
            count={counts.drafts + unfinished(items).length}
            icon={<PART_ICONS.drafts size={18} aria-hidden />}
          />
          {items.length > 0 && (
            <Part
              part="imports"
              name={t(isRunning ? 'library.rail.importing' : 'library.rail.imports')}
              count={`${read} / ${items.length}`}
              icon={<Download size={18} aria-hidden />}
              isStrong={isRunning}
            />
          )}
        </ul>
        <h2>{t('library.rail.stages')}</h2>
        <ul>
          {STAGES.map((stage) => (
            <Part key={stage} part={stage} count={counts[stage]} />
          ))}
        </ul>
        <h2>{t('library.rail.filters')}</h2>
        <ul>
          <Part part="missing" count={counts.missing} icon={<PART_ICONS.missing size={18} aria-hidden />} />
          <Part part="notes" count={counts.notes} icon={<PART_ICONS.notes size={18} aria-hidden />} />
          <Part part="bin" count={binned} icon={<PART_ICONS.bin size={18} aria-hidden />} />
        </ul>
      </div>
      <Health />
    </nav>
  )
}

interface PartProps {
  readonly part: LibraryPart
  readonly count: number | string
  readonly icon?: ReactNode
  /** Its name, where that is not always the same. */
  readonly name?: string
  /** What waits for the reader is set in ink. */
  readonly isStrong?: boolean
}

function Part({ part, count, icon, name: given, isStrong }: PartProps) {
  const { t } = useTranslation()
  const isHere = useLibrary((view) => view.part === part)
  const name = given ?? t(partKey(part))
  return (
    <li>
      <button
        type="button"
        className="frame-nav"
        aria-current={isHere ? 'page' : undefined}
        onClick={() => showPart(part)}
      >
        {icon}
        {icon === undefined ? <StageChip stage={part as 'first'} label={name} /> : <span>{name}</span>}
        <span className="frame-count" data-strong={isStrong === true && count !== 0 ? true : undefined}>
          {count}
        </span>
      </button>
    </li>
  )
}

/** Sound is said of a file that was looked at whole. */
function healthOf({ isSound, checkedAtMs }: LibraryState): 'sound' | 'unsound' | 'checking' {
  if (!isSound) return 'unsound'
  return checkedAtMs === undefined ? 'checking' : 'sound'
}

/** Whether the file is sound, when that was looked at, and when it was backed up last. */
export function Health() {
  const { t, i18n } = useTranslation()
  const state = useLibrary((view) => view.state)
  if (state === undefined) return null
  const { checkedAtMs, isSound } = state
  const Icon = !isSound ? ShieldAlert : checkedAtMs === undefined ? Shield : ShieldCheck
  const backedUp =
    state.lastBackupAtMs === undefined
      ? t('library.health.noBackup')
      : t('library.health.backedUp', { when: shownMoment(state.lastBackupAtMs, i18n.language) })
  return (
    <p className="lib-health" data-sound={isSound}>
      <Icon size={18} aria-hidden />
      <span>
        <strong>{t(`library.health.${healthOf(state)}`)}</strong>
        {checkedAtMs !== undefined && (
          <small>{lineStart(t('library.health.checked', { when: shownMoment(checkedAtMs, i18n.language) }))}</small>
        )}
        <small>{lineStart(backedUp)}</small>
      </span>
    </p>
  )
}
