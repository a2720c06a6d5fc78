/** What stands in the place of the last characters that were read, once one more is typed. */
export interface SmartText {
  /** So many characters before the caret are replaced along with what is typed. */
  readonly back: number
  readonly text: string
}

/** The signs that may become others as they are typed: no other letter needs to know what stands before it. */
const TURNING: ReadonlySet<string> = new Set(['"', "'", '-', '.'])

export const mayTurn = (typed: string): boolean => TURNING.has(typed)

/** Behind these a quotation mark opens. */
const OPENS = /(?:^|[\s([{（〔【《〈「『—–‘“])$/u

/**
 * Quotation marks, dashes and dots as print has them, for one character that is typed behind `before` (the words of the
 * block up to the caret): Chinese “”‘’——……, English “”‘’—…. Undefined where it stays as it is.
 */
export function smartText(before: string, typed: string, isChinese: boolean): SmartText | undefined {
  switch (typed) {
    case '"':
      return { back: 0, text: opens(before, '“', '”', isChinese) ? '“' : '”' }
    case "'":
      return { back: 0, text: opens(before, '‘', '’', isChinese) ? '‘' : '’' }
    case '-':
      // Between digits two hyphens may stand for a range that nobody has decided about.
      return /(?<![-\d])-$/u.test(before) ? { back: 1, text: isChinese ? '——' : '—' } : undefined
    case '.':
      return /(?<!\.)\.\.$/u.test(before) ? { back: 2, text: isChinese ? '……' : '…' } : undefined
    default:
      return undefined
  }
}

/** In Chinese no space tells the two apart: a mark opens unless one of its kind is open. In English what stands before tells. */
function opens(before: string, open: string, close: string, isChinese: boolean): boolean {
  const isLatinBehind = /[A-Za-z\d]$/u.test(before)
  if (!isChinese || (open === '‘' && isLatinBehind)) return OPENS.test(before)
  return before.lastIndexOf(open) <= before.lastIndexOf(close)
}
