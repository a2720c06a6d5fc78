/** How the samples of a picture are meant (tag 262). */
const WHITE_IS_ZERO = 0
const BLACK_IS_ZERO = 1
const RGB = 2
const PALETTE = 3
const SEPARATED = 5
const YCBCR = 6
const LAB = 8

export interface SampleLayout {
  readonly photometric: number
  readonly bits: number
  readonly samples: number
  /** Place of the alpha sample; undefined without one. */
  readonly alpha: number | undefined
  /** Whether the colours already hold the alpha in them. */
  readonly isPremultiplied: boolean
  /** Red, green, blue of a palette, a byte each. */
  readonly palette: readonly (readonly [number, number, number])[]
}

/** Writes `count` pixels, whose samples (0–255; a palette's index as it is) begin at `from`, as red, green, blue. */
export type ToRgb = (samples: Uint8Array, from: number, rgb: Uint8Array, count: number) => void

/** How such samples become what is seen; undefined for what cannot be shown. */
export function colourOf(layout: SampleLayout): ToRgb | undefined {
  const pixel = pixelOf(layout)
  if (pixel === undefined) return undefined
  const { samples, alpha, isPremultiplied } = layout
  return (values, from, rgb, count) => {
    for (let index = 0, at = from, to = 0; index < count; index += 1, at += samples, to += 3) {
      pixel(values, at, rgb, to)
      if (alpha === undefined) continue
      const opacity = (values[at + alpha] ?? 255) / 255
      for (let sample = to; sample < to + 3; sample += 1) {
        const value = rgb[sample] ?? 0
        rgb[sample] = Math.min(255, Math.round((isPremultiplied ? value : value * opacity) + 255 * (1 - opacity)))
      }
    }
  }
}

type Pixel = (values: Uint8Array, at: number, rgb: Uint8Array, to: number) => void

function pixelOf({ photometric, samples, palette, bits }: SampleLayout): Pixel | undefined {
  switch (photometric) {
    case WHITE_IS_ZERO:
    case BLACK_IS_ZERO: {
      const base = photometric === WHITE_IS_ZERO ? 255 : 0
      return (values, at, rgb, to) => rgb.fill(Math.abs(base - (values[at] ?? 0)), to, to + 3)
    }
    case RGB:
    case YCBCR:
      // Pictures in luminance and colour come from the JPEG decoder as red, green, blue.
      if (samples < 3) return undefined
      return (values, at, rgb, to) => {
        rgb[to] = values[at] ?? 0
        rgb[to + 1] = values[at + 1] ?? 0
        rgb[to + 2] = values[at + 2] ?? 0
      }
    case PALETTE:
      if (palette.length === 0 || bits > 8) return undefined
      return (values, at, rgb, to) => rgb.set(palette[values[at] ?? 0] ?? [255, 255, 255], to)
    case SEPARATED:
      if (samples < 4) return undefined
      return (values, at, rgb, to) => {
        const paper = 255 - (values[at + 3] ?? 0)
        for (let ink = 0; ink < 3; ink += 1) rgb[to + ink] = Math.round(((255 - (values[at + ink] ?? 0)) * paper) / 255)
      }
    case LAB:
      return samples < 3 ? undefined : labPixel
    default:
      return undefined
  }
}

/** CIE L*a*b* (TIFF 6.0, section 23; D50) as sRGB. */
function labPixel(values: Uint8Array, at: number, rgb: Uint8Array, to: number): void {
  const signed = (value: number): number => (value << 24) >> 24
  const y = ((values[at] ?? 0) / 2.55 + 16) / 116
  const x = y + signed(values[at + 1] ?? 0) / 500
  const z = y - signed(values[at + 2] ?? 0) / 200
  const light = (t: number): number => (t > 6 / 29 ? t ** 3 : (t - 4 / 29) * 3 * (6 / 29) ** 2)
  const [X, Y, Z] = [light(x) * 0.9642, light(y), light(z) * 0.8251]
  rgb[to] = gamma(3.1339 * X - 1.6169 * Y - 0.4906 * Z)
  rgb[to + 1] = gamma(-0.9788 * X + 1.9161 * Y + 0.0335 * Z)
  rgb[to + 2] = gamma(0.0719 * X - 0.229 * Y + 1.4052 * Z)
}

function gamma(linear: number): number {
  const value = Math.min(1, Math.max(0, linear))
  return Math.round(255 * (value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055))
}
