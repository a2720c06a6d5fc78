import { recordType, type DomainRecord, type RecordType } from '../domain/record-types.ts'

/** The fields of a record that are one value together. `says`: those that make a difference; `by`: who wrote it, and when. */
export interface FieldGroup {
  readonly name: string
  readonly says: readonly string[]
  readonly by: readonly string[]
}

const groups = new Map<RecordType, readonly FieldGroup[]>()

/** The groups of a type of record, without what is each library's own. */
export function groupsOf(type: RecordType): readonly FieldGroup[] {
  const known = groups.get(type)
  if (known !== undefined) return known
  const found = new Map<string, { readonly name: string; readonly says: string[]; readonly by: string[] }>()
  for (const [field, given] of Object.entries(recordType(type).merges)) {
    if (given === 'own') continue
    const isBy = given.startsWith('by ')
    const name = isBy ? given.slice(3) : given
    const group = found.get(name) ?? { name, says: [], by: [] }
    group[isBy ? 'by' : 'says'].push(field)
    found.set(name, group)
  }
  const all = [...found.values()]
  groups.set(type, all)
  return all
}

/** Names of the fields that no merge changes. */
export function ownFieldsOf(type: RecordType): readonly string[] {
  return Object.entries(recordType(type).merges).flatMap(([field, group]) => (group === 'own' ? [field] : []))
}

export type Fields = Readonly<Record<string, unknown>>

/** A record as fields that are read by name. */
export function fieldsOf(record: DomainRecord): Fields {
  return record as unknown as Fields
}

/** The values of a group; what is absent is left out. */
export function valueOf(fields: Fields, { says, by }: FieldGroup): Fields {
  const value: Record<string, unknown> = {}
  for (const name of says) if (fields[name] !== undefined) value[name] = fields[name]
  for (const name of by) if (fields[name] !== undefined) value[name] = fields[name]
  return value
}

/** What a group says, apart from who said it when: two sides that say the same are no conflict. */
export function sayingOf(fields: Fields, { says }: FieldGroup): string {
  // Most groups are one plain field.
  if (says.length === 1) return canonical(fields[says[0] ?? ''])
  return says.map((name) => canonical(fields[name])).join('\u0001')
}

/** JSON with the fields of objects in order, so that equal values are equal texts. */
export function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return value === undefined ? '' : JSON.stringify(value)
  return JSON.stringify(value, (_name, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}

/** The groups in which two forms of one record differ. */
export function changedGroups(from: DomainRecord, to: DomainRecord): readonly FieldGroup[] {
  const [before, after] = [fieldsOf(from), fieldsOf(to)]
  return groupsOf(to.type).filter(({ says, by }) =>
    [...says, ...by].some((name) => before[name] !== after[name] && canonical(before[name]) !== canonical(after[name])),
  )
}
