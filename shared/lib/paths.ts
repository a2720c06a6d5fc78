type Fields = Readonly<Record<string, unknown>>

/** The values at a path of field names (`target.start.blockId`); a last part ending in `[]` gives each of a list. Absent ones are none. */
export function valuesAt(record: object, path: string): readonly unknown[] {
  const isList = path.endsWith('[]')
  let value: unknown = record
  for (const key of (isList ? path.slice(0, -2) : path).split('.')) {
    if (typeof value !== 'object' || value === null) return []
    value = (value as Fields)[key]
  }
  if (value === undefined) return []
  return isList ? (value as readonly unknown[]) : [value]
}

/** The record with another value at a path that it has; a list is mapped value by value. The record itself when all stay the same. */
export function withValueAt<R extends object>(record: R, path: string, change: (value: unknown) => unknown): R {
  const [key = '', ...rest] = path.split('.')
  const isList = key.endsWith('[]')
  const name = isList ? key.slice(0, -2) : key
  const old = (record as Fields)[name]
  if (old === undefined) return record
  let value: unknown
  if (rest.length > 0) value = withValueAt(old as object, rest.join('.'), change)
  else if (isList) {
    const list = old as readonly unknown[]
    const changed = list.map(change)
    value = changed.some((each, index) => each !== list[index]) ? changed : old
  } else value = change(old)
  return value === old ? record : { ...record, [name]: value }
}
