/** What must stay whole in a difference: numbers in Arabic digits or Han numerals, and words of letters. */
const WHOLE =
  /[0-9０-９]+(?:[.,:．：][0-9０-９]+)*[%％‰]?|[〇零一二两三四五六七八九十百千万亿兩萬億]{2,}|[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{M}]+(?:['’][\p{Script=Latin}]+)*/gu

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

/**
 * Cuts a text into the smallest parts that an editor would strike or write: a number, a Latin word,
 * else one grapheme (a Han character, a mark, a space). Joined again they give the text.
 */
export function tokenize(text: string): readonly string[] {
  const tokens: string[] = []
  let whole = ''
  let wholeEnd = 0
  const ends = wholeSpans(text)
  for (const { segment, index } of graphemes.segment(text)) {
    const end = ends.get(index)
    if (index >= wholeEnd && end !== undefined) {
      if (whole !== '') tokens.push(whole)
      whole = ''
      wholeEnd = end
    }
    // A grapheme that begins inside a whole part belongs to it, also when it reaches beyond (a combining mark).
    if (index < wholeEnd) {
      whole += segment
      continue
    }
    if (whole !== '') tokens.push(whole)
    whole = ''
    tokens.push(segment)
  }
  if (whole !== '') tokens.push(whole)
  return tokens
}

/** The words and numbers that stay whole: where each begins, and its end (UTF-16 indexes). */
export function wholeSpans(text: string): Map<number, number> {
  const ends = new Map<number, number>()
  for (const match of text.matchAll(WHOLE)) ends.set(match.index, match.index + match[0].length)
  return ends
}
