import { useTranslation } from 'react-i18next'
import { LOCALES } from '#shared/domain/settings.ts'
import { Segmented } from '../../components/Segmented.tsx'
import { SettingRow } from '../../components/SettingRow.tsx'
import { zoomStep } from '../../lib/zoom.ts'
import { useApp } from '../../store/hooks.ts'
import { set } from './change.ts'
import { Section } from './Section.tsx'

const THEMES = ['system', 'light', 'dark', 'contrast'] as const
const PROOF_PX = 17

/** One of the languages, or the system's. */
function chooseLocale(value: string): void {
  set('locale', LOCALES.find((locale) => locale === value) ?? 'system', 'settings.look.locale')
}

/** How the window looks: language, theme, size of the text. */
export function LookSection() {
  const { t } = useTranslation()
  const { locale, theme, textScale } = useApp((state) => state.settings)
  const px = `${Math.round(PROOF_PX * textScale)} px`
  const scale = (by: 1 | -1): void => {
    const next = zoomStep(textScale, by)
    if (next !== textScale) set('textScale', next, 'settings.look.size')
  }
  return (
    <Section id="look" title={t('settings.look.title')}>
      <SettingRow label={t('settings.look.locale')}>
        <select
          className="field set-name"
          aria-label={t('settings.look.locale')}
          value={locale}
          onChange={(event) => chooseLocale(event.target.value)}
        >
          <option value="system">{t('settings.look.system')}</option>
          {LOCALES.map((value) => (
            <option key={value} value={value} lang={value}>
              {t(`common.language.${value}`)}
            </option>
          ))}
        </select>
      </SettingRow>
      <SettingRow label={t('settings.look.theme')}>
        <Segmented
          label={t('settings.look.theme')}
          value={theme}
          options={THEMES.map((value) => ({ value, label: t(`settings.look.${value}`) }))}
          onChange={(value) => set('theme', value, 'settings.look.theme')}
        />
      </SettingRow>
      <SettingRow label={t('settings.look.size')} hint={t('settings.look.sizeHint', { px })}>
        <div className="set-stepper" role="group" aria-label={t('settings.look.size')}>
          <button
            type="button"
            aria-label={`A− ${t('settings.look.smaller')}`}
            aria-disabled={textScale === zoomStep(textScale, -1)}
            onClick={() => scale(-1)}
          >
            A−
          </button>
          <output>{new Intl.NumberFormat(undefined, { style: 'percent' }).format(textScale)}</output>
          <button
            type="button"
            aria-label={`A+ ${t('settings.look.larger')}`}
            aria-disabled={textScale === zoomStep(textScale, 1)}
            onClick={() => scale(1)}
          >
            A+
          </button>
        </div>
      </SettingRow>
      <SettingRow label="">
        <p className="set-sample">{t('settings.look.sample')}</p>
      </SettingRow>
    </Section>
  )
}
