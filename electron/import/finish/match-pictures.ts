import { simplifiedCode } from '#shared/language/script.ts'

/** What a picture was given to a caption by. */
export type MatchReason = 'number' | 'words'

/** The picture (by its place among the names) that belongs to the caption (by its place among the texts). */
export interface PictureMatch {
  readonly caption: number
  readonly picture: number
  readonly reason: MatchReason
}

const KIND = '(?:图片|图|照片|插图|配图|figure|fig|photo|picture|pic|image|img)'
const HAN_DIGITS = '一二三四五六七八九十'
const NAME_NUMBER = new RegExp(`^${KIND}?[\\s_.\\-(]*0?(\\d{1,2}|[${HAN_DIGITS}])(?=$|[\\s_.\\-、,:()](?!\\d))`, 'iu')
const CAPTION_NUMBER = new RegExp(`^[\\s（(【[]*${KIND}[\\s.]*(\\d{1,2}|[${HAN_DIGITS}])(?!\\d|[${HAN_DIGITS}])`, 'iu')
/** Han characters in a row, and Latin words, that a name must share with a caption; fewer happen by chance. */
const LEAST_RUN = 4
const LEAST_WORDS = 2
/** By how much the second best must stay behind. */
const MARGIN = 2

/**
 * Pictures whose names tell their captions beyond doubt: by the number in both (or, where no caption is numbered, by
 * the caption's place when the names count through all of them), or by words that only one caption has. Where the
 * two disagree, or two would fit, nothing is said.
 */
export function matchPictures(captions: readonly string[], names: readonly string[]): readonly PictureMatch[] {
  const folded = captions.map(fold)
  const stems = names.map((name) => fold(name.replace(/\.[^.]*$/u, '')))
  const byNumber = matchNumbers(folded, stems)
  const byWords = stems.map((stem) => captionOfWords(stem, folded))
  const wished = stems.map((_, picture): PictureMatch | undefined => {
    const number = byNumber[picture]
    const words = byWords[picture]
    if (number !== undefined && words !== undefined && number !== words) return undefined
    const caption = number ?? words
    return caption === undefined ? undefined : { caption, picture, reason: number === undefined ? 'words' : 'number' }
  })
  // A caption that two pictures claim is left to the editor.
  return wished.flatMap((match) =>
    match !== undefined && wished.filter((other) => other?.caption === match.caption).length === 1 ? [match] : [],
  )
}

function matchNumbers(captions: readonly string[], stems: readonly string[]): readonly (number | undefined)[] {
  const numbers = stems.map((stem) => numberOf(NAME_NUMBER.exec(stem)?.[1]))
  const stated = captions.map((caption) => numberOf(CAPTION_NUMBER.exec(caption)?.[1]))
  if (stated.some((number) => number !== undefined)) {
    return numbers.map((number) => {
      const at = number === undefined ? -1 : stated.indexOf(number)
      return at >= 0 && stated.lastIndexOf(number) === at ? at : undefined
    })
  }
  // Places count only when the numbers run through all captions: 1 to n, each once.
  const known = numbers.filter((number) => number !== undefined)
  const isCount = known.length === captions.length && captions.every((_, index) => known.includes(index + 1))
  return numbers.map((number) => (isCount && number !== undefined ? number - 1 : undefined))
}

function numberOf(digits: string | undefined): number | undefined {
  if (digits === undefined) return undefined
  const han = HAN_DIGITS.indexOf(digits)
  return han >= 0 ? han + 1 : Number(digits)
}

function captionOfWords(stem: string, captions: readonly string[]): number | undefined {
  const scores = captions.map((caption) => shared(stem, caption))
  const best = Math.max(0, ...scores)
  const rivals = scores.filter((score) => score > best - MARGIN).length
  return best > 0 && rivals === 1 ? scores.indexOf(best) : undefined
}

/** How much of a name stands in a caption: Han characters of the longest run, two for each Latin word; 0 for too little. */
function shared(stem: string, caption: string): number {
  const runs = stem.match(/\p{Script=Han}+/gu) ?? []
  const longest = Math.max(0, ...runs.map((run) => longestIn(run, caption)))
  const words = stem.match(/[a-z]{3,}/gu) ?? []
  const inside = new Set(words.filter((word) => new RegExp(`\\b${word}\\b`, 'u').test(caption)))
  const isLatin = inside.size >= LEAST_WORDS && inside.size * 2 > words.length
  return (longest >= LEAST_RUN ? longest : 0) + (isLatin ? inside.size * 2 : 0)
}

function longestIn(run: string, caption: string): number {
  let longest = 0
  for (let start = 0; start + longest < run.length; start += 1) {
    while (start + longest < run.length && caption.includes(run.slice(start, start + longest + 1))) longest += 1
  }
  return longest
}

/** One width, one script, small letters. */
function fold(text: string): string {
  return Array.from(text.normalize('NFKC').toLowerCase(), (sign) =>
    sign.length === 1 ? String.fromCharCode(simplifiedCode(sign.charCodeAt(0))) : sign,
  ).join('')
}
