/** What of some bytes is UTF-8: whole characters by their length, and places that mean nothing in it. */
export interface Utf8Count {
  readonly pairs: number
  /** Characters of three or four bytes; hardly any come about by chance. */
  readonly longer: number
  readonly bad: number
  readonly ascii: number
}

/** Counts what UTF-8 makes of `bytes`; a character that the end of a sample cuts is not counted. */
export function countUtf8(bytes: Uint8Array): Utf8Count {
  let pairs = 0
  let longer = 0
  let bad = 0
  let ascii = 0
  for (let at = 0; at < bytes.length;) {
    const length = sequenceLength(bytes, at)
    if (length === 1) ascii += 1
    else if (length === 2) pairs += 1
    else if (length > 2) longer += 1
    else if (at + 3 < bytes.length || !isLead(bytes[at])) bad += 1
    at += Math.max(1, length)
  }
  return { pairs, longer, bad, ascii }
}

/**
 * Whether the bytes are UTF-8 in which some were lost, turned, or come from another text: of a Chinese text most characters
 * are whole; in a Latin one a single whole character among few bad bytes is enough, since chance makes none.
 */
export function isDamagedUtf8({ pairs, longer, bad, ascii }: Utf8Count): boolean {
  if (bad === 0) return pairs + longer > 0
  if (longer >= 3 && bad * 2 <= longer) return true
  if (longer >= 10 && bad <= longer) return true
  const isLatin = ascii >= 4 * (pairs + longer + bad)
  return isLatin && (longer > 0 ? bad <= 2 * (longer + pairs) : pairs >= 2 && bad <= pairs)
}

function isLead(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0xc2 && byte < 0xf5
}

/** The first byte (counted from 1) that UTF-8 gives no meaning; undefined when there is none. */
export function brokenUtf8At(bytes: Uint8Array): number | undefined {
  let at = 0
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at)
    if (length === 0) return at + 1
    at += length
  }
  return undefined
}

/** Length of the sequence at `at`, 0 when it is none (Unicode 15, table 3-7). */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0
  if (lead < 0x80) return 1
  const length = lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 0
  const second = bytes[at + 1] ?? 0
  const least = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80
  const most = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf
  if (length === 0 || second < least || second > most) return 0
  for (let index = 2; index < length; index += 1) if (((bytes[at + index] ?? 0) & 0xc0) !== 0x80) return 0
  return length
}
