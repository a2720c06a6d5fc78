import { replaceUnits } from '#shared/lib/replace-units.ts'
import { simplifiedCode } from '#shared/language/script.ts'

/**
 * `text` for matching against the word tables: Simplified, half-width, one kind of space. Every UTF-16 unit
 * keeps its place, so that a place in the folded text is one in the text.
 */
export function foldText(text: string): string {
  return replaceUnits(text, foldCode)
}

function foldCode(code: number): number {
  if (code < 0x80) return code
  // Full-width forms of ASCII, and the spaces that stand for one.
  if (code >= 0xff01 && code <= 0xff5e) return code - 0xfee0
  if (code === 0x3000 || code === 0xa0 || code === 0x2003 || code === 0x2002) return 0x20
  // ∕ (what Big5 has for a slash), ⁄ and ╱.
  if (code === 0x2215 || code === 0x2044 || code === 0x2571) return 0x2f
  // ∶ and ︰ for a colon; ︱ ｜ │ for a bar.
  if (code === 0x2236 || code === 0xfe30) return 0x3a
  if (code === 0xfe31 || code === 0x2502 || code === 0x4e28) return 0x7c
  return code >= 0x3400 && code <= 0x9fff ? simplifiedCode(code) : code
}
