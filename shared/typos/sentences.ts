/** A sentence with its place in its text, in UTF-16 units. */
export interface Sentence {
  readonly start: number
  readonly text: string
}

/** The sentences of a text, each with its marks; what has no two Han characters is none. */
export function sentencesOf(text: string): readonly Sentence[] {
  return [...text.matchAll(/[^。！？\n]+[。！？”’）]*/gu)].flatMap(({ 0: own, index }) =>
    /\p{Script=Han}{2}/u.test(own) ? [{ start: index, text: own }] : [],
  )
}
