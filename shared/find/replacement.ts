import type { Found, FoundPattern } from './query.ts'

/**
 * What a replacement says for one place: `$&` the whole, `$1` … `$99` and `$<name>` its groups, `$$` the sign itself,
 * as patterns are written everywhere. A group that took no part, or is not there, gives nothing or stays as written.
 */
export function replacementFor(template: string, text: string, found: FoundPattern): string {
  const words = (place: Found | undefined): string => (place === undefined ? '' : text.slice(place.start, place.end))
  return template.replace(/\$(?:\$|&|<([^<>]*)>|(\d\d?))/g, (sign, name?: string, digits?: string) => {
    if (sign === '$$') return '$'
    if (sign === '$&') return words(found)
    if (name !== undefined) return name in found.names ? words(found.names[name]) : sign
    const wanted = digits ?? ''
    const { length } = found.groups
    if (Number(wanted) >= 1 && Number(wanted) <= length) return words(found.groups[Number(wanted) - 1])
    const [first = '', rest = ''] = [wanted.charAt(0), wanted.slice(1)]
    if (Number(first) >= 1 && Number(first) <= length) return words(found.groups[Number(first) - 1]) + rest
    return sign
  })
}
