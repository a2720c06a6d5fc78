/**
 * Positions in Galley are Unicode code points (W3C Web Annotation Data Model, 4.2.5);
 * JavaScript strings count UTF-16 units. These functions cross that border. A long text is looked through once and
 * remembered for a while, so that asking for a thousand places in it does not read it a thousand times.
 */

/** Number of code points in `text`. */
export function codePointLength(text: string): number {
  return toCodePoint(text, text.length)
}

/** UTF-16 index of the code point at position `position`; the text's length when past its end. */
export function toUtf16Index(text: string, position: number): number {
  if (position <= 0) return 0
  const marks = marksOf(text)
  if (marks === 'alike') return Math.min(position, text.length)
  let mark = 0
  for (let most = marks.length - 1; mark < most;) {
    const middle = Math.ceil((mark + most) / 2)
    if ((marks[middle] ?? 0) <= position) mark = middle
    else most = middle - 1
  }
  let index = mark * STEP
  // A pair that lies over the mark was counted before it.
  if (isLeadOfPair(text, index - 1)) index += 1
  for (let passed = marks[mark] ?? 0; passed < position && index < text.length; passed += 1)
    index += isLeadOfPair(text, index) ? 2 : 1
  return index
}

/** Code point position of the UTF-16 index `index`; an index inside a pair counts as its start. */
export function toCodePoint(text: string, index: number): number {
  const end = Math.min(index, text.length)
  if (end <= 0) return 0
  const marks = marksOf(text)
  if (marks === 'alike') return end
  const mark = Math.floor(end / STEP)
  return (marks[mark] ?? 0) + leadsFrom(text, mark * STEP, end) - (isLeadOfPair(text, end - 1) ? 1 : 0)
}

/** The part of `text` from code point `start` to `end` (excluded). */
export function sliceCodePoints(text: string, start: number, end?: number): string {
  const from = toUtf16Index(text, start)
  return end === undefined ? text.slice(from) : text.slice(from, toUtf16Index(text, Math.max(start, end)))
}

/** Units between two marks. */
const STEP = 512
/** Code points that begin before every STEP-th unit; `alike`: no pair at all, positions and indexes are the same. */
type Marks = Uint32Array | 'alike'
const ONE_MARK: Marks = new Uint32Array(1)

/** As many texts as are asked about by turns: a block, its clean text, the block it is compared with. */
const REMEMBERED = 8
const remembered: { text: string; readonly marks: Marks }[] = []

/** The short text asked about last: of a thousand paragraphs each is asked about many times, and then the next. */
let short = ''
let shortMarks: Marks = ONE_MARK

function marksOf(text: string): Marks {
  if (text.length < STEP) {
    if (text !== short) {
      short = text
      shortMarks = hasPair(text) ? ONE_MARK : 'alike'
    }
    return shortMarks
  }
  const known = remembered.find((one) => one.text === text)
  if (known !== undefined) {
    // The same words in another string are compared letter by letter: from now on this one is asked about.
    known.text = text
    return known.marks
  }
  const marks = hasPair(text) ? count(text) : 'alike'
  remembered.unshift({ text, marks })
  if (remembered.length > REMEMBERED) remembered.pop()
  return marks
}

const hasPair = (text: string): boolean => /[\ud800-\udbff]/.test(text)

function count(text: string): Marks {
  const marks = new Uint32Array(Math.floor(text.length / STEP) + 1)
  for (let mark = 1; mark < marks.length; mark += 1)
    marks[mark] = (marks[mark - 1] ?? 0) + leadsFrom(text, (mark - 1) * STEP, mark * STEP)
  return marks
}

/** Code points that begin between two indexes. */
function leadsFrom(text: string, from: number, end: number): number {
  let leads = 0
  for (let at = from; at < end; at += 1) if (!isLeadOfPair(text, at - 1)) leads += 1
  return leads
}

function isLeadOfPair(text: string, index: number): boolean {
  const lead = text.charCodeAt(index)
  if (!(lead >= 0xd800 && lead <= 0xdbff) || index + 1 >= text.length) return false
  const trail = text.charCodeAt(index + 1)
  return trail >= 0xdc00 && trail <= 0xdfff
}
