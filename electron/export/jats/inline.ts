import type { InlineMark } from '#shared/domain/mark.ts'
import { element, escapeHtml } from '#shared/markup/escape.ts'
import { formedRuns, type FormedRun, type FormedText } from '#shared/text/form.ts'
import { safeLink } from '#shared/text/safe-link.ts'

const ELEMENTS: Readonly<Partial<Record<InlineMark['kind'], string>>> = {
  bold: 'bold',
  italic: 'italic',
  underline: 'underline',
  struck: 'strike',
  superscript: 'sup',
  subscript: 'sub',
  code: 'monospace',
}

/** Words of a text in JATS. `noteId`: the id of the note that a sign leads to. The end of a line is a space: JATS ends none in a paragraph. */
export function inlineJats(text: FormedText, noteId: (target: string | undefined) => string | undefined): string {
  const runs = formedRuns({ text: text.text, marks: text.marks })
  let out = ''
  for (let at = 0; at < runs.length;) {
    const link = runs[at]?.marks.find(isLink)
    let end = at + 1
    if (link !== undefined) while (runs[end]?.marks.includes(link) === true) end += 1
    const inner = runs
      .slice(at, end)
      .map((run) => runJats(run, noteId))
      .join('')
    const href = safeLink(link?.href)
    out += href === undefined || inner === '' ? inner : externalLink(href, inner)
    at = end
  }
  return out
}

function isLink({ kind, href }: InlineMark): boolean {
  const safe = kind === 'link' ? safeLink(href) : undefined
  return safe !== undefined && !safe.startsWith('#')
}

function externalLink(href: string, inner: string): string {
  return element('ext-link', { 'ext-link-type': 'uri', 'xlink:href': href }, inner)
}

function runJats(run: FormedRun, noteId: (target: string | undefined) => string | undefined): string {
  if (run.marks.some(({ kind }) => kind === 'hidden')) return ''
  const words = escapeHtml(run.text.replace(/[\t\n]/gu, ' '))
  const reference = run.marks.find(({ kind }) => kind === 'note-ref')
  const id = reference && noteId(reference.target)
  const formed = run.marks.toReversed().reduce((inner, { kind, lang }) => {
    if (kind === 'lang') return element('styled-content', { 'xml:lang': lang }, inner)
    if (kind === 'note-ref')
      return id === undefined ? element('sup', {}, inner) : element('xref', { 'ref-type': 'fn', rid: id }, inner)
    const name = ELEMENTS[kind]
    return name === undefined ? inner : element(name, {}, inner)
  }, words)
  const reading = run.marks.find((mark) => mark.kind === 'ruby' && mark.end === run.end)?.reading
  if (reading === undefined) return formed
  return element('ruby', {}, [element('rb', {}, formed), element('rt', {}, escapeHtml(reading))])
}
