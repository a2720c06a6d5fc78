import data from './data/characters.json' with { type: 'json' }

const { comment: _, ...GROUPS } = data

/** What characters are listed together. */
export type CharacterGroup = keyof typeof GROUPS
export const CHARACTER_GROUPS = Object.keys(GROUPS) as readonly CharacterGroup[]

/** A character, or two that print as one sign, that keyboards have no key for. */
export interface SpecialCharacter {
  readonly sign: string
  readonly group: CharacterGroup
  readonly names: Readonly<Record<'en' | 'zh-Hans' | 'zh-Hant', string>>
}

/** All of them, group by group. */
export const CHARACTERS: readonly SpecialCharacter[] = CHARACTER_GROUPS.flatMap((group) =>
  Object.entries<SpecialCharacter['names']>(GROUPS[group]).map(([sign, names]) => ({ sign, group, names })),
)

/** Its places in Unicode, as they are written: U+2026. */
export function codesOf(sign: string): string {
  return Array.from(sign, (one) => `U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`).join(
    ' ',
  )
}
