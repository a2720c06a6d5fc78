import { useTranslation } from 'react-i18next'
import { SCRIPTS } from '#shared/domain/common.ts'
import { Segmented } from '../../components/Segmented.tsx'
import { SettingRow } from '../../components/SettingRow.tsx'
import { useApp } from '../../store/hooks.ts'
import { set } from './change.ts'
import { Section } from './Section.tsx'

/** How articles are opened, and whether bare letters are keys. */
export function WorkSection() {
  const { t } = useTranslation()
  const { script, hasSingleKeys } = useApp((state) => state.settings)
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
          options={(['on', 'off'] as const).map((value) => ({ value, label: t(`settings.work.${value}`) }))}
          onChange={(value) => set('hasSingleKeys', value === 'on', 'settings.work.singleKeys')}
        />
      </SettingRow>
    </Section>
  )
}
