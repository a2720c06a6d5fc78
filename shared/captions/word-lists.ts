import english from './data/english.json' with { type: 'json' }
import people from './data/people.json' with { type: 'json' }
import places from './data/places.json' with { type: 'json' }
import scene from './data/scene.json' with { type: 'json' }

/** Word lists of the caption checks; Chinese ones in Simplified, for folded text. */
export const LISTS = { english, people, places, scene } as const

/** The words of a list that is written as one line. */
export function words(line: string): readonly string[] {
  return line.split(' ')
}

/** A pattern for any of `list`, longer words before those that they begin with. */
export function any(list: readonly string[]): string {
  const sorted = [...new Set(list)].sort((one, other) => other.length - one.length)
  return `(?:${sorted.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`
}
