import { describe, expect, it } from 'vitest'
import { encodeJpeg } from '#electron/import/preview/encode-jpeg.ts'
import { makePreview } from '#electron/import/preview/make-preview.ts'
import { decodeJpeg } from '#electron/import/preview/tiff/jpeg.ts'
import { measurePicture } from '#electron/import/picture/measure.ts'
import { makeHeif } from '#tests/helpers/make-heif.ts'
import { makePng } from '#tests/helpers/make-pictures.ts'
import { makeTiff, quadrant } from '#tests/helpers/make-tiff.ts'

const NAMES = [
  ['red', 255, 0, 0],
  ['green', 0, 128, 0],
  ['blue', 0, 0, 255],
  ['white', 255, 255, 255],
  ['grey', 76, 76, 76],
] as const

/** Size of the preview and the colours of its quarters: top left, top right, bottom left, bottom right. */
async function look(bytes: Uint8Array): Promise<string> {
  const preview = await makePreview(bytes)
  const pixels = preview === undefined ? undefined : await decodeJpeg(preview, undefined, 10_000, 10_000)
  if (pixels === undefined) return 'none'
  const { width, height, data } = pixels
  const colour = (x: number, y: number): string => {
    const at = (Math.floor(y * height) * width + Math.floor(x * width)) * 3
    const away = (red: number, green: number, blue: number): number =>
      Math.abs((data[at] ?? 0) - red) + Math.abs((data[at + 1] ?? 0) - green) + Math.abs((data[at + 2] ?? 0) - blue)
    return NAMES.find(([, red, green, blue]) => away(red, green, blue) < 40)?.[0] ?? data.subarray(at, at + 3).join('/')
  }
  const size = `${String(width)}x${String(height)}`
  return [size, colour(0.2, 0.2), colour(0.8, 0.2), colour(0.2, 0.8), colour(0.8, 0.8)].join(' ')
}

const UPRIGHT = '60x40 red green blue white'

describe('what is drawn for a TIFF', () => {
  it.each([
    ['in strips', {}],
    ['in several strips', { rowsPerStrip: 7 }],
    ['in tiles', { tile: 16 }],
    ['packed by LZW', { compression: 5, rowsPerStrip: 16 }],
    ['packed by LZW with differences', { compression: 5, predictor: 2 }],
    ['packed by Deflate', { compression: 8, tile: 32 }],
    ['packed by PackBits', { compression: 32_773 }],
    ['in words of sixteen bits', { bits: 16, compression: 8 }],
    [
      'in words of sixteen bits, the big end first, with differences',
      { bits: 16, isBig: true, predictor: 2, compression: 5 },
    ],
    ['in planes', { isPlanar: true, compression: 8, rowsPerStrip: 9 }],
    ['in inks', { photometric: 5, compression: 5 }],
  ] as const)('%s is the picture', async (_, options) => {
    expect(await look(makeTiff(60, 40, options))).toBe(UPRIGHT)
  })

  it('stands upright whatever way it was stored', async () => {
    const seen: string[] = []
    for (let orientation = 1; orientation <= 8; orientation += 1) {
      const tiff = makeTiff(60, 40, { orientation, compression: 5 })
      seen.push(await look(tiff))
      const measured = measurePicture(tiff)
      expect(measured?.orientation).toBe(orientation)
    }
    expect(seen).toEqual([
      '60x40 red green blue white',
      '60x40 green red white blue',
      '60x40 white blue green red',
      '60x40 blue white red green',
      '40x60 red blue green white',
      '40x60 blue red white green',
      '40x60 white green blue red',
      '40x60 green white red blue',
    ])
  })

  it('is made smaller where it is large, and keeps its shape', async () => {
    expect(await look(makeTiff(4800, 600, { compression: 5, rowsPerStrip: 100, photometric: 1 }))).toMatch(
      /^2400x300 grey/,
    )
  })

  it('is the picture and not the small copy that comes before it', async () => {
    const copy = { tag: 254, type: 4, values: [1] }
    expect(measurePicture(makeTiff(8, 6, { more: [copy] }))).toMatchObject({ width: 8, height: 6 })
  })

  it('is nothing where nobody here can unpack it, where it is cut off, or beyond the limit of pixels', async () => {
    const whole = makeTiff(60, 40)
    expect(await look(whole.map((byte, index) => (index < 8 ? byte : 0)))).toBe('none')
    expect(await look(makeTiff(60, 40, { compression: 4 }))).toBe('none')
    expect(await look(makeTiff(6, 4000, { claimedWidth: 26_000 }))).toBe('none')
  })

  it('of a damaged strip leaves a hole and keeps the rest', async () => {
    const tiff = makeTiff(60, 40, { compression: 8, rowsPerStrip: 20 })
    tiff.fill(0xff, 8, 20)
    expect(await look(tiff)).toMatch(/^60x40 \S+ \S+ blue white$/)
  })
})

describe('what is drawn for a HEIC', () => {
  it('is the picture, turned and mirrored as the file asks and not once more by its EXIF', async () => {
    expect(await look(makeHeif({ kind: 'heic' }))).toBe('128x64 red green blue white')
    const turned = makeHeif({ kind: 'heic', turns: 1, exif: exifOf(6) })
    expect(await look(turned)).toBe('64x128 green white red blue')
    expect(measurePicture(turned)).toMatchObject({ mediaType: 'image/heic', width: 64, height: 128 })
    expect(await look(makeHeif({ kind: 'heic', mirror: 1 }))).toBe('128x64 green red white blue')
  })

  it('is nothing where the pixels are damaged, and the picture is measured all the same', async () => {
    const damaged = makeHeif({ kind: 'heic' })
    damaged.fill(0, damaged.length - 60)
    expect(measurePicture(damaged)).toMatchObject({ width: 128, height: 64 })
    await expect(look(damaged)).resolves.toMatch(/none|128x64/)
  })

  it('is not made of what claims more pixels than the limit', async () => {
    expect(await look(makeHeif({ kind: 'heic', claimed: [20_000, 20_000] }))).toBe('none')
  })
})

describe('a picture that browsers draw', () => {
  it('needs nothing in its place', async () => {
    expect(await makePreview(makePng(4, 4))).toBeUndefined()
  })
})

describe('the JPEG that is made', () => {
  it('shows what it was made of, to its last pixel, with its colours’ profile', async () => {
    const [width, height] = [37, 21]
    const data = new Uint8Array(width * height * 3)
    for (let y = 0; y < height; y += 1)
      for (let x = 0; x < width; x += 1) data.set(quadrant(x, y, width, height), (y * width + x) * 3)
    const jpeg = encodeJpeg({ width, height, data }, new Uint8Array(3000).fill(7))
    const back = await decodeJpeg(jpeg, undefined, 100, 100)
    expect(back).toMatchObject({ width, height })
    const worst = Math.max(...[...data].map((value, index) => Math.abs(value - (back?.data[index] ?? 0))))
    expect(worst).toBeLessThan(70)
    const mean =
      [...data].reduce((sum, value, index) => sum + Math.abs(value - (back?.data[index] ?? 0)), 0) / data.length
    expect(mean).toBeLessThan(5)
    expect(Buffer.from(jpeg).includes('ICC_PROFILE')).toBe(true)
  })
})

function exifOf(orientation: number): Uint8Array {
  return makeTiff(1, 1, { orientation })
}
