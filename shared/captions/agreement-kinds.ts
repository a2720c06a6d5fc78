import type { Span } from './view.ts'

/** Words in another block; code points. */
export interface OtherPlace extends Span {
  readonly block: number
  readonly words: string
}

/** How one thing that a caption names stands to headline and body. */
export const AGREEMENT_VERDICTS = [
  'agrees',
  'year-only',
  'month-only',
  'elsewhere',
  'look-alike',
  'conflict',
  'absent',
] as const
export type AgreementVerdict = (typeof AGREEMENT_VERDICTS)[number]

/**
 * One name, place, date or number of a caption held against headline and body. Code points of the caption.
 * `agrees`: the other place says the same, as exactly; `year-only`, `month-only`: a date there is the same as far as the less
 * exact of both goes; `elsewhere`: the day stands there, told of something else; `look-alike`: a name there differs in one
 * character; `conflict`: the same event has another day, place or number there; `absent`: the text does not speak of it,
 * which is no fault.
 */
export interface Agreement extends Span {
  readonly kind: 'name' | 'place' | 'date' | 'number'
  readonly verdict: AgreementVerdict
  readonly words: string
  readonly other?: OtherPlace
}
