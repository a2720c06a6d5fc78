import type { ComparedPart } from './compare-story.ts'
import type { Span } from './view.ts'

/** Fields of a picture's metadata that are held against its caption, in the order in which they are shown. */
export const COMPARED_FIELDS = [
  'headline',
  'description',
  'creator',
  'credit',
  'copyright',
  'date',
  'city',
  'location',
] as const
export type ComparedField = (typeof COMPARED_FIELDS)[number]

/**
 * What was found of one field. `agrees`: the same is said, `words` and `there` are what was compared; `partly`: some of what
 * both name is the same; `year-only`, `month-only`: the same as far as the less exact of both goes; `sources-differ`: the
 * caption says what one source in the picture says, and another source in it says something else.
 */
export const METADATA_VERDICTS = [
  'agrees',
  'partly',
  'year-only',
  'month-only',
  'differs',
  'sources-differ',
  'caption-lacks',
  'not-compared',
] as const
export type MetadataVerdict = (typeof METADATA_VERDICTS)[number]

/** Why days that differ are not held against each other. */
export const UNCOMPARED_REASONS = ['old-picture', 'clock'] as const

/**
 * One field of a picture's metadata against the caption. `value` and `source`: the statement that counts (the first);
 * `place` and `words`: what the caption says of it, in code points (no place for a credit line of its own); `there`: the
 * words of the statement that they were held against. `offer`: text to suggest for the caption, where it says nothing
 * (10月26日). `parts`: each name, day, place and count that both tellings have, places in code points of the caption.
 * `others`: sources that say something else.
 */
export interface MetadataCheck {
  readonly field: ComparedField
  readonly verdict: MetadataVerdict
  readonly value: string
  readonly source: string
  readonly words?: string
  readonly there?: string
  readonly place?: Span
  readonly offer?: string
  readonly reason?: (typeof UNCOMPARED_REASONS)[number]
  readonly parts?: readonly ComparedPart[]
  readonly others?: readonly { readonly source: string; readonly value: string }[]
}

/** What the comparison of one field says. */
export type Verdict = Pick<MetadataCheck, 'verdict' | 'words' | 'there' | 'place' | 'offer' | 'reason' | 'parts'>
