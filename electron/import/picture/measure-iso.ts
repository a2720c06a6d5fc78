import { LIMITS } from '../process/limits.ts'
import { IsoMeta } from './iso-boxes.ts'
import type { ByteView } from './byte-view.ts'
import type { Measured } from './measured.ts'

const AVIF = new Set(['avif', 'avis'])
const HEIC = new Set(['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'hevm', 'hevs', 'mif1', 'msf1', 'miaf'])

/**
 * AVIF and HEIC: the size (`ispe`) of the picture itself, cut (`clap`) and turned (`irot`) as it asks. Where nothing is tied
 * to it the largest size counts, because the tiles of a grid have one too.
 */
export function measureIso(view: ByteView, bytes: Uint8Array): Measured | undefined {
  const brand = view.ascii(8, 4)
  const compatible = view.ascii(16, Math.min(64, Math.max(0, view.u32(0) - 16)))
  const isAvif = AVIF.has(brand) || compatible.includes('avif')
  if (!isAvif && !HEIC.has(brand)) return undefined
  const meta = IsoMeta.open(bytes)
  if (meta === undefined) return undefined
  let [width, height, turns] = [0, 0, 0]
  let cut: readonly [number, number] | undefined
  for (const { kind, start, end } of meta.properties) {
    if (kind === 'ispe' && end - start >= 12) {
      const size = [meta.view.u32(start + 4), meta.view.u32(start + 8)] as const
      if (size[0] * size[1] > width * height) [width, height] = size
    }
    if (kind === 'irot' && end > start) turns = meta.view.u8(start) & 3
    if (kind === 'clap' && end - start >= 16 && meta.isTied)
      cut = [fraction(meta.view, start), fraction(meta.view, start + 8)]
  }
  // A cut does not hide how many pixels would have to be unpacked.
  const isBounded = width * height <= LIMITS.picturePixels
  if (isBounded && cut !== undefined && cut[0] >= 1 && cut[0] <= width && cut[1] >= 1 && cut[1] <= height)
    [width, height] = cut
  if (width === 0 || height === 0) return undefined
  const mediaType = isAvif ? 'image/avif' : 'image/heic'
  return turns % 2 === 1 ? { mediaType, width: height, height: width } : { mediaType, width, height }
}

function fraction(view: ByteView, at: number): number {
  return Math.round(view.u32(at) / view.u32(at + 4))
}

/** The ICC profile by which the picture's colours are meant. */
export function profileOfIso(bytes: Uint8Array): Uint8Array | undefined {
  for (const { kind, start, end } of IsoMeta.open(bytes)?.properties ?? []) {
    if (kind !== 'colr') continue
    const type = Buffer.from(bytes.subarray(start, start + 4)).toString('latin1')
    if (type === 'prof' || type === 'rICC') return bytes.subarray(start + 4, end)
  }
  return undefined
}
