import type { InlineMark } from '#shared/domain/mark.ts'
import type { FormChannel } from '#shared/domain/suggestion.ts'
import { channelOf } from '#shared/text/formed-block.ts'
import { childOf, isXmlElement, type XmlElement, type XmlTrace } from '#electron/import/formats/xml/parse-xml.ts'
import { tag } from '../xml.ts'

/** The order in which the properties of a run stand (ECMA-376-1, 17.3.2.28, CT_RPr). */
const ORDER = [
  'rStyle',
  'rFonts',
  'b',
  'bCs',
  'i',
  'iCs',
  'caps',
  'smallCaps',
  'strike',
  'dstrike',
  'outline',
  'shadow',
  'emboss',
  'imprint',
  'noProof',
  'snapToGrid',
  'vanish',
  'webHidden',
  'color',
  'spacing',
  'w',
  'kern',
  'position',
  'sz',
  'szCs',
  'highlight',
  'u',
  'effect',
  'bdr',
  'shd',
  'fitText',
  'vertAlign',
  'rtl',
  'cs',
  'em',
  'lang',
  'eastAsianLayout',
  'specVanish',
  'oMath',
] as const
const PLACE: ReadonlyMap<string, number> = new Map(ORDER.map((name, at) => [`w:${name}`, at]))
/** The properties of each form that can be proposed. */
const OF_CHANNEL: Readonly<Record<FormChannel, readonly string[]>> = {
  bold: ['w:b', 'w:bCs'],
  italic: ['w:i', 'w:iCs'],
  script: ['w:vertAlign'],
  link: [],
}
/** Of what stands before, words that are put in do not take these: a tracked change, and what makes a sign of a note. */
const NOT_TAKEN = new Set(['w:rPrChange', 'w:ins', 'w:del', 'w:moveFrom', 'w:moveTo', 'w:vanish', 'w:specVanish'])
const NOTE_STYLES = /reference/iu

interface Property {
  readonly name: string
  readonly xml: string
}

/** What a run's properties are in the source, each as it lies there. */
export function propertiesOf(run: XmlElement, text: string, trace: XmlTrace): readonly Property[] {
  const children = childOf(run, 'w:rPr')?.children.filter(isXmlElement) ?? []
  return children.flatMap((child) => {
    const span = trace.spans.get(child)
    return span === undefined ? [] : [{ name: child.name, xml: text.slice(span.start, span.end) }]
  })
}

/**
 * The properties of words that are put in behind a run; `marks`: their own form, where that is known, `isRight`: whether they go
 * from right to left, whatever the words before them do.
 */
export function propertiesPutIn(
  before: readonly Property[],
  marks: readonly InlineMark[] | undefined,
  isRight: boolean,
): string {
  const taken = before
    .filter(
      ({ name, xml }) => !NOT_TAKEN.has(name) && name !== 'w:rtl' && !(name === 'w:rStyle' && NOTE_STYLES.test(xml)),
    )
    .concat(isRight ? [{ name: 'w:rtl', xml: tag('w:rtl') }] : [])
  if (marks === undefined) return joined(taken)
  const channels = ['bold', 'italic', 'script'] as const
  return joined(channels.reduce<readonly Property[]>((all, channel) => withChannel(all, channel, marks, false), taken))
}

/**
 * Properties with another form in one channel. `isSaid`: what is not there is said not to be, since a style may say otherwise.
 */
export function withChannel(
  before: readonly Property[],
  channel: FormChannel,
  marks: readonly InlineMark[],
  isSaid: boolean,
): readonly Property[] {
  const own = OF_CHANNEL[channel]
  const mark = marks.find(({ kind }) => channelOf(kind) === channel)
  const value =
    channel === 'script'
      ? (mark?.kind ?? (isSaid ? 'baseline' : undefined))
      : mark === undefined && isSaid
        ? '0'
        : undefined
  const isThere = mark !== undefined || isSaid
  const put = isThere ? own.map((name): Property => ({ name, xml: tag(name, { 'w:val': value }) })) : []
  return [...before.filter(({ name }) => !own.includes(name)), ...put]
}

/** In the order of the schema; what it does not know stays behind what it stood behind. */
export function joined(properties: readonly Property[]): string {
  let last = -1
  const ranked = properties.map((property) => {
    last = PLACE.get(property.name) ?? last
    return { xml: property.xml, rank: last }
  })
  return ranked
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ xml }) => xml)
    .join('')
}
