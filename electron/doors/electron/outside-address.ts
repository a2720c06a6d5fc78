/** An address that may be handed to the system's browser or mail program, written out in full; else undefined. */
export function outsideAddress(text: string): string | undefined {
  // Control and direction characters could make the address shown differ from the address opened.
  if (/[\p{Cc}\p{Cf}\s]/u.test(text) || !URL.canParse(text)) return undefined
  const address = new URL(text)
  if (address.protocol === 'mailto:') return address.href
  const isPlainWeb = address.protocol === 'https:' && address.username === '' && address.password === ''
  return isPlainWeb && address.hostname !== '' ? address.href : undefined
}
