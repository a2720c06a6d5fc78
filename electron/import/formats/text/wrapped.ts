/** A line of a plain text without the blanks around it. */
export interface Line {
  readonly text: string
  readonly isIndented?: boolean
}

/** A line as it stood: `lead` is how many columns it begins farther in. */
export interface SetLine {
  readonly line: Line
  readonly lead: number
}

/** Columns within which mail programs, terminals and old systems break their lines. */
const WIDTH_LEAST = 24
const WIDTH_MOST = 100
/** So many lines must have been broken in the middle of a sentence, where the next word had no room. */
const BROKEN_LEAST = 2
/** Of lines that break off within a sentence, so many do for want of room. */
const FULL_SHARE = 0.9
/** A text is no longer broken at a width when more of its lines than this are wider than any. */
const WIDER_SHARE = 0.1
/** Columns that the rules of Chinese line ends (no mark at the head of a line) may cost. */
const HAN_SLACK = 5

/**
 * Puts the lines of a text together that was broken at a fixed width, as mail and old systems do; `groups` are its lines
 * between empty ones, and so they are given: a paragraph is a group of one line. Undefined where it is not. A line was
 * broken when the first word of the next would not have fitted; one that had room for it ends its paragraph.
 */
export function unwrap(groups: readonly (readonly SetLine[])[]): readonly (readonly Line[])[] | undefined {
  const lines = groups.flat()
  const width = widestOf(groups)
  if (width < WIDTH_LEAST || width > WIDTH_MOST) return undefined
  if (lines.filter((line) => widthOf(line) > width).length > lines.length * WIDER_SHARE) return undefined
  const read = groups.map((group) => readGroup(group, width))
  const broken = read.reduce((sum, group) => sum + group.broken, 0)
  const full = read.reduce((sum, group) => sum + group.full, 0)
  const within = read.reduce((sum, group) => sum + (group.isPassage ? group.within : 0), 0)
  const loose = read.reduce((sum, group) => sum + (group.isPassage ? 0 : group.within), 0)
  if (broken < BROKEN_LEAST || full < within * FULL_SHARE || loose > within) return undefined
  return read.flatMap(({ parts }) => parts)
}

/** The widest line that breaks off within a sentence, of the groups in which one surely goes on in the next line. */
function widestOf(groups: readonly (readonly SetLine[])[]): number {
  let width = 0
  for (const group of groups) {
    const inner = group.slice(0, -1)
    if (!inner.some(({ line }, at) => goesOn(line.text, group[at + 1]?.line.text ?? ''))) continue
    for (const set of inner) if (!endsSentence(set.line.text)) width = Math.max(width, widthOf(set))
  }
  return width
}

interface Group {
  readonly parts: readonly (readonly Line[])[]
  /** Whether it is prose that was broken; else lines of their own: a headline, a byline, a date. */
  readonly isPassage: boolean
  /** Breaks within a sentence; those of them that had no room; those of these that cannot be anything else. */
  readonly within: number
  readonly full: number
  readonly broken: number
}

function readGroup(group: readonly SetLine[], width: number): Group {
  // Where all lines are set in, that is no sign of a paragraph.
  const hasFlush = group.some(({ line }, at) => at > 0 && line.isIndented !== true)
  let within = 0
  let full = 0
  let broken = 0
  let isPassage = group.length > 1
  const put: Line[][] = []
  for (const [at, { line }] of group.entries()) {
    const set = group[at - 1]
    const before = set?.line
    if (
      set === undefined ||
      before === undefined ||
      (line.isIndented === true && (hasFlush || before.isIndented !== true))
    ) {
      put.push([line])
      continue
    }
    const isFull = hadNoRoom(set, line.text, width)
    if (!endsSentence(before.text)) {
      within += 1
      if (isFull) full += 1
      if (isFull && goesOn(before.text, line.text)) broken += 1
      // A line that had room and says no sentence is one of its own, and so are those beside it.
      if (!isFull && !startsSmall(line.text)) isPassage = false
    }
    if (isFull || startsSmall(line.text)) put.at(-1)?.push(line)
    else put.push([line])
  }
  const parts = isPassage ? put.map((part) => [{ ...part[0], text: joined(part) }]) : [group.map(({ line }) => line)]
  return { parts, isPassage, within, full, broken }
}

/** Whether the first word of the next line would not have stood on this one. */
function hadNoRoom(line: SetLine, next: string, width: number): boolean {
  const [word = ''] =
    /^(?:[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]\p{P}*|[^\s\p{Script=Han}]+)/u.exec(next) ?? []
  return widthOf(line) + columns(word) + (isHan(next.charCodeAt(0)) ? HAN_SLACK : 1) > width
}

/** Whether a sentence begun in one line can only go on in the next. */
function goesOn(line: string, next: string): boolean {
  if (endsSentence(line) || /\t| {3}|\S\u3000/u.test(line)) return false
  if (startsSmall(next)) return true
  // Nothing tells a Chinese word that goes on from one of another line, but the marks of prose beside it.
  const isInHan = isHan(line.charCodeAt(line.length - 1)) && isHan(next.charCodeAt(0))
  return isInHan && /[，。、；？！]/u.test(line + next)
}

function startsSmall(line: string): boolean {
  return /^\p{Ll}/u.test(line)
}

function endsSentence(line: string): boolean {
  return /[.!?…。！？；：:]["'”’」』）)\]]*$/u.test(line)
}

function widthOf({ line, lead }: SetLine): number {
  return lead + columns(line.text)
}

/** Width in a terminal: a Han character takes two columns. */
export function columns(line: string): number {
  let width = 0
  for (let index = 0; index < line.length; index += 1) width += line.charCodeAt(index) >= 0x2e80 ? 2 : 1
  return width
}

function joined(lines: readonly Line[]): string {
  const parts: string[] = []
  let before = ''
  for (const { text } of lines) {
    if (before !== '' && !(isHan(before.charCodeAt(before.length - 1)) && isHan(text.charCodeAt(0)))) parts.push(' ')
    parts.push(text)
    before = text
  }
  return parts.join('')
}

function isHan(code: number): boolean {
  return code >= 0x2e80 && code <= 0xffef
}
