/** What `fromCharCode` takes at a time: its arguments lie on the stack. */
const STEP = 8192

/**
 * `text` with each UTF-16 unit in the place of another, so that every place in it stays; the very text where none is
 * replaced. In time and memory of its length, however many are.
 */
export function replaceUnits(text: string, unitOf: (unit: number) => number): string {
  let at = 0
  while (at < text.length && unitOf(text.charCodeAt(at)) === text.charCodeAt(at)) at += 1
  if (at === text.length) return text
  const units = new Uint16Array(text.length)
  for (let index = 0; index < text.length; index += 1) units[index] = unitOf(text.charCodeAt(index))
  let replaced = ''
  for (let from = 0; from < units.length; from += STEP) {
    replaced += String.fromCharCode(...units.subarray(from, from + STEP))
  }
  return replaced
}
