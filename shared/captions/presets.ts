import { z } from 'zod'

/**
 * What is checked of a caption: the five elements of a news caption, and its form. `tense`: the first sentence is in
 * the present tense (AP); `sentences` and `length` are measured against the preset.
 */
export const ELEMENTS = ['who', 'what', 'where', 'when', 'credit', 'length', 'sentences', 'tense'] as const
export const elementSchema = z.enum(ELEMENTS)
export type Element = z.infer<typeof elementSchema>

/**
 * What a house asks of its captions. Plain data: a house edits these and adds its own.
 * `name` is what the editor sees; the built-in ones have it in `captions.preset.<id>` in every language.
 * `maxLength` in code points without blanks and without the credit. `creditForms`: the only forms that the house
 * accepts, with `{name}` for the maker (`本报记者 {name} 摄`, `AP Photo/{name}`); empty: any form that is known.
 * `weekdayWithinDays`: a date this near to the publication date is given with its weekday (AP: 14).
 */
export const captionPresetSchema = z
  .object({
    id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/),
    name: z.string().trim().min(1).max(60),
    language: z.enum(['zh', 'en']),
    elements: z
      .array(elementSchema)
      .min(1)
      .refine((list) => new Set(list).size === list.length),
    maxLength: z.number().int().min(1).max(2000).optional(),
    maxSentences: z.number().int().min(1).max(20).optional(),
    weekdayWithinDays: z.number().int().min(0).max(60).optional(),
    creditForms: z.array(z.string().trim().min(1).max(60)).max(30).default([]),
  })
  .readonly()

/** A house's own list: its presets, those of the same id in place of the built-in ones. */
export const captionPresetsSchema = z.array(captionPresetSchema).max(40).readonly()

export type CaptionPreset = z.infer<typeof captionPresetSchema>

/** 何时何地何人何事, photographer or source, at most 200 characters (Chinese newspapers). */
const ZH_NEWSPAPER: CaptionPreset = {
  id: 'zh-newspaper',
  name: '中文报纸',
  language: 'zh',
  elements: ['who', 'what', 'where', 'when', 'credit', 'length'],
  maxLength: 200,
  creditForms: [],
}

/** The presets that come with Galley. */
export const CAPTION_PRESETS: readonly CaptionPreset[] = [
  ZH_NEWSPAPER,
  {
    id: 'zh-periodical',
    name: '中文期刊',
    language: 'zh',
    elements: ['who', 'what', 'where', 'when', 'credit', 'length'],
    maxLength: 120,
    creditForms: [],
  },
  {
    id: 'zh-web',
    name: '中文网站',
    language: 'zh',
    elements: ['what', 'where', 'when', 'credit', 'length'],
    maxLength: 100,
    creditForms: [],
  },
  {
    id: 'ap',
    name: 'AP',
    language: 'en',
    elements: ['who', 'what', 'where', 'when', 'credit', 'tense', 'sentences'],
    maxSentences: 2,
    weekdayWithinDays: 14,
    creditForms: [],
  },
]

/** The presets to choose from: the built-in ones, changed and added to by the house. */
export function presetsWith(house: readonly CaptionPreset[]): readonly CaptionPreset[] {
  const own = new Map(house.map((preset) => [preset.id, preset]))
  const changed = CAPTION_PRESETS.map((preset) => own.get(preset.id) ?? preset)
  return [...changed, ...house.filter((preset) => !CAPTION_PRESETS.some(({ id }) => id === preset.id))]
}

/** The preset of that id, else the first for the caption's language: zh-newspaper for Chinese, ap for others. */
export function presetFor(
  language: string,
  id?: string,
  presets: readonly CaptionPreset[] = CAPTION_PRESETS,
): CaptionPreset {
  const wanted = language.startsWith('zh') ? 'zh' : 'en'
  return (
    presets.find((preset) => preset.id === id) ?? presets.find((preset) => preset.language === wanted) ?? ZH_NEWSPAPER
  )
}
