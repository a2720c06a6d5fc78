/** How deep a message may be; the deepest of the contract is a polygon's point in a change (under 16). */
const MOST_DEPTH = 64

/**
 * Whether a message means the same as JSON: plain objects, lists, strings, finite numbers, booleans, null.
 * A field that is undefined is an absent one. Circles, and what only structured clone carries, are refused.
 */
export function isJsonSafe(value: unknown, depth = 0): boolean {
  switch (typeof value) {
    case 'string':
    case 'boolean':
    case 'undefined':
      return true
    case 'number':
      return Number.isFinite(value)
    case 'object': {
      if (value === null) return true
      if (depth >= MOST_DEPTH) return false
      if (Array.isArray(value)) {
        // An index, because a list with holes skips them in `every`.
        for (let index = 0; index < value.length; index += 1) {
          if (value[index] === undefined || !isJsonSafe(value[index], depth + 1)) return false
        }
        return true
      }
      const prototype: unknown = Object.getPrototypeOf(value)
      if (prototype !== null && Object.getPrototypeOf(prototype) !== null) return false
      return Object.values(value).every((part) => isJsonSafe(part, depth + 1))
    }
    default:
      return false
  }
}
