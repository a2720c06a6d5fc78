import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { FoundLog } from '#shared/contract/log.ts'
import type { Translate } from '#shared/messages/translate.ts'
import { actWords } from '#shared/log/words.ts'
import { whereOf } from '#shared/text/where.ts'
import { Button } from '../../components/Button.tsx'
import { FilterChoice } from '../../components/FilterChoice.tsx'
import { SearchField } from '../../components/SearchField.tsx'
import { bundlesOf } from '../../store/by-block.ts'
import { useSession } from '../../store/hooks.ts'

/** What a person chose to see; empty words ask nothing. Days as their fields give them. */
export interface LogChoices {
  readonly words: string
  readonly author: string
  readonly act: string
  readonly where: string
  readonly from: string
  readonly to: string
}

export const ALL_ACTS: LogChoices = { words: '', author: '', act: '', where: '', from: '', to: '' }

interface LogFiltersProps {
  readonly choices: LogChoices
  readonly found: Pick<FoundLog, 'authors' | 'acts' | 'blocks'>
  /** The log is that of the open article, whose paragraphs are known. */
  readonly isOfArticle: boolean
  readonly onChange: (choices: LogChoices) => void
}

/** What is listed: by words, person, kind of act, place and days. */
export function LogFilters({ choices, found, isOfArticle, onChange }: LogFiltersProps) {
  const { t } = useTranslation()
  const say: Translate = (key, values) => t(key, { ...values })
  const bundles = useSession(({ open }) => open && bundlesOf(open.tables))
  const set = (part: Partial<LogChoices>): void => onChange({ ...choices, ...part })
  const field = useRef<HTMLInputElement>(null)
  // The button goes with the last filter: the focus must not go with it.
  const clear = (): void => {
    if (field.current !== null) field.current.value = ''
    field.current?.focus()
    onChange(ALL_ACTS)
  }
  const counts = new Map(found.blocks)
  const places = isOfArticle ? (bundles?.list ?? []).filter(({ block }) => counts.has(block.id)) : []
  const day = (name: 'from' | 'to') => (
    <label className="log-day">
      <span>{t(`log.filter.${name}`)}</span>
      <input
        type="date"
        className="field"
        max="9999-12-31"
        value={choices[name]}
        onChange={(event) => set({ [name]: event.target.value })}
      />
    </label>
  )
  return (
    <div className="log-filters">
      <SearchField
        label={t('log.filter.words')}
        clearLabel={t('log.clearWords')}
        initial={choices.words}
        fieldRef={field}
        onSearch={(words) => set({ words })}
      />
      <FilterChoice label={t('log.filter.person')} value={choices.author} onChange={(author) => set({ author })}>
        {found.authors.map(([name, count]) => [name, `${name} ${String(count)}`])}
      </FilterChoice>
      <FilterChoice label={t('log.filter.act')} value={choices.act} onChange={(act) => set({ act })}>
        {found.acts.map(([act, count]) => [act, `${actWords({ act }, say)} ${String(count)}`])}
      </FilterChoice>
      {places.length > 0 && (
        <FilterChoice label={t('log.filter.where')} value={choices.where} onChange={(where) => set({ where })}>
          {places.map((bundle) => [bundle.block.id, `${whereOf(bundle, say)} ${String(counts.get(bundle.block.id))}`])}
        </FilterChoice>
      )}
      <div className="log-days">
        {day('from')}
        {day('to')}
        {JSON.stringify(choices) !== JSON.stringify(ALL_ACTS) && (
          <Button onClick={clear}>{t('log.filter.clear')}</Button>
        )}
      </div>
    </div>
  )
}
