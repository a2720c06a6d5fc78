import { plainPart, tag } from './xml.ts'

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/'

/** What one part of a document refers to, under ids that are counted on (ECMA-376-2, 9.3). */
export class Relations {
  readonly #entries: string[] = []
  readonly #known = new Map<string, string>()

  /** The id under which the part refers to `target`; the same again for the same. `type`: an Office relation's name, or a whole URI. */
  refer(type: string, target: string, isExternal = false): string {
    const key = `${type} ${target}`
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const id = `rId${String(this.#entries.length + 1)}`
    const attributes = {
      Id: id,
      Type: type.includes(':') ? type : OFFICE + type,
      Target: target,
      TargetMode: isExternal ? 'External' : undefined,
    }
    this.#entries.push(tag('Relationship', attributes))
    this.#known.set(key, id)
    return id
  }

  get isEmpty(): boolean {
    return this.#entries.length === 0
  }

  get xml(): string {
    return plainPart('Relationships', 'http://schemas.openxmlformats.org/package/2006/relationships', ...this.#entries)
  }
}
