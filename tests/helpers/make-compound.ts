const SECTOR = 512

/** A compound file (MS-CFB) of the given streams, each of at least 4096 bytes so that it lies in sectors of its own. */
export function makeCompound(streams: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const entries = Object.entries(streams).map(([name, data]) => ({ name, data: padded(data) }))
  const directorySectors = Math.ceil((entries.length + 1) / 4)
  const starts: number[] = []
  const fat = new Uint32Array(SECTOR / 4).fill(0xffffffff)
  fat[0] = 0xfffffffd
  chain(fat, 1, directorySectors)
  let next = 1 + directorySectors
  for (const { data } of entries) {
    starts.push(next)
    chain(fat, next, data.byteLength / SECTOR)
    next += data.byteLength / SECTOR
  }
  const bytes = new Uint8Array((next + 1) * SECTOR)
  const view = new DataView(bytes.buffer)
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  view.setUint16(24, 0x3e, true)
  view.setUint16(26, 3, true)
  view.setUint16(28, 0xfffe, true)
  view.setUint16(30, 9, true)
  view.setUint16(32, 6, true)
  view.setUint32(44, 1, true)
  view.setUint32(48, 1, true)
  view.setUint32(56, 4096, true)
  view.setUint32(60, 0xfffffffe, true)
  view.setUint32(68, 0xfffffffe, true)
  view.setUint32(76, 0, true)
  for (let index = 1; index < 109; index += 1) view.setUint32(76 + index * 4, 0xffffffff, true)
  bytes.set(new Uint8Array(fat.buffer), SECTOR)
  const all = [{ name: 'Root Entry', kind: 5, start: 0xfffffffe, size: 0 }].concat(
    entries.map(({ name, data }, index) => ({ name, kind: 2, start: starts[index] ?? 0, size: data.byteLength })),
  )
  all.forEach(({ name, kind, start, size }, index) => {
    const at = 2 * SECTOR + index * 128
    Array.from(name).forEach((letter, place) => view.setUint16(at + place * 2, letter.charCodeAt(0), true))
    view.setUint16(at + 64, (name.length + 1) * 2, true)
    view.setUint8(at + 66, kind)
    view.setUint32(at + 116, start, true)
    view.setUint32(at + 120, size, true)
  })
  entries.forEach(({ data }, index) => bytes.set(data, ((starts[index] ?? 0) + 1) * SECTOR))
  return bytes
}

function padded(data: Uint8Array): Uint8Array {
  const whole = new Uint8Array(Math.max(4096, Math.ceil(data.byteLength / SECTOR) * SECTOR))
  whole.set(data)
  return whole
}

function chain(fat: Uint32Array, start: number, count: number): void {
  for (let index = 0; index < count; index += 1) fat[start + index] = index + 1 < count ? start + index + 1 : 0xfffffffe
}
