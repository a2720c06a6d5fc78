import { childOf, childrenOf } from '../xml/parse-xml.ts'
import type { XmlElement } from '../xml/parse-xml.ts'
import { formatNumber } from './number-formats.ts'
import { isOn } from './run-form.ts'
import type { ParagraphStyle } from './styles.ts'
import { symbolOf } from './symbols.ts'

/** One level of a list (ECMA-376-1, 17.9.6). */
interface Level {
  readonly start: number
  readonly format: string
  readonly text: string
  /** 1-based level after which it begins anew; 0 for never. */
  readonly restart: number | undefined
  readonly isLegal: boolean
  readonly style: string | undefined
  readonly font: string | undefined
}

interface List {
  readonly abstract: string
  readonly levels: readonly (Level | undefined)[]
  readonly starts: ReadonlyMap<number, number>
  /** Levels at which its own start was taken already. */
  readonly begun: Set<number>
}

/** A list's number as it stands before a paragraph, and whether it is only a sign. */
export interface ListNumber {
  readonly text: string
  readonly isBullet: boolean
}

const MAX_LEVEL = 8
/** What stands for a sign whose font nobody knows. */
const BULLET = '•'

/** Counts the lists of a document: each paragraph that is an item is asked about once, in its order. */
export class Numbering {
  private readonly lists = new Map<string, List>()
  private readonly counts = new Map<string, (number | undefined)[]>()

  constructor(root: XmlElement | undefined, styles: ReadonlyMap<string, ParagraphStyle>) {
    const abstracts = new Map<string, XmlElement>()
    const ofStyles = new Map<string, string>()
    for (const each of childrenOf(root, 'w:abstractNum')) {
      const id = each.attributes['w:abstractNumId'] ?? ''
      abstracts.set(id, each)
      const style = childOf(each, 'w:styleLink')?.attributes['w:val']
      if (style !== undefined) ofStyles.set(style, id)
    }
    const nums = childrenOf(root, 'w:num')
    for (const num of nums) {
      const named = childOf(num, 'w:abstractNumId')?.attributes['w:val'] ?? ''
      // A list that is a style's stands where that style's own definition is.
      const link = childOf(abstracts.get(named), 'w:numStyleLink')?.attributes['w:val']
      const viaStyle = link === undefined ? undefined : styles.get(link)?.list?.id
      const linked = nums.find((each) => each.attributes['w:numId'] === viaStyle)
      const id = ofStyles.get(link ?? '') ?? childOf(linked, 'w:abstractNumId')?.attributes['w:val'] ?? named
      this.lists.set(num.attributes['w:numId'] ?? '', readList(num, id, abstracts.get(id)))
    }
  }

  /** The number of the next item, which its paragraph's properties or style put into a list; undefined outside of any. */
  next(properties: XmlElement | undefined, style: ParagraphStyle): ListNumber | undefined {
    const own = childOf(properties, 'w:numPr')
    const id = childOf(own, 'w:numId')?.attributes['w:val'] ?? style.list?.id
    if (id === undefined || id === '0') return undefined
    const list = this.lists.get(id)
    if (list === undefined) return undefined
    const said = Number(childOf(own, 'w:ilvl')?.attributes['w:val'] ?? Number.NaN)
    const byStyle = list.levels.findIndex((level) => level?.style !== undefined && level.style === style.id)
    const at = Number.isInteger(said) ? said : byStyle >= 0 ? byStyle : (style.list?.level ?? 0)
    return this.count(list, Math.min(MAX_LEVEL, Math.max(0, at)))
  }

  private count(list: List, at: number): ListNumber | undefined {
    const level = list.levels[at]
    if (level === undefined) return undefined
    const counts = this.counts.get(list.abstract) ?? []
    this.counts.set(list.abstract, counts)
    const start = list.starts.get(at)
    if (start !== undefined && !list.begun.has(at)) {
      list.begun.add(at)
      counts[at] = start
    } else {
      const before = counts[at]
      counts[at] = before === undefined ? (start ?? level.start) : before + 1
    }
    for (let upper = 0; upper < at; upper += 1)
      counts[upper] ??= list.starts.get(upper) ?? list.levels[upper]?.start ?? 1
    for (let deeper = at + 1; deeper <= MAX_LEVEL; deeper += 1) {
      const restart = list.levels[deeper]?.restart ?? deeper
      if (restart > at) counts[deeper] = undefined
    }
    if (level.format === 'bullet') return { text: signOf(level), isBullet: true }
    const text = level.text.replace(/%([1-9])/gu, (_, digit: string) => {
      const place = Number(digit) - 1
      const format = list.levels[place]?.format ?? 'decimal'
      return formatNumber(level.isLegal ? 'decimal' : format, counts[place] ?? list.levels[place]?.start ?? 1)
    })
    return text.trim() === '' ? undefined : { text: text.trim(), isBullet: !/[\p{L}\p{N}]/u.test(text) }
  }
}

function readList(num: XmlElement, abstract: string, definition: XmlElement | undefined): List {
  const levels: (Level | undefined)[] = []
  for (const each of childrenOf(definition, 'w:lvl')) levels[levelOf(each)] = readLevel(each)
  const starts = new Map<number, number>()
  for (const override of childrenOf(num, 'w:lvlOverride')) {
    const at = levelOf(override)
    const own = childOf(override, 'w:lvl')
    if (own !== undefined) levels[at] = readLevel(own)
    const start = Number(childOf(override, 'w:startOverride')?.attributes['w:val'] ?? Number.NaN)
    if (Number.isInteger(start)) starts.set(at, start)
  }
  return { abstract, levels, starts, begun: new Set() }
}

function levelOf(element: XmlElement): number {
  const at = Number(element.attributes['w:ilvl'] ?? 0)
  return Number.isInteger(at) && at >= 0 && at <= MAX_LEVEL ? at : 0
}

function readLevel(element: XmlElement): Level {
  const valueOf = (name: string): string | undefined => childOf(element, name)?.attributes['w:val']
  const restart = Number(valueOf('w:lvlRestart') ?? Number.NaN)
  const legal = childOf(element, 'w:isLgl')
  // Formats of newer versions stand in an alternative, which says the usual one beside them.
  const format =
    valueOf('w:numFmt') ??
    childOf(childOf(childOf(element, 'mc:AlternateContent'), 'mc:Fallback'), 'w:numFmt')?.attributes['w:val']
  const fonts = childOf(childOf(element, 'w:rPr'), 'w:rFonts')
  return {
    start: Number(valueOf('w:start') ?? 0),
    format: format ?? 'decimal',
    text: valueOf('w:lvlText') ?? '',
    restart: Number.isInteger(restart) ? restart : undefined,
    isLegal: legal !== undefined && isOn(legal),
    style: valueOf('w:pStyle'),
    font: fonts?.attributes['w:ascii'] ?? fonts?.attributes['w:hAnsi'],
  }
}

function signOf({ text, font }: Level): string {
  const signs = Array.from(text, (sign) => {
    const code = sign.codePointAt(0) ?? 0
    const isPrivate = code >= 0xe000 && code <= 0xf8ff
    return isPrivate ? symbolOf(font, code.toString(16)) || BULLET : sign
  })
  return signs.join('').trim() || BULLET
}
