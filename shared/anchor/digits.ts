/** Numbers in Arabic digits; a decimal point, a colon of time and a comma before thousands belong to them. */
const ARABIC = /[0-9]+(?:,[0-9]{3}(?![0-9]))*(?:[.:][0-9]+)*/gu
/** Han numerals; 一 alone is more often a word than a number (一个, 一直). */
const HAN = /[〇零一二两兩三四五六七八九十百千万萬亿億]+/gu
/** In a longer quote a lone Han numeral may come and go with the wording (三人 → 他们); longer runs are numbers. */
const SHORT_QUOTE = 12

/**
 * The numbers written in a text, as they must be found again for an anchor on them to hold (features.md C4).
 * Full-width digits count as their narrow forms, separators of thousands are left out.
 */
export function digitsOf(text: string, isShort = text.length <= SHORT_QUOTE): readonly string[] {
  const narrow = text.replaceAll(/[０-９．，：]/gu, (character) =>
    String.fromCharCode(character.charCodeAt(0) - 0xfee0),
  )
  const arabic = Array.from(narrow.matchAll(ARABIC), (match) => match[0].replaceAll(',', ''))
  const han = Array.from(text.matchAll(HAN), (match) => match[0]).filter(
    (run) => run.length > 1 || (isShort && run !== '一'),
  )
  return [...arabic, ...han]
}

/** Whether `found` states the same numbers as `sought`, in the same order; true when `sought` has none. */
export function hasSameDigits(sought: string, found: string): boolean {
  const isShort = sought.length <= SHORT_QUOTE
  const wanted = digitsOf(sought, isShort)
  if (wanted.length === 0) return true
  const there = digitsOf(found, isShort)
  return wanted.length === there.length && wanted.every((digits, index) => digits === there[index])
}
