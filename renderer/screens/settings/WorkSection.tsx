import { useTranslation } from 'react-i18next'
import { FINDING_LAYERS } from '#shared/checks/layers.ts'
import { SCRIPTS } from '#shared/domain/common.ts'
import { Segmented } from '../../components/Segmented.tsx'
import { SettingRow } from '../../components/SettingRow.tsx'
import { toggleLayer } from '../../acts/finding-layers.ts'
import { useApp } from '../../store/hooks.ts'
import { set } from './change.ts'
import { Section } from './Section.tsx'

/** How articles are opened, and whether bare letters are keys. */
export function WorkSection() {
  const { t } = useTranslation()
  const { script, hasSingleKeys, hasSingleOnes, hasNumberMarks, hasRepairMarks, hasSmartQuotes, findingMarksOff } =
    useApp((state) => state.settings)
  const onOff = (['on', 'off'] as const).map((value) => ({ value, label: t(`settings.work.${value}`) }))
  return (
    <Section id="work" title={t('settings.work.title')}>
      <SettingRow label={t('settings.work.script')} hint={t('opening.script.hint')}>
        <Segmented
          label={t('settings.work.script')}
          value={script}
          options={SCRIPTS.map((value) => ({ value, label: t(`opening.script.${value}`) }))}
          onChange={(value) => set('script', value, 'settings.work.script')}
        />
      </SettingRow>
      <SettingRow label={t('settings.work.singleKeys')} hint={t('settings.work.singleKeysHint')}>
        <Segmented
          label={t('settings.work.singleKeys')}
          value={hasSingleKeys ? 'on' : 'off'}
          options={onOff}
          onChange={(value) => set('hasSingleKeys', value === 'on', 'settings.work.singleKeys')}
        />
      </SettingRow>
      <SettingRow label={t('settings.work.singleOnes')} hint={t('settings.work.singleOnesHint')}>
        <Segmented
          label={t('settings.work.singleOnes')}
          value={hasSingleOnes ? 'on' : 'off'}
          options={onOff}
          onChange={(value) => set('hasSingleOnes', value === 'on', 'settings.work.singleOnes')}
        />
      </SettingRow>
      <SettingRow label={t('settings.work.numberMarks')} hint={t('settings.work.numberMarksHint')}>
        <Segmented
          label={t('settings.work.numberMarks')}
          value={hasNumberMarks ? 'on' : 'off'}
          options={onOff}
          onChange={(value) => set('hasNumberMarks', value === 'on', 'settings.work.numberMarks')}
        />
      </SettingRow>
      <SettingRow label={t('settings.work.repairMarks')} hint={t('settings.work.repairMarksHint')}>
        <Segmented
          label={t('settings.work.repairMarks')}
          value={hasRepairMarks ? 'on' : 'off'}
          options={onOff}
          onChange={(value) => set('hasRepairMarks', value === 'on', 'settings.work.repairMarks')}
        />
      </SettingRow>
      <SettingRow label={t('settings.work.findingMarks')} hint={t('settings.work.findingMarksHint')}>
        <div className="set-layers" role="group" aria-label={t('settings.work.findingMarks')}>
          {FINDING_LAYERS.map((layer) => (
            <button
              key={layer}
              type="button"
              className="chip"
              aria-pressed={!findingMarksOff.includes(layer)}
              onClick={() => toggleLayer(layer)}
            >
              <span data-layer={findingMarksOff.includes(layer) ? undefined : layer}>{t(`rules.layer.${layer}`)}</span>
            </button>
          ))}
        </div>
      </SettingRow>
      <SettingRow label={t('settings.work.smartQuotes')} hint={t('settings.work.smartQuotesHint')}>
        <Segmented
          label={t('settings.work.smartQuotes')}
          value={hasSmartQuotes ? 'on' : 'off'}
          options={onOff}
          onChange={(value) => set('hasSmartQuotes', value === 'on', 'settings.work.smartQuotes')}
        />
      </SettingRow>
    </Section>
  )
}
