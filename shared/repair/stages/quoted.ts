import type { Edit } from '../edits.ts'

/** Marks between which a text shows signs as they are: quotation marks of many hands, and the backticks of code. */
const PAIRS: Readonly<Record<string, string>> = {
  '“': '”',
  '"': '"',
  '‘': '’',
  "'": "'",
  '`': '`',
  '「': '」',
  '『': '』',
  '«': '»',
  '(': ')',
  '（': '）',
}

/**
 * The edits of a document without those of examples. A text that is read rightly everywhere else, and has signs of a wrong
 * encoding only where nothing but they stands in quotation marks (“Ã©”), shows them on purpose: they stay. One such place
 * outside of any marks, and the text is damaged.
 */
export function withoutQuoted(
  lines: readonly string[],
  edits: readonly (readonly Edit[])[],
): readonly (readonly Edit[])[] {
  const found = edits.flat()
  if (found.length === 0) return edits
  const isExample = lines.every((line, index) =>
    (edits[index] ?? []).every((edit) => isQuoted(line, edit) || isExplained(line, edit)),
  )
  return isExample ? lines.map(() => []) : edits
}

function isQuoted(line: string, { start, end, after }: Edit): boolean {
  const close = PAIRS[line.charAt(start - 1)]
  return close !== undefined && line.startsWith(close, end) && [...after].length <= 2
}

/** “Ã© is é read wrongly”: signs that stand alone, and close behind them, alone too, what they should be. */
function isExplained(line: string, { start, end, after }: Edit): boolean {
  const isAlone = (from: number, to: number): boolean => !LATIN.test(line.charAt(from - 1) + line.charAt(to))
  const at = end + line.slice(end, end + 24).indexOf(after)
  return at >= end && isAlone(start, end) && isAlone(at, at + after.length)
}

const LATIN = /[\p{Script=Latin}\d]/u
