import { useTranslation } from 'react-i18next'
import { AP_RULES } from '#shared/english/rules.ts'
import { isRuleOn, RULE_AREAS, RULES, STANDARDS, type RuleEntry, type RuleSwitches } from '#shared/checks/rules.ts'
import { ENGLISH_SPELLINGS, type Settings } from '#shared/domain/settings.ts'
import { Button } from '../../components/Button.tsx'
import { Segmented } from '../../components/Segmented.tsx'
import { SettingRow } from '../../components/SettingRow.tsx'
import { changeSettings } from '../../acts/actions.ts'
import { switchRule } from '../../acts/findings.ts'
import { useApp } from '../../store/hooks.ts'
import { client } from '../../transport/bridge.ts'
import { set, setAll } from './change.ts'
import { Section } from './Section.tsx'

/** Styles that a house chooses: all their rules run or none. `names`: what stands among the rules that are switched on. */
const LAYERS = [
  { names: ['style'], label: 'settings.rules.layer', hint: 'settings.rules.layerHint' },
  { names: AP_RULES, label: 'settings.rules.ap', hint: 'settings.rules.apHint' },
] as const satisfies readonly { readonly names: readonly string[]; readonly label: string; readonly hint: string }[]

/** A blank between Chinese and letters: each choice with the rule that holds a text to it. */
const BLANKS = [
  { value: 'either', names: [] },
  { value: 'space', names: ['punctuation.blank-missing'] },
  { value: 'none', names: ['punctuation.blank-present'] },
] as const satisfies readonly { readonly value: string; readonly names: readonly string[] }[]
const BLANK_RULES = BLANKS.flatMap(({ names }): readonly string[] => names)

const runs = (name: string, switches: RuleSwitches): boolean =>
  RULES.some((rule) => rule.id === name && isRuleOn(rule, switches))

/** The switches when of `all` only `chosen` are switched on. */
function choosing(
  all: readonly string[],
  chosen: readonly string[],
  { off, on }: RuleSwitches,
): Pick<Settings, 'rulesOff' | 'rulesOn'> {
  return {
    // What was switched off by its own name would not run now that it is chosen.
    rulesOff: off.filter((name) => !chosen.includes(name)),
    rulesOn: [...on.filter((name) => !all.includes(name)), ...chosen],
  }
}

/** Every rule of the checks by area, each with its switch, its clause and its examples. */
export function RulesSection() {
  const { t } = useTranslation()
  const { rulesOff: off, rulesOn: on, englishSpelling } = useApp((state) => state.settings)
  const house = useApp((state) => state.house)
  return (
    <Section id="rules" title={t('settings.rules.title')}>
      {LAYERS.map(({ names, label, hint }) => (
        <SettingRow key={label} label={t(label)} hint={t(hint)}>
          <Segmented
            label={t(label)}
            value={names.every((name) => on.includes(name)) ? 'on' : 'off'}
            options={(['on', 'off'] as const).map((value) => ({ value, label: t(`settings.rules.${value}`) }))}
            onChange={(value) => setAll(choosing(names, value === 'on' ? names : [], { off, on }), label)}
          />
        </SettingRow>
      ))}
      <SettingRow label={t('settings.rules.english')} hint={t('settings.rules.englishHint')}>
        <Segmented
          label={t('settings.rules.english')}
          value={englishSpelling}
          options={ENGLISH_SPELLINGS.map((value) => ({ value, label: t(`settings.rules.englishSpelling.${value}`) }))}
          onChange={(value) => set('englishSpelling', value, 'settings.rules.english')}
        />
      </SettingRow>
      <SettingRow label={t('settings.rules.blank')} hint={t('settings.rules.blankHint')}>
        <Segmented
          label={t('settings.rules.blank')}
          value={BLANKS.find(({ names }) => names.some((name) => runs(name, { off, on })))?.value ?? 'either'}
          options={BLANKS.map(({ value }) => ({ value, label: t(`settings.rules.blanks.${value}`) }))}
          onChange={(value) => {
            const names = BLANKS.find((each) => each.value === value)?.names ?? []
            setAll(choosing(BLANK_RULES, names, { off, on }), 'settings.rules.blank')
          }}
        />
      </SettingRow>
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
                {area === 'typo' && <small>{t('settings.rules.typoHint')}</small>}
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
