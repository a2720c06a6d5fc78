import table from './data/readings.json' with { type: 'json' }

/**
 * Readings in Hanyu Pinyin of the characters of GBK, tone marks as written (`xiàn`);
 * made from pinyin-pro by `build/repair-data/make.ts`.
 */

interface Entry {
  readonly usual: string
  readonly other: string
}

let entries: Map<string, Entry> | undefined

function load(): Map<string, Entry> {
  entries ??= new Map(
    Object.entries(table).map(([reading, [usual, other]]) => [reading, { usual: usual ?? '', other: other ?? '' }]),
  )
  return entries
}

/** Whether `reading` is a syllable of Hanyu Pinyin that some character has. */
export function isReading(reading: string): boolean {
  return load().has(reading)
}

/** All characters that can be read `reading`, those whose usual reading it is first. */
export function charactersRead(reading: string): string {
  const entry = load().get(reading)
  return entry === undefined ? '' : entry.usual + entry.other
}

/** Whether `character` can be read `reading`: as its usual reading, as another one, or not. */
export function readingOf(character: string, reading: string): 'usual' | 'other' | 'none' {
  const entry = load().get(reading)
  if (entry === undefined) return 'none'
  if (entry.usual.includes(character)) return 'usual'
  return entry.other.includes(character) ? 'other' : 'none'
}

let toneless: Map<string, string[]> | undefined

/** Every reading of a character without its tone (`xian`); none for characters beyond GBK. */
export function soundsOf(character: string): readonly string[] {
  toneless ??= loadToneless()
  return toneless.get(character) ?? []
}

function loadToneless(): Map<string, string[]> {
  const sounds = new Map<string, string[]>()
  for (const [reading, { usual, other }] of load()) {
    // The dots of ü make another sound; the marks over the vowels are tones.
    const sound = reading
      .normalize('NFD')
      .replaceAll(/[\u0300\u0301\u0304\u030c]/gu, '')
      .normalize('NFC')
    for (const character of usual + other) {
      const own = sounds.get(character)
      if (own === undefined) sounds.set(character, [sound])
      else if (!own.includes(sound)) own.push(sound)
    }
  }
  return sounds
}
