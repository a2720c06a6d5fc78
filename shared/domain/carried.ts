import { z } from 'zod'
import { positionSchema } from './common.ts'
import { PLACEMENTS } from './note.ts'
import { NUMBER_STATES } from './number.ts'
import { SUGGESTION_KINDS } from './suggestion.ts'
import { VERDICT_STATES } from './verdict.ts'

/** What became of a suggestion in the next text (核红); `gone`: its paragraph is not there any more. */
export const FULFILMENTS = ['done', 'not-done', 'differently', 'gone'] as const

/** Why a number's state, or a caption's verdict, does not hold for the next text. */
export const FALL_REASONS = ['digits', 'unit', 'sentence', 'value', 'caption', 'picture', 'gone'] as const

/** What else a review consists of: sums, regions linked to words, findings left as they are, answers about a picture, repairs that were refused, alternative texts and pictures of the desk. */
export const OTHER_KINDS = ['tie', 'link', 'dismissal', 'checkmark', 'refusal', 'alternative', 'picture'] as const

/** Told, and never followed: what it names may be taken away later. */
const id = z.string().min(1).max(80)

/** Where it is in this version; of words that go over the end of a paragraph the part in the first. */
const place = { blockId: id.optional(), start: positionSchema.optional(), end: positionSchema.optional() }

const count = z.number().int().nonnegative()

const note = z.object({
  from: id,
  to: id.optional(),
  status: z.enum(PLACEMENTS),
  outcome: z.enum(FULFILMENTS).optional(),
})

const suggestion = z.object({
  from: id,
  to: id.optional(),
  outcome: z.enum(FULFILMENTS),
  stands: z.string().optional(),
  /** What was asked, and by whom: the suggestion itself stays with the version before. */
  kind: z.enum(SUGGESTION_KINDS),
  before: z.string(),
  after: z.string(),
  author: z.string(),
  isAccepted: z.boolean(),
  ...place,
})

const number = z.object({
  from: id,
  to: id.optional(),
  why: z.enum(FALL_REASONS).optional(),
  /** What it was, in the version before. */
  text: z.string(),
  state: z.enum(NUMBER_STATES),
})

const verdict = z.object({
  from: id,
  to: id.optional(),
  why: z.enum(FALL_REASONS).optional(),
  state: z.enum(VERDICT_STATES),
  /** The caption in this version, as far as there is one. */
  blockId: id.optional(),
})

const other = z.object({
  from: id,
  to: id.optional(),
  kind: z.enum(OTHER_KINDS),
  why: z.enum(FALL_REASONS).optional(),
  /** What it was, or was about, in the version before. */
  words: z.string(),
  blockId: id.optional(),
})

const unasked = z.object({
  kind: z.enum(['insert', 'delete', 'replace', 'move']),
  before: z.string(),
  after: z.string(),
  blockId: id.optional(),
  start: positionSchema,
  end: positionSchema,
})

/**
 * What became of the review of the version before when this one came: the ids of its records (`from`), those that they are
 * now (`to`; absent: they stayed behind), and why. `unasked`: what was changed that no suggestion asked for, placed in this
 * version's blocks.
 */
export const carriedSchema = z
  .object({
    notes: z.array(note.readonly()).readonly(),
    suggestions: z.array(suggestion.readonly()).readonly(),
    numbers: z.array(number.readonly()).readonly(),
    verdicts: z.array(verdict.readonly()).readonly(),
    unasked: z.array(unasked.readonly()).readonly(),
    /** Of the shorter of both texts, what stands in the other too. */
    share: z.number().min(0).max(1).optional(),
    paragraphs: z.object({ same: count, changed: count, gone: count, added: count }).readonly().optional(),
    others: z.array(other.readonly()).readonly().default([]),
  })
  .readonly()

export type Carried = z.infer<typeof carriedSchema>
export type CarriedOther = Carried['others'][number]
export type Fulfilment = (typeof FULFILMENTS)[number]
export type FallReason = (typeof FALL_REASONS)[number]
