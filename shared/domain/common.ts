import { z } from 'zod'
import { READ_FORMATS } from '../contract/formats.ts'

/** Milliseconds since 1970-01-01 UTC. */
export const timeMsSchema = z.number().int().nonnegative()

/** How often a record has been stored; the service counts it, and compares it before a change. */
export const revisionSchema = z.number().int().nonnegative()

/** A person's name as it is signed under an act. */
export const authorSchema = z.string().trim().min(1).max(120)

/** A position in a block's text, in Unicode code points. */
export const positionSchema = z.number().int().nonnegative()

/** Class of an error, as Chinese desks sort them (字词, 标点, 数字, 知识, 事实, 版式 …). */
export const ERROR_CLASSES = [
  'word',
  'punctuation',
  'number',
  'grammar',
  'knowledge',
  'fact',
  'layout',
  'style',
  'other',
] as const
export const errorClassSchema = z.enum(ERROR_CLASSES)
export type ErrorClass = z.infer<typeof errorClassSchema>

/** Language of a text; `und` when it cannot be told. */
export const LANGUAGES = ['zh-Hans', 'zh-Hant', 'en', 'ja', 'und'] as const
export const languageSchema = z.enum(LANGUAGES)
export type Language = z.infer<typeof languageSchema>

/** Which script a Chinese text is read in: as it came, Simplified, or Traditional. */
export const SCRIPTS = ['keep', 'hans', 'hant'] as const
export const scriptSchema = z.enum(SCRIPTS)
export type Script = z.infer<typeof scriptSchema>

/** Format that an article came in. */
export const formatSchema = z.enum(READ_FORMATS)

/** Who something is by where the file that it came in does not say. */
export const NOBODY = '?'
