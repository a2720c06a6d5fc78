/** The one thing asked of the platform here: random bytes, present in Node and in browsers alike. */
declare const crypto: { getRandomValues(bytes: Uint8Array): Uint8Array }

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

/**
 * A new random id of 20 characters from Crockford's alphabet (100 bits), safe in file names and addresses.
 * Made where a record is born, so that sending it twice is harmless.
 */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(20))
  let id = ''
  for (const byte of bytes) id += ALPHABET.charAt(byte & 31)
  return id
}
