/** One entry of a ZIP as it lies: its packed bytes, and what its record in the directory says of it. */
export interface LyingPart {
  readonly name: string
  readonly packed: Buffer
  /** Method, time, date and checksum. */
  readonly said: string
}

/** The entries of a ZIP in the order of its directory, read by its records alone (APPNOTE 4.3.12). */
export function lyingParts(bytes: Uint8Array): readonly LyingPart[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  const parts: LyingPart[] = []
  let at = file.readUInt32LE(end + 16)
  for (let left = file.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [nameLength, extra, comment] = [28, 30, 32].map((place) => file.readUInt16LE(at + place)) as [
      number,
      number,
      number,
    ]
    const size = file.readUInt32LE(at + 20)
    const local = file.readUInt32LE(at + 42)
    const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28)
    parts.push({
      name: file.subarray(at + 46, at + 46 + nameLength).toString(),
      packed: file.subarray(start, start + size),
      said: file.subarray(at + 10, at + 20).toString('hex'),
    })
    at += 46 + nameLength + extra + comment
  }
  return parts
}
