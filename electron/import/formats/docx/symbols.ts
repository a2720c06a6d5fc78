import data from './data/symbols.json' with { type: 'json' }

const FONTS: Readonly<Record<string, Readonly<Record<string, string>>>> = data

/**
 * The character that `w:sym` shows: symbol fonts keep theirs in the private area or as plain bytes, and mean nothing
 * without their table (ECMA-376-1, 17.3.3.30). Empty where nobody knows it.
 */
export function symbolOf(font: string | undefined, char: string | undefined): string {
  const code = Number.parseInt(char ?? '', 16)
  if (Number.isNaN(code) || code > 0xffff) return ''
  const isPrivate = code >= 0xe000 && code <= 0xf8ff
  const table = FONTS[(font ?? '').toLowerCase()]
  if (table !== undefined) return table[(code & 0xff).toString(16).padStart(2, '0')] ?? ''
  return isPrivate ? '' : String.fromCharCode(code)
}
