/** What is needed to read the samples of a strip or tile. */
export interface SampleShape {
  readonly bits: number
  /** Samples that follow each other in a pixel: 1 where every sample has a plane of its own. */
  readonly samples: number
  readonly isLittle: boolean
  readonly isFloat: boolean
  /** 1: none; 2: each sample is the difference from the one before it (TIFF 6.0, section 14). */
  readonly predictor: number
  /** Whether a sample of fewer than eight bits is an index, which must stay as it is. */
  readonly isIndexed: boolean
}

/** Bytes of one row of `width` pixels. */
export function rowBytes(width: number, { bits, samples }: SampleShape): number {
  return Math.ceil((width * bits * samples) / 8)
}

/** One row's samples as bytes, 0–255, into `to`. The row itself is changed where it holds differences. */
export function readRow(row: Uint8Array, width: number, shape: SampleShape, to: Uint8Array): void {
  const count = width * shape.samples
  const { bits, isLittle, isFloat } = shape
  if (bits === 8) {
    to.set(row.subarray(0, count))
    if (shape.predictor === 2)
      for (let index = shape.samples; index < count; index += 1)
        to[index] = (to[index] ?? 0) + (to[index - shape.samples] ?? 0)
  } else if (bits === 16) readWords(row, count, shape, to)
  else if (bits === 32) {
    const view = new DataView(row.buffer, row.byteOffset, row.byteLength)
    for (let index = 0; index < count; index += 1)
      to[index] = isFloat
        ? Math.min(255, Math.max(0, Math.round(view.getFloat32(index * 4, isLittle) * 255)))
        : view.getUint32(index * 4, isLittle) >>> 24
  } else readBits(row, count, shape, to)
}

function readWords(
  row: Uint8Array,
  count: number,
  { samples, isLittle, predictor }: SampleShape,
  to: Uint8Array,
): void {
  const [high, low] = isLittle ? [1, 0] : [0, 1]
  if (predictor !== 2) {
    for (let index = 0; index < count; index += 1) to[index] = row[index * 2 + high] ?? 0
    return
  }
  const before = new Uint16Array(samples)
  for (let index = 0; index < count; index += 1) {
    const sample = index % samples
    before[sample] = (before[sample] ?? 0) + (row[index * 2 + high] ?? 0) * 256 + (row[index * 2 + low] ?? 0)
    to[index] = (before[sample] ?? 0) >>> 8
  }
}

function readBits(row: Uint8Array, count: number, { bits, isIndexed }: SampleShape, to: Uint8Array): void {
  const most = (1 << bits) - 1
  for (let index = 0; index < count; index += 1) {
    const at = index * bits
    const pair = (row[at >>> 3] ?? 0) * 256 + (row[(at >>> 3) + 1] ?? 0)
    const value = (pair >>> (16 - bits - (at & 7))) & most
    to[index] = isIndexed ? value : Math.round((value * 255) / most)
  }
}
