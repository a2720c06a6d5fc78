import type { FormChannel } from '#shared/domain/suggestion.ts'
import { FORM_CHANNELS } from '#shared/domain/suggestion.ts'
import { channelOf } from '#shared/text/formed-block.ts'
import { childOf, isXmlElement } from '../xml/parse-xml.ts'
import type { XmlElement } from '../xml/parse-xml.ts'
import type { ChangeMark } from './change-mark.ts'
import type { FormMark } from './run-form.ts'

/** A tracked change of form in one channel: `forms` is all that the words would have of it. */
export interface Reform {
  readonly mark: ChangeMark
  readonly channel: FormChannel
  readonly forms: readonly FormMark[]
}

/** What properties were before a tracked change of them (ECMA-376-1, 17.13.5). */
export interface OldProperties {
  readonly mark: ChangeMark
  readonly properties: XmlElement | undefined
}

/** What says nothing of how words look: changes, the language, and what stands apart. */
const BESIDE = new Set([
  'w:ins',
  'w:del',
  'w:moveFrom',
  'w:moveTo',
  'w:rPr',
  'w:sectPr',
  'w:lang',
  'w:noProof',
  'w:headerReference',
  'w:footerReference',
])
/** What a channel of form is made of; a few points off the line are none. */
const OF_CHANNELS = new Set(['w:b', 'w:bCs', 'w:i', 'w:iCs', 'w:vertAlign'])

/** The properties of a run as they were, where a tracked change has made others of them. */
export function oldRunProperties(properties: XmlElement | undefined): OldProperties | undefined {
  const change = childOf(properties, 'w:rPrChange')
  if (change === undefined) return undefined
  const { 'w:author': author = '', 'w:date': date = null } = change.attributes
  return { mark: { author, date, isMove: false }, properties: childOf(change, 'w:rPr') }
}

/** What is proposed where words had the forms `before` and would have `now`. */
export function reformsOf(before: readonly FormMark[], now: readonly FormMark[], mark: ChangeMark): readonly Reform[] {
  return FORM_CHANNELS.flatMap((channel) => {
    const own = (forms: readonly FormMark[]): readonly FormMark[] =>
      forms.filter(({ kind }) => channelOf(kind) === channel)
    const forms = own(now)
    return kindsOf(own(before)) === kindsOf(forms) ? [] : [{ mark, channel, forms }]
  })
}

export function kindsOf(forms: readonly FormMark[]): string {
  return forms.map(({ kind }) => kind).join(' ')
}

/** Whether a run's change is of more than what can be proposed. `isProposed`: some of it is. */
export function isOtherwiseChanged(
  now: XmlElement | undefined,
  before: XmlElement | undefined,
  isProposed: boolean,
): boolean {
  return saidBy(now, isProposed) !== saidBy(before, isProposed)
}

/** How many tracked changes of paragraphs, tables, rows, cells and sections are in an element. */
export function countOtherFormats(element: XmlElement | undefined): number {
  let count = 0
  for (const child of element?.children ?? []) {
    if (!isXmlElement(child)) continue
    if (!child.name.endsWith('PrChange')) count += countOtherFormats(child)
    else if (child.name !== 'w:rPrChange' && isOtherwiseChanged(element, child.children.find(isXmlElement), false))
      count += 1
  }
  return count
}

function saidBy(properties: XmlElement | undefined, isProposed: boolean): string {
  const said = (properties?.children ?? []).flatMap((child) =>
    !isXmlElement(child) ||
    BESIDE.has(child.name) ||
    child.name.endsWith('Change') ||
    (isProposed && OF_CHANNELS.has(child.name))
      ? []
      : [JSON.stringify([child.name, child.attributes, saidBy(child, false)])],
  )
  return said.toSorted().join('\n')
}
