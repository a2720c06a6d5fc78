import { Plus, RotateCcw, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PICTURE_CHECKLIST, type ChecklistItem } from '#shared/captions/checklist.ts'
import { CAPTION_PRESETS, presetsWith, type CaptionPreset } from '#shared/captions/presets.ts'
import { newId } from '#shared/lib/ids.ts'
import { Button, IconButton } from '../../components/Button.tsx'
import { SettingRow } from '../../components/SettingRow.tsx'
import { TextInput } from '../../components/TextInput.tsx'
import { useApp } from '../../store/hooks.ts'
import { presetName } from '../captions/PresetChoice.tsx'
import { itemName } from '../picture/Checklist.tsx'
import { set } from './change.ts'
import { PresetEditor } from './PresetEditor.tsx'
import { Section } from './Section.tsx'

/** What captions are checked by, and what is asked of every picture: the house's own lists. */
export function CaptionsSection() {
  const { t } = useTranslation()
  const { captionPreset } = useApp((state) => state.settings)
  const presets = presetsWith(useApp((state) => state.settings.captionPresets))
  return (
    <Section id="captions" title={t('settings.captions.title')} hint={t('settings.captions.hint')}>
      <SettingRow label={t('settings.captions.use')} hint={t('settings.captions.useHint')}>
        <select
          className="field set-name"
          aria-label={t('settings.captions.use')}
          value={presets.some(({ id }) => id === captionPreset) ? captionPreset : 'auto'}
          onChange={(event) => set('captionPreset', event.target.value, 'settings.captions.use')}
        >
          <option value="auto">{t('settings.captions.auto')}</option>
          {presets.map((preset) => (
            <option key={preset.id} value={preset.id}>
              {presetName(preset, t)}
            </option>
          ))}
        </select>
      </SettingRow>
      <Presets presets={presets} />
      <PictureItems />
    </Section>
  )
}

function Presets({ presets }: { readonly presets: readonly CaptionPreset[] }) {
  const { t } = useTranslation()
  const house = useApp((state) => state.settings.captionPresets)
  const [chosenId, setChosenId] = useState(presets[0]?.id)
  const chosen = presets.find(({ id }) => id === chosenId) ?? presets[0]
  if (chosen === undefined) return null
  const isBuiltIn = CAPTION_PRESETS.some(({ id }) => id === chosen.id)
  const keep = (next: readonly CaptionPreset[]): void => set('captionPresets', [...next], 'settings.captions.title')
  const replace = (preset: CaptionPreset): void => {
    const isKnown = house.some(({ id }) => id === preset.id)
    keep(isKnown ? house.map((each) => (each.id === preset.id ? preset : each)) : [...house, preset])
  }
  const add = (): void => {
    const preset = { ...chosen, id: `house-${newId()}`, name: t('settings.captions.newName') }
    keep([...house, preset])
    setChosenId(preset.id)
  }
  return (
    <>
      <div className="preset-list" role="group" aria-label={t('captions.preset.label')}>
        {presets.map((preset) => (
          <button
            key={preset.id}
            type="button"
            className="chip"
            aria-pressed={preset.id === chosen.id}
            onClick={() => setChosenId(preset.id)}
          >
            {presetName(preset, t)}
          </button>
        ))}
        <Button tone="link" onClick={add}>
          <Plus size={14} aria-hidden />
          {t('settings.captions.add')}
        </Button>
      </div>
      <PresetEditor key={chosen.id} preset={chosen} onChange={replace} />
      {house.some(({ id }) => id === chosen.id) && (
        <Button tone="plain" onClick={() => keep(house.filter(({ id }) => id !== chosen.id))}>
          {isBuiltIn ? <RotateCcw size={14} aria-hidden /> : <Trash2 size={14} aria-hidden />}
          {t(isBuiltIn ? 'settings.captions.reset' : 'settings.captions.remove', { name: presetName(chosen, t) })}
        </Button>
      )}
    </>
  )
}

/** The checklist of a picture: built-in items are switched off by taking them away, a house adds its own. */
function PictureItems() {
  const { t } = useTranslation()
  const items = useApp((state) => state.settings.pictureChecklist)
  const keep = (next: readonly ChecklistItem[]): void =>
    set('pictureChecklist', [...next], 'settings.captions.checklist')
  const add = (text: string): void => {
    const label = text.trim().slice(0, 80)
    if (label === '') return
    keep([...items, { id: `house-${newId()}`, label, isRequired: true }])
  }
  return (
    <>
      <h3 className="set-sub">{t('settings.captions.checklist')}</h3>
      <ul className="item-list">
        {items.map((item) => (
          <li key={item.id}>
            <TextInput
              key={itemName(item, t)}
              label={t('settings.captions.item')}
              isSpelled
              initial={itemName(item, t)}
              maxLength={80}
              onBlur={(text) => {
                const label = text.trim()
                if (label !== '' && label !== itemName(item, t))
                  keep(items.map((each) => (each.id === item.id ? { ...each, label } : each)))
              }}
            />
            <IconButton
              size="small"
              label={t('settings.captions.remove', { name: itemName(item, t) })}
              onClick={() => keep(items.filter(({ id }) => id !== item.id))}
            >
              <Trash2 size={14} />
            </IconButton>
          </li>
        ))}
        <li>
          <TextInput
            key={items.length}
            label={t('settings.captions.addItem')}
            isSpelled
            placeholder={t('settings.captions.addItem')}
            initial=""
            maxLength={80}
            onEnter={add}
            onBlur={add}
          />
        </li>
      </ul>
      {items !== PICTURE_CHECKLIST && JSON.stringify(items) !== JSON.stringify(PICTURE_CHECKLIST) && (
        <Button tone="plain" onClick={() => keep(PICTURE_CHECKLIST)}>
          <RotateCcw size={14} aria-hidden />
          {t('settings.captions.resetItems')}
        </Button>
      )}
    </>
  )
}
