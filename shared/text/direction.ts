/** Letters of scripts that are written from right to left. */
const RTL = '[\\p{scx=Adlm}\\p{scx=Arab}\\p{scx=Hebr}\\p{scx=Mand}\\p{scx=Nkoo}\\p{scx=Samr}\\p{scx=Syrc}\\p{scx=Thaa}]'
const RIGHT = `(?=\\p{L})${RTL}`
const LEFT = `(?!${RTL})\\p{L}`
const FIRST_IS_RIGHT = new RegExp(`^\\P{L}*${RIGHT}`, 'u')
const HAS_RIGHT = new RegExp(RIGHT, 'u')
/** Words that run one way, with what stands between them but not around them. */
const RIGHT_STRETCH = new RegExp(`(${RIGHT}(?:\\P{L}*${RIGHT})*\\p{M}*)`, 'u')
const LEFT_STRETCH = new RegExp(`(${LEFT}(?:\\P{L}*${LEFT})*\\p{M}*)`, 'u')

/** Whether a paragraph runs from right to left: its first letter does (Unicode, UAX #9, P2 and P3). */
export function runsRightToLeft(text: string): boolean {
  return FIRST_IS_RIGHT.test(text)
}

/** Text parted where its direction changes; signs and digits at the border go with the paragraph. */
export function directionsOf(
  text: string,
  isParagraphRight: boolean,
): readonly { readonly text: string; readonly isRight: boolean }[] {
  if (!isParagraphRight && !HAS_RIGHT.test(text)) return [{ text, isRight: false }]
  return text
    .split(isParagraphRight ? LEFT_STRETCH : RIGHT_STRETCH)
    .map((part, index) => ({ text: part, isRight: (index % 2 === 1) !== isParagraphRight }))
    .filter((part) => part.text !== '')
}
