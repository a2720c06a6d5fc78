import type { InlineMark } from '#shared/domain/mark.ts'
import { childOf, isXmlElement } from '../xml/parse-xml.ts'
import type { XmlElement } from '../xml/parse-xml.ts'

/** A mark before it has a place. */
export type FormMark = Omit<InlineMark, 'start' | 'end'>

/** What run properties say of themselves; what they do not speak of is undefined. */
export interface RunStyle {
  readonly bold?: boolean
  readonly italic?: boolean
  readonly struck?: boolean
  readonly hidden?: boolean
  readonly underline?: boolean
  readonly raised?: 'superscript' | 'subscript' | 'baseline'
  readonly isCode?: boolean
  /** Languages of letters, and of East Asian characters (ECMA-376-1, 17.3.2.20). */
  readonly latin?: string
  readonly eastAsian?: string
}

/** The styles that a run stands under, from the outermost to its own. */
export interface RunStyles {
  readonly defaults: RunStyle
  readonly paragraph: RunStyle
  readonly character: RunStyle
  readonly own: RunStyle
}

export const NO_RUN_STYLE: RunStyle = {}

const BOLD: FormMark = { kind: 'bold' }
const ITALIC: FormMark = { kind: 'italic' }
const UNDERLINE: FormMark = { kind: 'underline' }
const STRUCK: FormMark = { kind: 'struck' }
const HIDDEN: FormMark = { kind: 'hidden' }
const CODE: FormMark = { kind: 'code' }
const RAISED = { superscript: { kind: 'superscript' }, subscript: { kind: 'subscript' } } as const
/** In half points. */
const RAISED_FROM = 6
const NO_FORMS: readonly FormMark[] = []

/** A toggle property is on unless it says otherwise (ECMA-376-1, 17.17.4). */
export function isOn(element: XmlElement): boolean {
  const value = element.attributes['w:val']
  return value === undefined || (value !== '0' && value !== 'false' && value !== 'off')
}

/** What `w:rPr` says; `w:webHidden` hides on the web only and is not looked at. */
export function readRunStyle(properties: XmlElement | undefined): RunStyle {
  if (properties === undefined || properties.children.length === 0) return NO_RUN_STYLE
  let style: { -readonly [Name in keyof RunStyle]: RunStyle[Name] } | undefined
  for (const child of properties.children) {
    if (!isXmlElement(child)) continue
    const { name, attributes } = child
    if (name === 'w:b') (style ??= {}).bold = isOn(child)
    else if (name === 'w:i') (style ??= {}).italic = isOn(child)
    else if (name === 'w:strike' || name === 'w:dstrike') {
      style ??= {}
      style.struck = style.struck === true || isOn(child)
    } else if (name === 'w:vanish') (style ??= {}).hidden = isOn(child)
    else if (name === 'w:u') (style ??= {}).underline = (attributes['w:val'] ?? 'none') !== 'none'
    else if (name === 'w:vertAlign') {
      const value = attributes['w:val']
      ;(style ??= {}).raised = value === 'superscript' || value === 'subscript' ? value : 'baseline'
    } else if (name === 'w:position') {
      const halfPoints = Number(attributes['w:val'] ?? 0)
      // A few points off the line is how letters are set even; more raises them.
      if (Math.abs(halfPoints) >= RAISED_FROM) (style ??= {}).raised ??= halfPoints > 0 ? 'superscript' : 'subscript'
    } else if (name === 'w:lang') {
      const { 'w:val': latin, 'w:eastAsia': eastAsian } = attributes
      if (latin !== undefined) (style ??= {}).latin = latin
      if (eastAsian !== undefined) (style ??= {}).eastAsian = eastAsian
    }
  }
  return style ?? NO_RUN_STYLE
}

/** The id of the character style that a run is in. */
export function characterStyleOf(properties: XmlElement | undefined): string | undefined {
  return properties === undefined ? undefined : childOf(properties, 'w:rStyle')?.attributes['w:val']
}

/**
 * The marks of a run. Toggles of a paragraph's and a character's style cancel one another (ECMA-376-1, 17.7.3). What its
 * whole paragraph has by its style (a heading's weight, a quotation's slant) is no mark; what is struck or hidden is one
 * wherever that comes from.
 */
export function formsOf(styles: RunStyles, isLink: boolean): readonly FormMark[] {
  const { defaults, paragraph, character, own } = styles
  if (own === NO_RUN_STYLE && character === NO_RUN_STYLE && paragraph === NO_RUN_STYLE && defaults === NO_RUN_STYLE)
    return NO_FORMS
  const forms: FormMark[] = []
  const around = (name: Toggle): boolean => (defaults[name] ?? false) || (paragraph[name] ?? false)
  const toggled = (name: Toggle): boolean =>
    own[name] ?? ((defaults[name] ?? false) || (paragraph[name] ?? false) !== (character[name] ?? false))
  const plain = <Name extends 'underline' | 'raised'>(name: Name): RunStyle[Name] =>
    own[name] ?? character[name] ?? paragraph[name] ?? defaults[name]
  if (toggled('bold') && !around('bold')) forms.push(BOLD)
  if (toggled('italic') && !around('italic')) forms.push(ITALIC)
  // A link's own line under it says nothing more.
  if (!isLink && plain('underline') === true && (paragraph.underline ?? defaults.underline) !== true)
    forms.push(UNDERLINE)
  if (toggled('struck')) forms.push(STRUCK)
  if (toggled('hidden')) forms.push(HIDDEN)
  const raised = plain('raised')
  if (raised === 'superscript' || raised === 'subscript') forms.push(RAISED[raised])
  if (own.isCode ?? character.isCode ?? false) forms.push(CODE)
  return forms
}

type Toggle = 'bold' | 'italic' | 'struck' | 'hidden'
