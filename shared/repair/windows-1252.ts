/** Characters of code page 1252 that stand for the bytes 80–9F; the five bytes it leaves out stand for themselves. */
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ'

/** Bytes that code page 1252 has no character for; programs drop them, or put a sign in their place. */
export const UNDEFINED_IN_1252: readonly number[] = [0x81, 0x8d, 0x8f, 0x90, 0x9d]

const bytes = new Map([...HIGH].map((character, index) => [character.charCodeAt(0), 0x80 + index]))

/** Byte that Latin-1 or code page 1252 shows as the UTF-16 unit `code`; -1 where neither has it. */
export function singleByte(code: number): number {
  return code < 0x100 ? code : (bytes.get(code) ?? -1)
}
