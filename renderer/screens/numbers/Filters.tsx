import { EqualNot, Sigma } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { NumberState } from '#shared/domain/number.ts'
import { TextInput } from '../../components/TextInput.tsx'
import { filterBy, NO_FILTER, type LedgerFilter } from '../../store/numbers-desk.ts'
import { occurring, type LedgerEntry, type LedgerSection } from './ledger.ts'
import { StateIcon } from './StateIcon.tsx'

/** As they are looked for: what is open, what is doubted, what is done. */
const STATES = [
  'unchecked',
  'queried',
  'wrong',
  'verified',
  'not-a-statistic',
] as const satisfies readonly NumberState[]

interface FiltersProps {
  readonly sections: readonly LedgerSection[]
  readonly filter: LedgerFilter
  /** The selects and the search are open. */
  readonly hasMore: boolean
  readonly clashes: number
  readonly ties: number
}

/** Chips of the states that occur, with their counts, conflicts and sums; behind the button kind, role, unit and words. */
export function Filters({ sections, filter, hasMore, clashes, ties }: FiltersProps) {
  const { t } = useTranslation()
  const entries = sections.flatMap((section) => section.entries)
  const counted = entries.filter((entry) => entry.isCounted)
  const { kinds, units, roles } = occurring(sections)
  const count = (state: NumberState): number => counted.filter(({ number }) => number.state === state).length
  const isAll = filter.state === '' && filter.only === undefined
  const byState = (state: LedgerFilter['state']): void =>
    filterBy({ state: filter.state === state ? '' : state, only: undefined })
  const only = (which: 'conflicts' | 'ties'): void =>
    filterBy({ only: filter.only === which ? undefined : which, state: '' })
  return (
    <div className="numbers-filters">
      <div className="numbers-chips" role="group" aria-label={t('numbers.stateLabel')}>
        <button
          type="button"
          className="chip"
          aria-pressed={isAll}
          onClick={() => filterBy({ state: '', only: undefined })}
        >
          {t('numbers.all')} {counted.length}
        </button>
        {STATES.filter((state) => count(state) > 0 || filter.state === state).map((state) => (
          <button
            key={state}
            type="button"
            className="chip"
            data-tone={state}
            aria-pressed={filter.state === state}
            onClick={() => byState(state)}
          >
            <StateIcon state={state} />
            {t(`numbers.state.${state}`)} {count(state)}
          </button>
        ))}
        {entries.length > counted.length && (
          <button
            type="button"
            className="chip"
            aria-pressed={filter.state === 'uncounted'}
            onClick={() => byState('uncounted')}
          >
            {t(`numbers.uncounted.${uncountedName(entries)}`)} {entries.length - counted.length}
          </button>
        )}
        {(clashes > 0 || filter.only === 'conflicts') && (
          <button
            type="button"
            className="chip"
            data-tone="wrong"
            aria-pressed={filter.only === 'conflicts'}
            onClick={() => only('conflicts')}
          >
            <EqualNot size={14} aria-hidden />
            {t('numbers.conflicts')} {clashes}
          </button>
        )}
        {(ties > 0 || filter.only === 'ties') && (
          <button type="button" className="chip" aria-pressed={filter.only === 'ties'} onClick={() => only('ties')}>
            <Sigma size={14} aria-hidden />
            {t('numbers.ties')} {ties}
          </button>
        )}
      </div>
      {hasMore && (
        <div className="numbers-selects">
          <Select
            label={t('numbers.kindFilter')}
            value={filter.kind}
            options={kinds.map(([kind, own]) => [kind, `${t(`numbers.kind.${kind}`)} ${String(own)}`])}
            onChange={(kind) => filterBy({ kind })}
          />
          <Select
            label={t('numbers.roleFilter')}
            value={filter.role}
            options={roles.map(([role, own]) => [role, `${t(`common.role.${role}`)} ${String(own)}`])}
            onChange={(role) => filterBy({ role })}
          />
          <Select
            label={t('numbers.unitFilter')}
            value={filter.unit}
            options={units.map(([unit, own]) => [unit, `${unit} ${String(own)}`])}
            onChange={(unit) => filterBy({ unit })}
          />
          <TextInput
            role="searchbox"
            label={t('numbers.search')}
            placeholder={t('numbers.search')}
            initial={filter.words}
            onInput={(words) => filterBy({ words })}
          />
        </div>
      )}
    </div>
  )
}

/** How many of the filters behind the button are set. */
export function hiddenFilters(filter: LedgerFilter): number {
  return (['kind', 'role', 'unit', 'words'] as const).filter((name) => filter[name] !== NO_FILTER[name]).length
}

interface SelectProps<T extends string> {
  readonly label: string
  readonly value: T | ''
  readonly options: readonly (readonly [T, string])[]
  readonly onChange: (value: T | '') => void
}

function Select<T extends string>({ label, value, options, onChange }: SelectProps<T>) {
  const { t } = useTranslation()
  return (
    <select
      className="field"
      aria-label={label}
      value={value}
      onChange={(event) => onChange(options.find(([name]) => name === event.target.value)?.[0] ?? '')}
    >
      <option value="">{t('proof.filter.all', { what: label })}</option>
      {options.map(([name, words]) => (
        <option key={name} value={name}>
          {words}
        </option>
      ))}
    </select>
  )
}

/** What those are that count for nothing: parts of names, numbers that were replaced or are none. */
function uncountedName(entries: readonly LedgerEntry[]): 'names' | 'removed' | 'both' {
  const uncounted = entries.filter((entry) => !entry.isCounted)
  if (uncounted.every(({ number }) => number.isStruck)) return 'removed'
  return uncounted.some(({ number }) => number.isStruck) ? 'both' : 'names'
}
