import { Check } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { settingsSchema } from '#shared/domain/settings.ts'
import { SettingRow } from '../../components/SettingRow.tsx'
import { TextInput } from '../../components/TextInput.tsx'
import { useApp } from '../../store/hooks.ts'
import { set } from './change.ts'
import { Section } from './Section.tsx'

const COLOURS = settingsSchema.unwrap().shape.reviewerColour.unwrap().options

/** Who reviews: the name under every act, and a colour. */
export function ReviewerSection() {
  const { t } = useTranslation()
  const { reviewerName, reviewerColour } = useApp((state) => state.settings)
  const keep = (text: string): void => {
    const name = text.trim()
    // An act must be signed by somebody: an emptied field leaves the name as it was.
    if (name !== '') set('reviewerName', name, 'settings.reviewer.name')
  }
  return (
    <Section id="reviewer" title={t('settings.reviewer.title')} hint={t('settings.reviewer.hint')}>
      <SettingRow label={t('settings.reviewer.name')}>
        <div className="set-name">
          <TextInput
            key={reviewerName}
            label={t('settings.reviewer.name')}
            placeholder={t('settings.reviewer.unnamed')}
            initial={reviewerName ?? ''}
            maxLength={120}
            onEnter={keep}
            onBlur={keep}
          />
        </div>
        <span className="avatar-round" data-colour={reviewerColour} aria-hidden="true">
          {[...(reviewerName ?? '?')][0]}
        </span>
      </SettingRow>
      <SettingRow label={t('settings.reviewer.colour')}>
        <div className="set-colours" role="radiogroup" aria-label={t('settings.reviewer.colour')}>
          {COLOURS.map((colour) => (
            <label key={colour} data-colour={colour} title={t(`settings.colour.${colour}`)}>
              <input
                type="radio"
                name="colour"
                aria-label={t(`settings.colour.${colour}`)}
                checked={colour === reviewerColour}
                onChange={() => set('reviewerColour', colour, 'settings.reviewer.colour')}
              />
              {colour === reviewerColour && <Check size={14} aria-hidden />}
            </label>
          ))}
        </div>
      </SettingRow>
    </Section>
  )
}
