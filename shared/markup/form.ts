import type { InlineMark } from '../domain/mark.ts'
import { formedRuns, type FormedText } from '../text/form.ts'
import { safeLink } from '../text/safe-link.ts'
import { element, escapeHtml } from './escape.ts'

const ELEMENTS: Readonly<Partial<Record<InlineMark['kind'], string>>> = {
  bold: 'b',
  italic: 'i',
  underline: 'u',
  struck: 's',
  superscript: 'sup',
  'note-ref': 'sup',
  subscript: 'sub',
  code: 'code',
}
/** Where the note lies to which a sign leads; undefined where there is none. */
export type NoteAddress = (target: string | undefined) => string | undefined
const noNotes: NoteAddress = () => undefined

/** Markup of a run with the form of its words around it. What was hidden leaves with no export. */
export function inForm(markup: string, marks: readonly InlineMark[], noteAddress: NoteAddress = noNotes): string {
  if (marks.some(({ kind }) => kind === 'hidden')) return ''
  return marks.toReversed().reduce((inner, mark) => {
    if (mark.kind === 'link') {
      const href = safeLink(mark.href)
      // A place of the article's own text is none of the page that is written.
      return href === undefined || href.startsWith('#') ? inner : element('a', { href }, inner)
    }
    const note = mark.kind === 'note-ref' ? noteAddress(mark.target) : undefined
    if (note !== undefined) return element('sup', {}, element('a', { href: note, role: 'doc-noteref' }, inner))
    if (mark.kind === 'lang') return element('span', { lang: mark.lang }, inner)
    const name = ELEMENTS[mark.kind]
    return name === undefined ? inner : element(name, {}, inner)
  }, markup)
}

/** The words of a text in its form; line breaks stay line breaks, `lineBreak` in markup. */
export function formedMarkup({ text, marks = [] }: FormedText, lineBreak = '<br>', noteAddress?: NoteAddress): string {
  let markup = ''
  for (const run of formedRuns({ text, marks })) {
    // A mark over several cells is set in each of them.
    const parts = run.text.split(/(\t|\r\n|\r|\n)/)
    const inner = parts
      .map((part) => {
        if (part === '\t' || part === '') return part
        return /^[\r\n]/.test(part) ? lineBreak : inForm(escapeHtml(part), run.marks, noteAddress)
      })
      .join('')
    markup += withReading(inner, run.end, run.marks)
  }
  return markup
}

/** The reading stands behind its words, once: where the run that ends at `end` is their last. */
export function withReading(markup: string, end: number, marks: readonly InlineMark[]): string {
  const reading = marks.find((mark) => mark.kind === 'ruby' && mark.end === end)?.reading
  return reading === undefined ? markup : element('ruby', {}, [markup, element('rt', {}, escapeHtml(reading))])
}
