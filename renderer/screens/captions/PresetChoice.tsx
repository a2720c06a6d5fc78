import { useTranslation } from 'react-i18next'
import { CAPTION_PRESETS, presetFor, presetsWith, type CaptionPreset } from '#shared/captions/presets.ts'
import { changeSettings } from '../../acts/actions.ts'
import { appStore } from '../../store/app-store.ts'
import { useApp, useArticle } from '../../store/hooks.ts'

const EDIT = ' edit'

/** Which list of elements the captions are checked by. */
export function PresetChoice() {
  const { t } = useTranslation()
  const { captionPreset, captionPresets } = useApp((state) => state.settings)
  const language = useArticle((open) => [...open.tables.article.values()][0]?.language ?? 'zh-Hans')
  const presets = presetsWith(captionPresets)
  const own = presetFor(language, undefined, presets)
  const known = presets.some(({ id }) => id === captionPreset) ? captionPreset : 'auto'
  const choose = (id: string): void => {
    if (id !== EDIT) return void changeSettings({ captionPreset: id })
    appStore.setState({ screen: { kind: 'settings', from: 'proof', section: 'captions' } })
  }
  return (
    <label className="preset-choice">
      <span>{t('captions.preset.label')}</span>
      <select className="field" value={known} onChange={(event) => choose(event.target.value)}>
        <option value="auto">{t('captions.presetAuto', { name: presetName(own, t) })}</option>
        {presets.map((preset) => (
          <option key={preset.id} value={preset.id}>
            {presetName(preset, t)}
          </option>
        ))}
        <option value={EDIT}>{t('captions.presetEdit')}</option>
      </select>
    </label>
  )
}

/** The name of a list: built-in ones are translated until the house gives them a name of its own. */
export function presetName({ id, name }: Pick<CaptionPreset, 'id' | 'name'>, t: (key: string) => string): string {
  const isBuiltIn = CAPTION_PRESETS.some((preset) => preset.id === id && preset.name === name)
  return isBuiltIn ? t(`captions.preset.${id}`) : name
}
