import { z } from 'zod'
import { positionSchema } from './common.ts'
import { assetIdSchema, blockIdSchema } from './ids.ts'

/** A place in the text of one block. */
export const textPointSchema = z.object({ blockId: blockIdSchema, offset: positionSchema }).readonly()

/** W3C TextQuoteSelector: the words, and up to 32 code points on either side. */
export const quoteSchema = z.object({ exact: z.string(), prefix: z.string(), suffix: z.string() }).readonly()

const fraction = z.number().min(0).max(1)
const pointSchema = z.object({ x: fraction, y: fraction }).readonly()

/** A region of a picture, in fractions of the upright picture. */
export const regionSchema = z.discriminatedUnion('shape', [
  z.object({ shape: z.literal('point'), x: fraction, y: fraction }).readonly(),
  z.object({ shape: z.literal('rectangle'), x: fraction, y: fraction, width: fraction, height: fraction }).readonly(),
  z.object({ shape: z.literal('polygon'), points: z.array(pointSchema).min(3).max(200) }).readonly(),
])

/** What a note is about: a run of text (within a block or across blocks), or a region of a picture. */
export const targetSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), start: textPointSchema, end: textPointSchema, quote: quoteSchema }).readonly(),
  z
    .object({ kind: z.literal('region'), blockId: blockIdSchema, assetId: assetIdSchema, region: regionSchema })
    .readonly(),
])

export type TextPoint = z.infer<typeof textPointSchema>
export type Quote = z.infer<typeof quoteSchema>
export type Region = z.infer<typeof regionSchema>
export type Target = z.infer<typeof targetSchema>
export type TextTarget = Extract<Target, { kind: 'text' }>
export type RegionTarget = Extract<Target, { kind: 'region' }>
