import { childOf } from '../xml/parse-xml.ts'
import type { XmlElement } from '../xml/parse-xml.ts'
import { formatNumber } from './number-formats.ts'

export type NoteKind = 'footnote' | 'endnote'

/** A footnote or endnote that the text refers to; `label`: under which it stands, absent where its mark was put in later. */
export interface NoteReference {
  readonly kind: NoteKind
  readonly id: string
  readonly label: string | undefined
  /** Whether the label is the author's own, and no number that is counted on. */
  readonly isOwn?: boolean
}

/** Numbers the notes of a document in the order in which its text refers to them (ECMA-376-1, 17.11). */
export class NoteLabels {
  readonly references: NoteReference[] = []
  private readonly known = new Map<string, string | undefined>()
  private readonly counts = { footnote: 0, endnote: 0 }
  private readonly formats: Readonly<Record<NoteKind, { readonly format: string; readonly start: number }>>

  /** The settings' own properties stand before those of the last section. */
  constructor(settings: XmlElement | undefined, section: XmlElement | undefined) {
    const read = (kind: NoteKind, usual: string): { readonly format: string; readonly start: number } => {
      const named = [section, settings].map((root) => childOf(root, `w:${kind}Pr`))
      const value = (name: string): string | undefined =>
        named.map((root) => childOf(root, name)?.attributes['w:val']).find((found) => found !== undefined)
      const start = Number(value('w:numStart') ?? 1)
      return { format: value('w:numFmt') ?? usual, start: Number.isInteger(start) ? start : 1 }
    }
    this.formats = { footnote: read('footnote', 'decimal'), endnote: read('endnote', 'lowerRoman') }
  }

  /** The label of a reference, counted on; `own`: what stands there instead of a number. */
  refer(kind: NoteKind, id: string, how: { readonly own?: string; readonly isInserted: boolean }): string | undefined {
    const key = `${kind} ${id}`
    if (this.known.has(key)) return this.known.get(key)
    const label = how.own ?? (how.isInserted ? undefined : this.next(kind))
    this.known.set(key, label)
    this.references.push({ kind, id, label, ...(how.own === undefined ? {} : { isOwn: true }) })
    return label
  }

  private next(kind: NoteKind): string {
    const { format, start } = this.formats[kind]
    const label = formatNumber(format, start + this.counts[kind])
    this.counts[kind] += 1
    return label === '' ? '*' : label
  }
}
