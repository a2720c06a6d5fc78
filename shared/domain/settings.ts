import { z } from 'zod'
import { checklistSchema, PICTURE_CHECKLIST } from '../captions/checklist.ts'
import { captionPresetsSchema } from '../captions/presets.ts'
import { FINDING_LAYERS } from '../checks/layers.ts'
import { scriptSchema } from './common.ts'
import { leftAtSchema, MOST_LEFT_AT } from './left-at.ts'

/** Interface languages (BCP 47); `en` is US English. */
export const LOCALES = ['zh-Hans', 'zh-Hant', 'en', 'en-GB'] as const
export const localeSchema = z.enum(LOCALES)
export type Locale = z.infer<typeof localeSchema>

/** Spellings of English that a house chooses from; `text`: each article keeps to the one that it has. */
export const ENGLISH_SPELLINGS = ['text', 'american', 'british'] as const

/** What one person sets for this app on this machine; kept beside the library, not in it. */
export const settingsSchema = z
  .object({
    reviewerName: z.string().max(120).optional(),
    reviewerColour: z.enum(['blue', 'green', 'amber', 'red', 'violet', 'teal']).default('blue'),
    locale: z.enum(['system', ...LOCALES]).default('system'),
    theme: z.enum(['system', 'light', 'dark', 'contrast']).default('system'),
    /** The zoom of the whole window, 1 = as designed; up to 4, at which 1280 pixels are 320 (WCAG 1.4.10). */
    textScale: z.number().min(0.8).max(4).default(1),
    /** Single-letter keys can be switched off (WCAG 2.1.4). */
    hasSingleKeys: z.boolean().default(true),
    /** Dotted lines of the proof: under numbers that nobody checked, and at repairs. */
    hasNumberMarks: z.boolean().default(true),
    hasRepairMarks: z.boolean().default(true),
    /** Layers of findings that are not underlined in the proof. */
    findingMarksOff: z.array(z.enum(FINDING_LAYERS)).catch([]).default([]),
    /** Whether straight quotation marks, two hyphens and three dots become what print has, as one types. */
    hasSmartQuotes: z.boolean().default(true),
    /** Whether 一 with a measure word (一间, 一道) is listed among the numbers. */
    hasSingleOnes: z.boolean().default(true),
    script: scriptSchema.default('keep'),
    /** The spelling of English that the house has chosen. */
    englishSpelling: z.enum(ENGLISH_SPELLINGS).default('text'),
    /** Rules switched off, by id; and rules or layers (`style`) switched on that are off by default. */
    rulesOff: z.array(z.string().max(80)).max(500).default([]),
    rulesOn: z.array(z.string().max(80)).max(500).default([]),
    /** Packs of the house's words that do not hold, by name; and those that come with Galley and hold: they do not by themselves. */
    packsOff: z.array(z.string().max(200)).max(500).default([]),
    packsOn: z.array(z.string().max(200)).max(500).default([]),
    captionLayout: z.enum(['grid', 'list']).default('grid'),
    /** The list of elements that captions are checked by; `auto`: the first for the article's language. */
    captionPreset: z.string().max(40).default('auto'),
    /** The house's own lists, and the built-in ones that it changed (under their own id). */
    captionPresets: captionPresetsSchema.default([]),
    /** What is asked of every picture, in this order. */
    pictureChecklist: checklistSchema.default(PICTURE_CHECKLIST),
    /** The most that all backups of a library take on the disk, in gigabytes, and how many there are. */
    backupGigabytes: z.number().min(0.1).max(10_000).default(20),
    backupCount: z.number().int().min(5).max(500).default(40),
    /** Where a different library was chosen; absent: the usual place. */
    libraryPath: z.string().optional(),
    lastArticleId: z.string().optional(),
    /** Whether the last end came with that article open: the next start goes on there. */
    isAtArticle: z.boolean().default(false),
    /** Articles that were open in tabs at the last end. */
    tabs: z.array(z.string().max(80)).max(50).catch([]).default([]),
    /** Where articles were left, the last one first. What cannot be read is forgotten: it is worth no other setting. */
    leftAt: z.array(leftAtSchema).max(MOST_LEFT_AT).catch([]).default([]),
    /** The format of the last export, and how each was exported last. What cannot be read is worth no other setting. */
    exportFormat: z.string().max(40).optional().catch(undefined),
    exportChoices: z
      .record(
        z.string().max(40),
        z
          .object({
            view: z.string().max(20).optional(),
            options: z.record(z.string().max(40), z.union([z.boolean(), z.string().max(200)])).readonly(),
          })
          .readonly(),
      )
      .readonly()
      .catch({})
      .default({}),
    /** Special characters that were written, the last one first. */
    recentCharacters: z.array(z.string().max(8)).max(32).default([]),
    /** Commands run from the palette, the last one first. */
    recentCommands: z.array(z.string()).max(8).default([]),
  })
  .readonly()

export type Settings = z.infer<typeof settingsSchema>

/** Fields without what takes their place when they are absent: absent in a change means unchanged. */
function withoutDefaults<T extends z.ZodRawShape>(shape: T): { [K in keyof T]: z.ZodOptional<Bare<T[K]>> } {
  const bare = Object.entries(shape).map(([key, field]) => [
    key,
    (field instanceof z.ZodDefault ? field.unwrap() : field) as z.ZodType,
  ])
  return Object.fromEntries(bare.map(([key, field]) => [key, z.optional(field as z.ZodType)])) as never
}
type Bare<T> = T extends z.ZodDefault<infer Inner> ? Inner : T

/**
 * A change of some settings: what is absent stays. Where the library lies is not among them: that is set by choosing one.
 */
export const settingsChangeSchema = z
  .strictObject(withoutDefaults(settingsSchema.unwrap().omit({ libraryPath: true }).shape))
  .readonly()

export type SettingsChange = z.infer<typeof settingsChangeSchema>

/** Settings of a person who has set nothing yet. */
export const defaultSettings: Settings = settingsSchema.parse({})
