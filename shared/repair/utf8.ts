/** Text of UTF-8 `bytes`; undefined where they are not whole and valid (RFC 3629). */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  const units: string[] = []
  for (let index = 0; index < bytes.length;) {
    const lead = bytes[index] ?? 0
    if (lead < 0x80) {
      units.push(String.fromCharCode(lead))
      index += 1
      continue
    }
    const length =
      lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0
    if (length === 0 || index + length > bytes.length) return undefined
    let code = lead & (0xff >> (length + 1))
    for (let offset = 1; offset < length; offset += 1) {
      const byte = bytes[index + offset] ?? 0
      if ((byte & 0xc0) !== 0x80) return undefined
      code = (code << 6) | (byte & 0x3f)
    }
    const least = length === 2 ? 0x80 : length === 3 ? 0x800 : 0x10000
    if (code < least || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined
    units.push(String.fromCodePoint(code))
    index += length
  }
  return units.join('')
}

/** Number of bytes of `text` in UTF-8. */
export function encodeUtf8Length(text: string): number {
  let length = 0
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    length += code < 0x80 ? 1 : code < 0x800 ? 2 : code >= 0xd800 && code <= 0xdfff ? 2 : 3
  }
  return length
}
