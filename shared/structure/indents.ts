import { isBodyText } from './short-lines.ts'

/** How far in an indented line begins: a wide space or two, a tab, or some narrow ones; what stands farther in is centred. */
const INDENT = /^(?:[\u3000\u2003]{1,4}|\t|[ \u00a0\u2002]{2,8})(?=[^\s\u3000])/u
/** So many of the paragraphs are indented where the text indents its paragraphs. */
const MOST = 0.8

/** Whether a line begins farther in, as a paragraph does. `line`: as it came, with its spaces. */
export function isIndentedLine(line: string): boolean {
  return INDENT.test(line)
}

type Line = Parameters<typeof isBodyText>[0] & {
  readonly block: { readonly isIndented?: boolean | undefined; readonly hint?: object | undefined }
}

/** Whether a text indents its paragraphs, so that a line that is not indented is none. */
export function hasIndents(views: readonly Line[]): boolean {
  const told = views.filter((view) => isBodyText(view) && view.block.hint === undefined)
  const isSetIn = ({ block }: Line): boolean => block.isIndented === true
  // A text of which the paragraphs are remarks is told by them.
  if (views.filter((view) => isSetIn(view) && view.endsSentence).length < 2) return false
  return told.length > 0 && told.filter(isSetIn).length >= told.length * MOST
}
