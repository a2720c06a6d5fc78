import type { ByteView } from './byte-view.ts'
import type { Measured } from './measure.ts'

const CONTAINERS = new Set(['meta', 'iprp', 'ipco'])
const AVIF = new Set(['avif', 'avis'])
const HEIC = new Set(['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'mif1', 'msf1'])

/**
 * AVIF and HEIC (ISO 14496-12 boxes, 23008-12 properties): the largest `ispe`, turned as `irot` says.
 * An image of a grid carries the size of its tiles too, hence the largest.
 */
export function measureIso(view: ByteView): Measured | undefined {
  const brand = view.ascii(8, 4)
  const compatible = view.ascii(16, Math.min(64, Math.max(0, view.u32(0) - 16)))
  const isAvif = AVIF.has(brand) || compatible.includes('avif')
  if (!isAvif && !HEIC.has(brand)) return undefined
  const found = { width: 0, height: 0, turns: 0 }
  walk(view, 0, view.length, found, 0)
  const mediaType = isAvif ? 'image/avif' : 'image/heic'
  if (found.width === 0 || found.height === 0) return undefined
  return found.turns % 2 === 1
    ? { mediaType, width: found.height, height: found.width }
    : { mediaType, width: found.width, height: found.height }
}

function walk(
  view: ByteView,
  start: number,
  end: number,
  found: { width: number; height: number; turns: number },
  depth: number,
): void {
  let at = start
  for (let boxes = 0; boxes < 1000 && at + 8 <= end; boxes += 1) {
    const size = view.u32(at)
    const kind = view.ascii(at + 4, 4)
    // 0: to the end; 1: a 64-bit size, which only the pixels' own box needs.
    const next = size === 0 ? end : size === 1 ? at + view.u32(at + 8) * 4_294_967_296 + view.u32(at + 12) : at + size
    if (next <= at || next > end) return
    if (kind === 'ispe' && view.u32(at + 12) * view.u32(at + 16) > found.width * found.height) {
      found.width = view.u32(at + 12)
      found.height = view.u32(at + 16)
    }
    if (kind === 'irot') found.turns = view.u8(at + 8) & 3
    // `meta` is a full box: four bytes of version and flags before its children.
    if (CONTAINERS.has(kind) && depth < 8) walk(view, at + (kind === 'meta' ? 12 : 8), next, found, depth + 1)
    at = next
  }
}
