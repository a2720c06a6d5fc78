/** What is looked at of a block before the whole article is. */
interface Line {
  readonly index: number
  readonly folded: string
  readonly length: number
  readonly isHan: boolean
  readonly isEmpty: boolean
  readonly isFigure: boolean
  readonly isLong: boolean
  readonly endsSentence: boolean
  readonly block: { readonly hint?: object | undefined }
}

/** UTF-16 units up to which a line without a full stop may be a heading. */
const SHORT_HAN = 24
const SHORT_LATIN = 70
/** What a heading stands over is at least so long, or the line before it is one of talk. */
const RUNNING_HAN = 24
const RUNNING_LATIN = 60
const ENDS_OPEN_OR_WHOLE = /[。！!.,，；;、:：…][”’"'」』]*$/u
/** Signs and numbers of a list. */
const ITEM = /^(?:[•·●○■◆▪‣◦*]|[-–]\s|[([]?(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[a-z])[.、)\]．]|[①-⑳])\s*\S/u
/** Longest label that opens a line with its colon. */
const LABEL = /^([^\s:：,，。“”「」]{1,8}|[\p{L}.'’ ]{1,24})[:：]\s*(?=\S)/u
/** Who says something in so many words. */
export const SPEAKS = /[:：]\s*[“"「『]|^(?:——|—|―)\s*\S/u

/** A short line of its own without the end of a sentence, that nothing but its place explains. */
export function isShortLine(line: Line): boolean {
  if (line.isEmpty || line.isFigure || line.isLong || line.block.hint !== undefined) return false
  if (line.length > (line.isHan ? SHORT_HAN : SHORT_LATIN)) return false
  return !ENDS_OPEN_OR_WHOLE.test(line.folded) && !ITEM.test(line.folded)
}

/** Labels that open two lines or more: speakers of an interview. */
export function speakersOf(views: readonly Line[]): ReadonlySet<string> {
  const seen = new Map<string, number>()
  for (const view of views) {
    const label = labelOf(view)
    if (label !== undefined) seen.set(label, (seen.get(label) ?? 0) + 1)
  }
  return new Set([...seen].flatMap(([label, count]) => (count > 1 ? [label] : [])))
}

/** Indexes of the short lines that stand alone between long blocks. */
export function headingLinesOf(views: readonly Line[]): readonly number[] {
  const told = views.filter((view) => !view.isEmpty && !view.isFigure)
  return told.flatMap((view, at) => {
    const isBetween = isRunning(told[at - 1]) && isBodyText(told[at + 1])
    return isBetween && isShortLine(view) && !SPEAKS.test(view.folded) && labelOf(view) === undefined
      ? [view.index]
      : []
  })
}

/** The words before the colon that opens a line. */
export function labelOf({ folded }: Line): string | undefined {
  return LABEL.exec(folded.slice(0, 40))?.[1]?.trim()
}

/** A paragraph: long, or ended as a sentence is and no mere remark. */
export function isBodyText(line: Line | undefined): boolean {
  if (line === undefined) return false
  return line.isLong || (line.endsSentence && line.length >= (line.isHan ? RUNNING_HAN : RUNNING_LATIN))
}

/** Text that goes on: long, or ended as a sentence is. */
export function isRunning(line: Line | undefined): boolean {
  return line !== undefined && (line.isLong || line.endsSentence)
}
