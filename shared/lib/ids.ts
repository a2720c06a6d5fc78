/** The one thing asked of the platform here: random bytes, present in Node and in browsers alike. */
declare const crypto: { getRandomValues(bytes: Uint8Array): Uint8Array }

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

const LENGTH = 20
/** Asking the platform costs more than what it gives: a text brings tens of thousands of records, and asks for many at once. */
const pool = new Uint8Array(LENGTH * 256)
let used = pool.length

/**
 * A new random id of 20 characters from Crockford's alphabet (100 bits), safe in file names and addresses.
 * Made where a record is born, so that sending it twice is harmless.
 */
export function newId(): string {
  if (used === pool.length) {
    crypto.getRandomValues(pool)
    used = 0
  }
  let id = ''
  for (const end = used + LENGTH; used < end; used += 1) id += ALPHABET.charAt((pool[used] ?? 0) & 31)
  return id
}
