import type { PackText } from './lexicon.ts'
import { writePack } from './pack.ts'
import entries from './data/careful-words.json' with { type: 'json' }

/** The name of the pack that comes with Galley, which is Chinese in every language of the interface, as its words are. */
const NAME = '慎用词（公开来源）'

/** Words of which a public source says that they are to be used with care, or what is to be said instead; each entry names its source. */
export function shippedPack(): PackText {
  return {
    name: NAME,
    text: writePack(
      entries.map(({ kind, word, instead, reason, source, quotes }) => ({
        kind: kind === 'careful' ? 'careful' : 'preferred',
        word,
        instead,
        reason,
        source,
        offices: [],
        skipsQuotes: quotes === 'skip',
      })),
    ),
  }
}
