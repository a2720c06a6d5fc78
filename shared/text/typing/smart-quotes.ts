import clipped from '../data/clipped-words.json' with { type: 'json' }

/** What stands in the place of the last characters that were read, once one more is typed. */
export interface SmartText {
  /** So many characters before the caret are replaced along with what is typed. */
  readonly back: number
  readonly text: string
}

/** What may become, or make of a mark before it, another as it is typed: of the letters only the one that ends ’90s needs to know what stands before it. */
export const mayTurn = (typed: string): boolean => !/^[\p{L}\p{M}]/u.test(typed) || typed === 's'

/** Behind these a quotation mark opens. */
const OPENS = /(?:^|[\s([{（〔【《〈「『—–‘“])$/u

/**
 * Quotation marks, dashes and dots as print has them, for one character that is typed behind `before` (the words of the
 * block up to the caret) and in front of `after`: Chinese “”‘’——……, English “”‘’—…. Undefined where it stays as it is.
 */
export function smartText(before: string, typed: string, isChinese: boolean, after = ''): SmartText | undefined {
  const left = isChinese ? undefined : lettersLeftOut(before, typed, after)
  if (left !== undefined) return left
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

const CLIPPED: ReadonlySet<string> = new Set(clipped.words)
/** No word that is clipped reaches so far back. */
const LONGEST = 16
/** Between two words, with an apostrophe on both sides: rock ’n’ roll. */
const BETWEEN: ReadonlySet<string> = new Set(clipped.between)

/** An apostrophe that stands for what is left out (’90s, ’tis) is no mark that opens; that shows in what comes behind it. */
function lettersLeftOut(before: string, typed: string, after: string): SmartText | undefined {
  if (typed === "'") {
    const [, word = ''] = /^([\p{L}’']*)/u.exec(after) ?? []
    const isLeftOut =
      YEARS.test(after) || (YEAR.test(after) && isRunningOn(before)) || (word !== '' && CLIPPED.has(bare(word)))
    if (isLeftOut && OPENS.test(before)) return { back: 0, text: '’' }
  }
  const years = yearsLeftOut(before, typed)
  if (years !== undefined || !mayTurn(typed)) return years
  const { before: stood = '', word = '' } =
    /(?<before>^|[^])‘(?<word>[\p{L}’]*)$/u.exec(before.slice(-LONGEST))?.groups ?? {}
  if (!before.endsWith(`‘${word}`) || !OPENS.test(stood)) return undefined
  const isClipped = typed === "'" ? BETWEEN.has(bare(word)) : CLIPPED.has(bare(word)) || BETWEEN.has(bare(word))
  if (word === '' || !isClipped) return undefined
  const end = typed === "'" ? '’' : typed
  return { back: [...word].length + 1, text: `’${word}${end}` }
}

/** The nineties, and a year by its last two figures, which a stop follows: what begins with figures else may be quoted (‘14 people’). */
const YEARS = /^\d\ds(?![\p{L}\d])/u
const YEAR = /^\d\d[.,;:!?)]/u
const isRunningOn = (before: string): boolean => /[\p{L}\d] $/u.test(before)

/** Whether figures leave a century out shows in what is typed behind them: ’90s, the class of ’68. */
function yearsLeftOut(before: string, typed: string): SmartText | undefined {
  const { stood = '', figures } = /(?<stood>^|[^]{1,2})‘(?<figures>\d\d)$/u.exec(before)?.groups ?? {}
  if (figures === undefined || !OPENS.test(stood)) return undefined
  const isLeftOut = typed === 's' || (YEAR.test(figures + typed) && isRunningOn(stood))
  return isLeftOut ? { back: figures.length + 1, text: `’${figures}${typed}` } : undefined
}

const bare = (word: string): string => word.toLowerCase().replaceAll("'", '’')

/** In Chinese no space tells the two apart: a mark opens unless one of its kind is open. In English what stands before tells. */
function opens(before: string, open: string, close: string, isChinese: boolean): boolean {
  const isLatinBehind = /[A-Za-z\d]$/u.test(before)
  if (!isChinese || (open === '‘' && isLatinBehind)) return OPENS.test(before)
  return before.lastIndexOf(open) <= before.lastIndexOf(close)
}
