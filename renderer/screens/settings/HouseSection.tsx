import { useTranslation } from 'react-i18next'
import { HOUSE_LISTS, type HouseListName } from '#shared/contract/house.ts'
import { firstLines, keepHouseList } from '../../acts/house.ts'
import { Button } from '../../components/Button.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useApp } from '../../store/hooks.ts'
import { client } from '../../transport/bridge.ts'
import { Section } from './Section.tsx'

/** The house's own lists: plain files, a line each, written here or in any other program. */
export function HouseSection() {
  const { t } = useTranslation()
  return (
    <Section id="house" title={t('settings.house.title')}>
      {HOUSE_LISTS.map((list) => (
        <HouseLines key={list} list={list} />
      ))}
    </Section>
  )
}

function HouseLines({ list }: { readonly list: HouseListName }) {
  const { t } = useTranslation()
  const kept = useApp((state) => state.house?.lists[list])
  if (kept === undefined) return null
  const text = (kept.lines ?? firstLines(list)).join('\n')
  return (
    <div className="set-lines">
      <h3>{t(`settings.house.${list}`)}</h3>
      <p className="set-hint">
        {kept.problem === undefined
          ? t(`settings.house.${list}Hint`)
          : t(`settings.house.problem.${kept.problem}`, { file: kept.path })}
      </p>
      {kept.problem === undefined && (
        <TextField
          // Written elsewhere meanwhile, the field shows what the file has.
          key={text}
          label={t(`settings.house.${list}`)}
          className="lines-field"
          isSpelled={list === 'remarks'}
          initial={text}
          onBlur={(written) => void keepHouseList(list, written)}
        />
      )}
      <Button onClick={() => void client.call('house.revealList', { list })}>{t('settings.rules.yearsReveal')}</Button>
    </div>
  )
}
