import { isTraditionalCode } from '../language/script.ts'

/** A stretch of a text, in UTF-16 units. */
interface Stretch {
  readonly start: number
  readonly end: number
}

/** So many of a hundred characters in Traditional, and a text is not judged: the words are those of Simplified. */
const MOST_TRADITIONAL = 4

/** Whether a text is written in Traditional, or too much of it is. */
export function isInTraditional(text: string): boolean {
  let [han, traditional] = [0, 0]
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code < 0x3400 || code > 0x9fff) continue
    han += 1
    if (isTraditionalCode(code)) traditional += 1
  }
  return traditional * 100 > han * MOST_TRADITIONAL
}

/** What modern prose can hardly do without. */
const MODERN = /[的了们这那吗呢吧]|没有|已经|因为|所以|但是|就是|可以|我们|他们/u
/** What only classical prose has in such number. */
const CLASSICAL = /[之乎者也矣焉哉兮曰吾汝尔耶欤其而于以乃则若皆夫]/gu

/** Turns of speech that take any verb (一捻就知道), and seasons of trade, which word lists lack (当季、应季). */
const TURNS = /一\p{Script=Han}(?=[就便])|[当应旺淡反换]季/gu

/**
 * Quotations in classical Chinese, and verse: another language, whose words no list of ours has. Turns in which the model
 * of words takes what is right for rare.
 */
export function leftAlone(text: string): readonly Stretch[] {
  const stretches: Stretch[] = []
  if (isVerse(text)) stretches.push({ start: 0, end: text.length })
  for (const { 0: whole, 1: quoted = '', index } of text.matchAll(/[“「『‘]([^“”「」『』‘’]{5,})[”」』’]/gu))
    if (isVerse(quoted) || isClassical(quoted)) stretches.push({ start: index, end: index + whole.length })
  for (const { 0: sentence, index } of text.matchAll(/[^。！？；“”]{8,}/gu))
    if (isClassical(sentence)) stretches.push({ start: index, end: index + sentence.length })
  for (const { 0: turn, index } of text.matchAll(TURNS)) stretches.push({ start: index, end: index + turn.length })
  return stretches
}

/** Lines of five or of seven characters, two at least, without a word of prose. */
function isVerse(text: string): boolean {
  const lines = text.split(/[，。！？；、\s]+/u).filter((line) => line !== '')
  const [first] = lines
  if (first === undefined || lines.length < 2 || (first.length !== 5 && first.length !== 7)) return false
  return (
    lines.every((line) => line.length === first.length && /^\p{Script=Han}+$/u.test(line)) && !/[的了们]/u.test(text)
  )
}

function isClassical(text: string): boolean {
  if (MODERN.test(text)) return false
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  return han >= 6 && (text.match(CLASSICAL)?.length ?? 0) * 6 >= han
}
