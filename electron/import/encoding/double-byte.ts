/** Runs of high bytes that are counted at most. */
const MOST_RUNS = 2000
/** No word of an alphabet is as long as this. */
const LONG_RUN = 40

/**
 * Whether the high bytes of a text come in pairs, as they do in every encoding of two bytes a character (EUC-TW and Johab
 * too, which are not read here): words of an alphabet are of odd length as often as of even.
 */
export function isDoubleByte(bytes: Uint8Array): boolean {
  let runs = 0
  let even = 0
  let long = 0
  for (let at = 0; at < bytes.length && runs < MOST_RUNS;) {
    if ((bytes[at] ?? 0) < 0x80) {
      at += 1
      continue
    }
    let end = at
    // The second byte of a pair may look like a letter or a sign in Big5, GBK and Johab.
    while (end < bytes.length && (bytes[end] ?? 0) >= 0x80) end += 1
    runs += 1
    if ((end - at) % 2 === 0) even += 1
    if (end - at >= LONG_RUN) long += 1
    at = end
  }
  if (long > 0 && long * 20 >= runs) return true
  return runs >= 5 && even === runs
}
