import { useTranslation } from 'react-i18next'
import { isRuleOn, RULE_AREAS, RULES, STANDARDS, type RuleEntry } from '#shared/checks/rules.ts'
import { Button } from '../../components/Button.tsx'
import { Segmented } from '../../components/Segmented.tsx'
import { SettingRow } from '../../components/SettingRow.tsx'
import { changeSettings } from '../../acts/actions.ts'
import { switchRule } from '../../acts/findings.ts'
import { useApp } from '../../store/hooks.ts'
import { client } from '../../transport/bridge.ts'
import { set } from './change.ts'
import { Section } from './Section.tsx'

const AP_STYLE = RULES.filter(({ id }) => id.startsWith('english.ap-')).map(({ id }) => id)

/** Styles that a house chooses: all their rules run or none. `names`: what stands among the rules that are switched on. */
const LAYERS = [
  { names: ['style'], label: 'settings.rules.layer', hint: 'settings.rules.layerHint' },
  { names: AP_STYLE, label: 'settings.rules.ap', hint: 'settings.rules.apHint' },
] as const satisfies readonly { readonly names: readonly string[]; readonly label: string; readonly hint: string }[]

/** Every rule of the checks by area, each with its switch, its clause and its examples. */
export function RulesSection() {
  const { t } = useTranslation()
  const { rulesOff: off, rulesOn: on } = useApp((state) => state.settings)
  const house = useApp((state) => state.house)
  return (
    <Section id="rules" title={t('settings.rules.title')}>
      {LAYERS.map(({ names, label, hint }) => (
        <SettingRow key={label} label={t(label)} hint={t(hint)}>
          <Segmented
            label={t(label)}
            value={names.every((name) => on.includes(name)) ? 'on' : 'off'}
            options={(['on', 'off'] as const).map((value) => ({ value, label: t(`settings.rules.${value}`) }))}
            onChange={(value) => {
              const others = on.filter((each) => !(names as readonly string[]).includes(each))
              set('rulesOn', value === 'on' ? [...others, ...names] : others, label)
            }}
          />
        </SettingRow>
      ))}
      <SettingRow
        label={t('settings.rules.years')}
        hint={
          house?.problem === undefined
            ? t('settings.rules.yearsHint', { count: house?.foundingYears.length ?? 0 })
            : t(`settings.rules.yearsProblem.${house.problem}`, { file: house.path })
        }
      >
        <Button onClick={() => void client.call('house.reveal', {})}>{t('settings.rules.yearsReveal')}</Button>
      </SettingRow>
      <div className="set-rules">
        {RULE_AREAS.map((area) => {
          const rules = RULES.filter((rule) => rule.area === area)
          if (rules.length === 0) return null
          const running = rules.filter((rule) => isRuleOn(rule, { off, on })).length
          return (
            <details key={area}>
              <summary>
                <strong>{t(`rules.area.${area}`)}</strong> {running} / {rules.length}
              </summary>
              <ul>
                {rules.map((rule) => (
                  <Rule key={rule.id} rule={rule} isOn={isRuleOn(rule, { off, on })} />
                ))}
              </ul>
            </details>
          )
        })}
      </div>
      {off.length + on.length > 0 && (
        <Button tone="plain" onClick={() => void changeSettings({ rulesOff: [], rulesOn: [] })}>
          {t('settings.rules.allOn')}
        </Button>
      )}
    </Section>
  )
}

function Rule({ rule, isOn }: { readonly rule: RuleEntry; readonly isOn: boolean }) {
  const { t } = useTranslation()
  const { examples } = rule
  return (
    <li className="set-rule" data-rule={rule.id}>
      <label>
        <input
          type="checkbox"
          checked={isOn}
          onChange={(event) => switchRule(rule.id, event.target.checked, rule.isDefault)}
        />
        <span>
          {t(`rules.${rule.id}`)}
          {rule.clause !== undefined && (
            <small>{t('settings.rules.clause', { standard: STANDARDS[rule.area], clause: rule.clause })}</small>
          )}
        </span>
      </label>
      {examples !== undefined && examples.bad.length > 0 && (
        <details className="set-examples">
          <summary>{t('settings.rules.examples')}</summary>
          <dl>
            <dt>{t('settings.rules.bad')}</dt>
            {examples.bad.map((text) => (
              <dd key={text}>{text}</dd>
            ))}
            <dt>{t('settings.rules.good')}</dt>
            {examples.good.map((text) => (
              <dd key={text}>{text}</dd>
            ))}
          </dl>
        </details>
      )}
    </li>
  )
}
