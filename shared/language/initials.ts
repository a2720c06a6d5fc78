import table from '#shared/repair/data/readings.json' with { type: 'json' }

let initials: Map<string, string> | undefined

/** First letters of the usual readings, by character. */
function load(): Map<string, string> {
  if (initials !== undefined) return initials
  initials = new Map()
  for (const [reading, [usual = '']] of Object.entries(table)) {
    const letter = reading.normalize('NFD').charAt(0)
    for (const character of usual) if (!initials.has(character)) initials.set(character, letter)
  }
  return initials
}

/**
 * The letters by which a Chinese text is found on a Latin keyboard: the first letter of each character's usual reading
 * in Hanyu Pinyin, and the first letter of each Latin word (`打开 Galley 稿库` gives `dkggk`).
 */
export function initialsOf(text: string): string {
  const letters = load()
  let found = ''
  for (const part of text.toLowerCase().match(/\p{Script=Han}|[\p{L}\p{N}]+/gu) ?? []) {
    for (const word of part.match(/\p{Script=Han}|[^\p{Script=Han}]+/gu) ?? [])
      found += letters.get(word) ?? word.charAt(0)
  }
  return found
}
