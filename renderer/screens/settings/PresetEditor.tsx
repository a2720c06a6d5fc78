import { useTranslation } from 'react-i18next'
import { captionPresetSchema, ELEMENTS, type CaptionPreset, type Element } from '#shared/captions/presets.ts'
import { TextInput } from '../../components/TextInput.tsx'
import { presetName } from '../captions/PresetChoice.tsx'

interface PresetEditorProps {
  readonly preset: CaptionPreset
  readonly onChange: (preset: CaptionPreset) => void
}

/** One list of elements: its name, what it asks for, how long a caption may be, how a credit is written. */
export function PresetEditor({ preset, onChange }: PresetEditorProps) {
  const { t } = useTranslation()
  const { elements } = preset
  // What does not fit the schema (an empty name, no element left) is not taken over.
  const change = (parts: Partial<CaptionPreset>): void => {
    const checked = captionPresetSchema.safeParse({ ...preset, ...parts })
    if (checked.success) onChange(checked.data)
  }
  const toggle = (element: Element): void =>
    change({ elements: ELEMENTS.filter((each) => (each === element) !== elements.includes(each)) })
  const limit = (name: 'maxLength' | 'maxSentences', text: string): void => {
    const value = text.trim() === '' ? undefined : Number(text)
    change({ [name]: value })
  }
  return (
    <div className="preset-editor">
      <label className="preset-name">
        <span>{t('settings.captions.name')}</span>
        <TextInput
          key={preset.id}
          label={t('settings.captions.name')}
          initial={presetName(preset, t)}
          maxLength={60}
          onBlur={(name) => {
            if (name.trim() !== presetName(preset, t)) change({ name })
          }}
        />
      </label>
      <fieldset className="preset-elements">
        <legend>{t('settings.captions.elements')}</legend>
        <div className="preset-boxes">
          {ELEMENTS.map((element) => (
            <label key={element}>
              <input
                type="checkbox"
                checked={elements.includes(element)}
                disabled={elements.length === 1 && elements.includes(element)}
                onChange={() => toggle(element)}
              />
              {t(`captions.element.${element}`)}
            </label>
          ))}
        </div>
      </fieldset>
      <div className="preset-limits">
        <NumberField
          key={`${preset.id}-length-${preset.maxLength}`}
          label={t('settings.captions.maxLength')}
          value={preset.maxLength}
          max={2000}
          onDone={(text) => limit('maxLength', text)}
        />
        <NumberField
          key={`${preset.id}-sentences-${preset.maxSentences}`}
          label={t('settings.captions.maxSentences')}
          value={preset.maxSentences}
          max={20}
          onDone={(text) => limit('maxSentences', text)}
        />
      </div>
      <label className="preset-name">
        <span>{t('settings.captions.credits')}</span>
        <TextInput
          key={`${preset.id}-credits`}
          label={t('settings.captions.credits')}
          placeholder={t('settings.captions.creditsHint')}
          initial={preset.creditForms.join('；')}
          onBlur={(text) => {
            const creditForms = text.split(/[;；]/u).flatMap((form) => (form.trim() === '' ? [] : [form.trim()]))
            if (creditForms.join() !== preset.creditForms.join()) change({ creditForms })
          }}
        />
      </label>
    </div>
  )
}

interface NumberFieldProps {
  readonly label: string
  readonly value: number | undefined
  readonly max: number
  readonly onDone: (text: string) => void
}

/** A limit; empty is none. Taken over when the field is left, or at Enter. */
function NumberField({ label, value, max, onDone }: NumberFieldProps) {
  const { t } = useTranslation()
  return (
    <label>
      <span>{label}</span>
      <input
        type="number"
        className="field"
        min={1}
        max={max}
        defaultValue={value ?? ''}
        placeholder={t('settings.captions.noLimit')}
        onBlur={(event) => {
          if (event.target.value !== String(value ?? '')) onDone(event.target.value)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur()
        }}
      />
    </label>
  )
}
