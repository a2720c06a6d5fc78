import type { InlineMark } from '#shared/domain/mark.ts'
import { escapeHtml } from '#shared/markup/escape.ts'
import { formedRuns, type FormedRun, type FormedText } from '#shared/text/form.ts'
import { safeLink } from '#shared/text/safe-link.ts'

/** Where a line is written, and what its signs lead to. */
export interface LineContext {
  /** What stands for the end of a line: a hard break, or a tag where a line may not end. */
  readonly lineBreak: string
  /** The label of the footnote that a sign leads to; undefined where there is no such note. */
  readonly noteLabel: (target: string | undefined) => string | undefined
  /** Whether bars part cells here. */
  readonly isCell?: boolean
  /** Whether the line stands in italics already, so that its own are tags. */
  readonly isItalic?: boolean
}

const TAGS: Readonly<Partial<Record<InlineMark['kind'], string>>> = {
  underline: 'u',
  superscript: 'sup',
  subscript: 'sub',
  'note-ref': 'sup',
}
/** Signs that mean something anywhere in a line, here or in a dialect that is widely read. */
const SIGNS = /[\\`*_[\]<>~^${}]/gu
const REFERENCE = /&(?=#?[A-Za-z0-9]+;)/gu
/** What dialects take for an address by itself. */
const ADDRESS = /(?<=https?|ftp|mailto):(?=\S)|(?<=www)\.(?=\S)|(?<=[\w.+-])@(?=\w)/giu

/** Bare words, so that a parser gives them back as they are. */
export function escapeMarkdown(text: string): string {
  return text.replace(SIGNS, '\\$&').replace(REFERENCE, '\\&').replace(ADDRESS, '\\$&')
}

/** Lines of Markdown, each kept from beginning a block of another kind, and its white space at the ends from being lost. */
export function asParagraph(lines: string): string {
  return lines.split('\n').map(asLine).join('\n')
}

function asLine(line: string): string {
  const held = (space: string): string => space.replaceAll(' ', '&#32;').replaceAll('\t', '&#9;')
  return line
    .replace(/^[ \t]+|[ \t]+$/gu, held)
    .replace(/^(?=(?:[+-](?:\s|$)|[-=]+$|#{1,6}(?:\s|$)|[|:]))/u, '\\')
    .replace(/^(\d{1,9})(?=[.)](?:\s|$))/u, '$1\\')
}

/** The words of a text with their form as emphasis, links and, what Markdown has no sign for, tags of HTML. */
export function inlineMarkdown(text: FormedText, context: LineContext): string {
  const runs = formedRuns({ text: text.text, marks: text.marks })
  let out = ''
  for (let at = 0; at < runs.length;) {
    const whole = wholeMark(runs[at])
    let end = at + 1
    if (whole !== undefined) while (runs[end]?.marks.includes(whole) === true) end += 1
    const part = runs.slice(at, end)
    const inner = (): string =>
      part.reduce((words, run, index) => {
        const before = words === '' ? out : words
        const after = part[index + 1] ?? runs[end]
        return words + runMarkdown(run, lastOf(before), firstOf(after), context)
      }, '')
    out += whole === undefined ? inner() : inWhole(whole, inner())
    at = end
  }
  return out
}

/** A mark that is written once around all its runs. */
function wholeMark(run: FormedRun | undefined): InlineMark | undefined {
  return run?.marks.find(({ kind, href, reading }) =>
    kind === 'link' ? isOutward(href) : kind === 'ruby' && reading !== undefined,
  )
}

function isOutward(href: string | undefined): boolean {
  const safe = safeLink(href)
  return safe !== undefined && !safe.startsWith('#')
}

function inWhole({ kind, href, reading }: InlineMark, inner: string): string {
  if (inner === '') return ''
  if (kind === 'ruby') return `<ruby>${inner}<rt>${escapeMarkdown(reading ?? '')}</rt></ruby>`
  return `[${inner}](<${(safeLink(href) ?? '').replace(/[<>\\\n]/gu, encodeURIComponent)}>)`
}

function runMarkdown(run: FormedRun, before: string, after: string, context: LineContext): string {
  const kinds = new Set(run.marks.map(({ kind }) => kind))
  if (kinds.has('hidden')) return ''
  const reference = run.marks.find(({ kind }) => kind === 'note-ref')
  const label = reference && context.noteLabel(reference.target)
  if (label !== undefined) return `[^${label}]`
  if (kinds.has('code')) return codeMarkdown(run.text, context)
  let words = linesIn(run.text, context)
  const lang = run.marks.find(({ kind }) => kind === 'lang')?.lang
  for (const { kind } of run.marks) {
    const tag = TAGS[kind]
    if (tag !== undefined) words = `<${tag}>${words}</${tag}>`
  }
  if (lang !== undefined) words = `<span lang="${escapeHtml(lang)}">${words}</span>`
  const signs = [
    kinds.has('struck') ? ['~~', 's'] : [],
    kinds.has('italic') && context.isItalic !== true ? ['*', 'em'] : kinds.has('italic') ? ['', 'em'] : [],
    kinds.has('bold') ? ['**', 'strong'] : [],
  ].filter(([sign]) => sign !== undefined)
  // One sign that is sure to be read as one; where several meet, or a letter stands at it, tags say it.
  const isSure = signs.length === 1 && canStand(run.text, words, before, after)
  return signs.reduce(
    (inner, [sign = '', tag = '']) => (isSure && sign !== '' ? `${sign}${inner}${sign}` : `<${tag}>${inner}</${tag}>`),
    words,
  )
}

/** Whether a pair of signs around the words is one by the rule of CommonMark (6.2), whoever stands beside them. */
function canStand(text: string, words: string, before: string, after: string): boolean {
  const [first, last] = [firstSign(text), lastOf(text)]
  if (/^\s|\s$|^$/u.test(text) || /^[*~]|[*~]$/u.test(words) || /[*~]/u.test(before + after)) return false
  const opens = !isPunctuation(first) || isApart(before)
  const closes = !isPunctuation(last) || isApart(after)
  return opens && closes
}

function isPunctuation(sign: string): boolean {
  return /[\p{P}\p{S}]/u.test(sign)
}

function isApart(sign: string): boolean {
  return sign === '' || /\s/u.test(sign) || isPunctuation(sign)
}

function firstSign(text: string): string {
  return Array.from(text.slice(0, 2))[0] ?? ''
}

function lastOf(text: string): string {
  return Array.from(text.slice(-2)).at(-1) ?? ''
}

/** What will stand behind a run: a sign or tag of its own where it has a form. */
function firstOf(run: FormedRun | undefined): string {
  if (run === undefined) return ''
  return run.marks.some(({ kind }) => ['bold', 'italic', 'struck'].includes(kind)) ? '*' : firstSign(run.text)
}

function codeMarkdown(text: string, { lineBreak, isCell }: LineContext): string {
  if (/[\n\t]/u.test(text) || (isCell === true && text.includes('|')) || text.trim() === '')
    return `<code>${text.split('\n').map(escapeMarkdown).join(lineBreak)}</code>`
  const longest = Math.max(0, ...(text.match(/`+/gu) ?? []).map(({ length }) => length))
  const fence = '`'.repeat(longest + 1)
  const pad = /^`|`$|^ .* $/u.test(text) ? ' ' : ''
  return `${fence}${pad}${text}${pad}${fence}`
}

function linesIn(text: string, { lineBreak, isCell }: LineContext): string {
  return text
    .split('\n')
    .map((line) => {
      const words = escapeMarkdown(line).replaceAll('\t', '&#9;')
      return isCell === true ? words.replaceAll('|', '\\|') : words
    })
    .join(lineBreak)
}
