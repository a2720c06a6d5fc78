import type { InlineMark } from '#shared/domain/mark.ts'
import { directionsOf } from '#shared/text/direction.ts'
import { tag, textOf } from './xml.ts'

/**
 * What a run's marks are in Word, in the order that the schema wants (ECMA-376-1, 17.3.2.28). Links, readings and note marks
 * are elements around or in the place of a run, no properties. `isRight`: the run's words go from right to left.
 */
export function runProperties(marks: readonly InlineMark[], isRight = false): string {
  const has = (kind: InlineMark['kind']): boolean => marks.some((mark) => mark.kind === kind)
  const lang = marks.find((mark) => mark.kind === 'lang')?.lang
  return [
    has('code')
      ? tag('w:rStyle', { 'w:val': 'HTMLCode' })
      : has('link')
        ? tag('w:rStyle', { 'w:val': 'Hyperlink' })
        : '',
    has('bold') ? tag('w:b') + tag('w:bCs') : '',
    has('italic') ? tag('w:i') + tag('w:iCs') : '',
    has('struck') ? tag('w:strike') : '',
    has('hidden') ? tag('w:vanish') : '',
    has('underline') ? tag('w:u', { 'w:val': 'single' }) : '',
    has('superscript') ? tag('w:vertAlign', { 'w:val': 'superscript' }) : '',
    has('subscript') ? tag('w:vertAlign', { 'w:val': 'subscript' }) : '',
    isRight ? tag('w:rtl') : '',
    lang === undefined ? '' : tag('w:lang', isEastAsian(lang) ? { 'w:eastAsia': lang } : { 'w:val': lang }),
  ].join('')
}

function isEastAsian(lang: string): boolean {
  return /^(?:zh|ja|ko)\b/iu.test(lang)
}

/** What a run is like, by whether its words go from right to left. */
type Properties = string | ((isRight: boolean) => string)

/** Runs of text, each of one direction; `isRight`: that of their paragraph. */
export function run(text: string, properties: Properties, isTakenOut = false, isRight = false): string {
  const of = typeof properties === 'string' ? () => properties : properties
  return directionsOf(text, isRight)
    .map((part) => oneRun(part.text, of(part.isRight), isTakenOut))
    .join('')
}

/** A run of text; what is taken out is `w:delText` (17.4.20). Line ends and tabs are elements of their own. */
function oneRun(text: string, properties: string, isTakenOut: boolean): string {
  if (text === '') return ''
  const name = isTakenOut ? 'w:delText' : 'w:t'
  const parts = text.split(/([\n\t])/u).flatMap((piece) => {
    if (piece === '') return []
    if (piece === '\n') return [tag('w:br')]
    if (piece === '\t') return [tag('w:tab')]
    return [tag(name, { 'xml:space': 'preserve' }, textOf(piece))]
  })
  return tag('w:r', {}, properties === '' ? '' : tag('w:rPr', {}, properties), ...parts)
}
