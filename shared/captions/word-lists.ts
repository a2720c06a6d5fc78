import english from './data/english.json' with { type: 'json' }
import people from './data/people.json' with { type: 'json' }
import phrases from './data/phrases.json' with { type: 'json' }
import places from './data/places.json' with { type: 'json' }
import scene from './data/scene.json' with { type: 'json' }

/** Word lists of the caption checks; Chinese ones in Simplified, for folded text. */
export const LISTS = { english, people, phrases, places, scene } as const
