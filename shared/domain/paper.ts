/** Sizes of paper in millimetres, upright: ISO 216 A4 and B5, the 16K of GB/T 788, and US Letter (ANSI A). */
export const PAPER_SIZES = {
  a4: { widthMm: 210, heightMm: 297 },
  b5: { widthMm: 176, heightMm: 250 },
  '16k': { widthMm: 184, heightMm: 260 },
  letter: { widthMm: 215.9, heightMm: 279.4 },
} as const

export type PaperSize = keyof typeof PAPER_SIZES
const NAMES = Object.keys(PAPER_SIZES) as readonly PaperSize[]

/** Where the notes stand: in the margin beside their words, or numbered after the text. */
const NOTE_PLACES = ['margin', 'end'] as const
export type NotePlace = (typeof NOTE_PLACES)[number]

/** Sizes of the article's text on paper. */
const TEXT_SIZES = ['usual', 'small', 'large'] as const
export type TextSize = (typeof TEXT_SIZES)[number]

/** How a proof is put on paper. `auto`: the size of the language's country. */
export interface Paper {
  readonly size: PaperSize | 'auto'
  readonly notes: NotePlace
  readonly text: TextSize
  /** Suggestions are drawn as the marks of GB/T 14706 where one of them says the same. */
  readonly proofMarks: boolean
}

/** What can be chosen of a page, by the ids under which an export asks for it; the first of each is the usual. */
export const PAPER_OPTIONS = [
  { id: 'notes', values: NOTE_PLACES, views: ['marked'] },
  { id: 'proof-marks', views: ['marked'] },
  { id: 'paper', values: ['auto', 'a4', 'b5', '16k', 'letter'] },
  { id: 'text-size', values: TEXT_SIZES },
] as const

/** What was chosen, as a page is made by it. */
export function paperOf(chosen: Readonly<Record<string, unknown>>): Paper {
  return {
    size: NAMES.find((name) => name === chosen['paper']) ?? 'auto',
    notes: NOTE_PLACES.find((place) => place === chosen['notes']) ?? 'margin',
    text: TEXT_SIZES.find((size) => size === chosen['text-size']) ?? 'usual',
    proofMarks: chosen['proof-marks'] === true,
  }
}

/** The size that is meant; `locale`: BCP 47. US English prints on Letter, all else on A4. */
export function paperSizeOf({ size }: Paper, locale: string): PaperSize {
  if (size !== 'auto') return size
  return locale === 'en' ? 'letter' : 'a4'
}
