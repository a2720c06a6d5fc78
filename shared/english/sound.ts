/** Spellings of one sound, the longer ones first; `$` ends a word, `^` begins it. Made for English as it is read aloud. */
const SOUNDS: readonly (readonly [RegExp, string])[] = (
  [
    ['^kn|^gn|^pn', 'n'],
    ['^wr', 'r'],
    ['^ps', 's'],
    ['^wh', 'w'],
    ['^x', 's'],
    ['mb$', 'm'],
    ['ough$|augh$', 'f'],
    ['ought|aught', 'at'],
    ['igh', 'i'],
    ['tch|ch(?![lrnm])', 'C'],
    ['(?:t|s|c|x)i(?=o|a|e)', 'S'],
    ['ture', 'Cr'],
    ['sch|ch', 'k'],
    ['sh|ssi', 'S'],
    ['ph|gh(?=$)', 'f'],
    ['th', 'T'],
    ['dg|g(?=[eiy])', 'j'],
    ['gh', ''],
    ['sc(?=[eiy])', 's'],
    ['c(?=[eiy])', 's'],
    ['ck|cq|q|c', 'k'],
    ['x', 'ks'],
    ['z', 's'],
    ['v', 'f'],
    ['h', ''],
    ['(?<!^)w(?![aeiouy])', ''],
    ['e$', ''],
  ] as const
).map(([spelling, sound]) => [new RegExp(spelling, 'gu'), sound])

/** How a word sounds, roughly: its consonants, and a sign where a vowel begins it. Words that sound alike have one sound. */
export function soundOf(word: string): string {
  let sound = word
  for (const [spelling, as] of SOUNDS) sound = sound.replace(spelling, as)
  return sound
    .replaceAll(/(?<!^)[aeiouy]+/gu, '')
    .replaceAll(/^[aeiouy]+/gu, 'A')
    .replaceAll(/(.)\1+/gu, '$1')
}
