/** Marks between which a text shows signs as they are: quotation marks of many hands, titles, and the backticks of code. */
const PAIRS: Readonly<Record<string, string>> = {
  '“': '”',
  '„': '“',
  '"': '"',
  '‘': '’',
  "'": "'",
  '`': '`',
  '「': '」',
  '『': '』',
  '《': '》',
  '〈': '〉',
  '«': '»',
  '‹': '›',
  '(': ')',
  '（': '）',
  '【': '】',
  '[': ']',
}
/** What a text says of itself that speaks of how characters are written down. */
export const ABOUT_ENCODING =
  /乱码|亂碼|mojibake|[字编編]码|編碼|character encoding|\b(?:UTF-?8|GBK|GB ?2312|Big5|Latin-1|Unicode)\b/iu
/** An example of more signs than these is one only where the text speaks of encodings. */
const FEW = 2

/** A place with signs of damage, in UTF-16 units; `after`: what they should be, where that is known. */
interface Sign {
  readonly start: number
  readonly end: number
  readonly after?: string
}

/**
 * What was found in a document, without examples. A text that is read rightly everywhere else, and has signs of a wrong
 * encoding only where nothing but they stands in quotation marks (“Ã©”, 「锟斤拷」) or in code, shows them on purpose: they
 * stay. One such place outside of any marks, and the text is damaged. `codes`: the runs of code of each line.
 */
export function withoutQuoted<S extends Sign>(
  lines: readonly string[],
  found: readonly (readonly S[])[],
  codes: readonly (readonly string[])[] = [],
): readonly (readonly S[])[] {
  if (found.every((list) => list.length === 0)) return found
  const isAbout = lines.some((line) => ABOUT_ENCODING.test(line))
  const isExample = lines.every((line, index) => {
    const signs = found[index] ?? []
    return runsOf(signs).every(
      (run) => isQuoted(line, run, isAbout) || isExplained(line, run) || isInCode(line, run, codes[index] ?? []),
    )
  })
  return isExample ? lines.map(() => []) : found
}

/** Signs side by side are one example: the two characters of “ä¸­æ–‡”. */
function runsOf(signs: readonly Sign[]): readonly Sign[] {
  const runs: Sign[] = []
  for (const sign of signs) {
    const last = runs.at(-1)
    if (last?.end !== sign.start) runs.push(sign)
    else {
      const after = last.after === undefined || sign.after === undefined ? {} : { after: last.after + sign.after }
      runs[runs.length - 1] = { start: last.start, end: sign.end, ...after }
    }
  }
  return runs
}

function isQuoted(line: string, { start, end, after = '' }: Sign, isAbout: boolean): boolean {
  const close = PAIRS[line.charAt(start - 1)]
  return close !== undefined && line.startsWith(close, end) && (isAbout || [...after].length <= FEW)
}

/** “Ã© is é read wrongly”: signs that stand alone, and close behind them, alone too, what they should be. */
function isExplained(line: string, { start, end, after }: Sign): boolean {
  if (after === undefined || after === '') return false
  const isAlone = (from: number, to: number): boolean => !LATIN.test(line.charAt(from - 1) + line.charAt(to))
  const at = end + line.slice(end, end + 24).indexOf(after)
  return at >= end && isAlone(start, end) && isAlone(at, at + after.length)
}

function isInCode(line: string, { start, end }: Sign, codes: readonly string[]): boolean {
  return codes.some((code) => {
    for (let at = line.indexOf(code); at !== -1 && at <= start; at = line.indexOf(code, at + 1))
      if (end <= at + code.length) return true
    return false
  })
}

const LATIN = /[\p{Script=Latin}\d]/u
