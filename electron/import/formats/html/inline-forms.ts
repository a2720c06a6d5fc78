import { bareLabel } from '#shared/text/bare-label.ts'
import type { Form } from '../form/formed-line.ts'
import { linkTo } from '../form/links.ts'
import { attribute } from './tree.ts'
import type { HtmlElement } from './tree.ts'

const BY_TAG: ReadonlyMap<string, Form> = new Map<string, Form>(
  Object.entries({
    i: { kind: 'italic' },
    em: { kind: 'italic' },
    cite: { kind: 'italic' },
    dfn: { kind: 'italic' },
    var: { kind: 'italic' },
    u: { kind: 'underline' },
    ins: { kind: 'underline' },
    s: { kind: 'struck' },
    strike: { kind: 'struck' },
    del: { kind: 'struck' },
    sup: { kind: 'superscript' },
    sub: { kind: 'subscript' },
    code: { kind: 'code' },
    kbd: { kind: 'code' },
    samp: { kind: 'code' },
    tt: { kind: 'code' },
  } satisfies Readonly<Record<string, Form>>),
)
const STYLES: readonly (readonly [RegExp, Form])[] = [
  [/font-style\s*:\s*(?:italic|oblique)/iu, { kind: 'italic' }],
  [/text-decoration(?:-line)?\s*:[^;]*line-through/iu, { kind: 'struck' }],
  [/text-decoration(?:-line)?\s*:[^;]*underline/iu, { kind: 'underline' }],
  [/vertical-align\s*:\s*super/iu, { kind: 'superscript' }],
  [/vertical-align\s*:\s*sub/iu, { kind: 'subscript' }],
]
const UPRIGHT = /font-style\s*:\s*normal/iu
const UNDECORATED = /text-decoration(?:-line)?\s*:\s*none/iu
const NONE: readonly Form[] = []

/** What an element's tag and own style make of the words in it; bold is told apart, since it can be taken back. */
export function formsOf(element: HtmlElement): readonly Form[] {
  const { tagName } = element
  if (tagName === 'a') {
    const form = linkForm(element)
    return form === undefined ? NONE : [form]
  }
  const own = BY_TAG.get(tagName)
  if (element.attrs.length === 0) return own === undefined ? NONE : [own]
  const style = attribute(element, 'style')
  if (style === undefined) return own === undefined ? NONE : [own]
  const isTakenBack =
    (own?.kind === 'italic' && UPRIGHT.test(style)) ||
    ((own?.kind === 'underline' || own?.kind === 'struck') && UNDECORATED.test(style))
  const forms = own === undefined || isTakenBack ? [] : [own]
  for (const [pattern, form] of STYLES) if (form.kind !== own?.kind && pattern.test(style)) forms.push(form)
  return forms
}

/** What the address of a note is called, and of the way back from it. */
const NOTE_ADDRESS = /^#_?(?:ft|fn|footnote|end?note|edn|cite_?note|note|ref|bib|注)[-_:.]?\w*/iu
const WAY_BACK = /^#_?(?:ftnref|fnref|ednref|cite_?ref|noteref|footnoteref|back|return)/iu
const NOTE_NAME = /(?:^|[\s_-])(?:doc-noteref|noteref|footnote-?(?:ref|anchor|link)|fn-?ref)(?=[\s_-]|$)/iu

/**
 * Where a link leads, if that is the web, a mail address or a place of its own page; a mark that leads to a note is that note's.
 * Whether a raised number is one is told from its words, later.
 */
function linkForm(element: HtmlElement): Form | undefined {
  const href = attribute(element, 'href')?.trim() ?? ''
  const form = linkTo(href)
  if (form === undefined || !href.startsWith('#') || WAY_BACK.test(href)) return form
  const names = `${attribute(element, 'role') ?? ''} ${attribute(element, 'epub:type') ?? ''} ${attribute(element, 'class') ?? ''}`
  const label = shortText(element)
  const isNote = label !== undefined && (NOTE_NAME.test(names) || (NOTE_ADDRESS.test(href) && isLabel(label)))
  return isNote ? { kind: 'note-ref', target: bareLabel(label) } : form
}

function isLabel(text: string): boolean {
  return /^[[(（〔［](?:\d{1,3}|[a-z*†‡])[\])）〕］]$/u.test(text)
}

/** The words of an element that holds hardly any. */
function shortText(element: HtmlElement): string | undefined {
  let text = ''
  const walk = (parent: HtmlElement): void => {
    for (const child of parent.childNodes) {
      if (text.length > 12) return
      if ('value' in child) text += child.value
      else if ('tagName' in child) walk(child)
    }
  }
  walk(element)
  const label = text.trim()
  return label === '' || label.length > 8 ? undefined : label
}

const QUOTES: Readonly<Record<string, readonly [string, string, string, string]>> = {
  zh: ['“', '”', '‘', '’'],
  hant: ['「', '」', '『', '』'],
  ja: ['「', '」', '『', '』'],
  en: ['“', '”', '‘', '’'],
  de: ['„', '“', '‚', '‘'],
  fr: ['« ', ' »', '“', '”'],
  es: ['«', '»', '“', '”'],
  it: ['«', '»', '“', '”'],
  pt: ['«', '»', '“', '”'],
  ru: ['«', '»', '„', '“'],
}

/** The marks that a `<q>` is shown between, in a language and so deep within others. */
export function quotesOf(language: string | undefined, depth: number): readonly [string, string] {
  const tag = (language ?? '').toLowerCase()
  const key = /^zh-(?:hant|tw|hk|mo)/u.test(tag) ? 'hant' : (tag.split('-')[0] ?? '')
  const [open, close, innerOpen, innerClose] = QUOTES[key] ?? ['“', '”', '‘', '’']
  return depth % 2 === 0 ? [open, close] : [innerOpen, innerClose]
}
