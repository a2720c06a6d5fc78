import { lot } from './change.ts'

/** A drawn picture: red, green, blue, a byte each. `part`: what of another it shows. */
export interface Drawn {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
  readonly part?: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
}

type Colour = readonly [number, number, number]

class Canvas implements Drawn {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array

  constructor(width: number, height: number) {
    this.width = width
    this.height = height
    this.data = new Uint8Array(width * height * 3)
  }

  fill(x: number, y: number, width: number, height: number, colour: Colour): void {
    for (let row = Math.max(0, Math.round(y)); row < Math.min(this.height, Math.round(y + height)); row += 1)
      for (let column = Math.max(0, Math.round(x)); column < Math.min(this.width, Math.round(x + width)); column += 1)
        this.put(column, row, colour)
  }

  disc(x: number, y: number, radius: number, colour: Colour): void {
    for (let row = Math.floor(y - radius); row <= y + radius; row += 1)
      for (let column = Math.floor(x - radius); column <= x + radius; column += 1)
        if ((row - y) ** 2 + (column - x) ** 2 <= radius ** 2) this.put(column, row, colour)
  }

  put(x: number, y: number, colour: Colour): void {
    if (x < 0 || y < 0 || x >= this.width || y >= this.height) return
    this.data.set(colour, (y * this.width + x) * 3)
  }
}

const grey = (value: number): Colour => [value, value, Math.max(0, value - 10)]

/**
 * A street before a river under a sky. `place`: the lot that the place is drawn by, its sky, ground and houses; `moment`: the lot
 * of who stands and what passes there, of the light, and of where exactly the camera is held.
 */
export function scene(place: () => number, moment: () => number): Drawn {
  const canvas = new Canvas(480, 320)
  const [shakeX, shakeY] = [(moment() - 0.5) * 24, (moment() - 0.5) * 16]
  const horizon = 110 + place() * 80 + shakeY
  const sky = 150 + place() * 80
  const light = (moment() - 0.5) * 30
  for (let y = 0; y < canvas.height; y += 1) {
    const tone =
      y < horizon ? sky + light - (y / horizon) * 40 : 70 + ((y - horizon) / (320 - horizon)) * 70 + light / 2
    canvas.fill(0, y, canvas.width, 1, grey(Math.max(0, Math.min(255, tone))))
  }
  for (let house = 0; house < 5; house += 1) {
    const [x, wide, high] = [place() * 460 + shakeX, 40 + place() * 60, 30 + place() * 80]
    const wall = 60 + place() * 150
    canvas.fill(x, horizon - high, wide, high, grey(wall))
    for (let window = 0; window < 6; window += 1)
      canvas.fill(
        x + 6 + (window % 3) * (wide / 3),
        horizon - high + 8 + Math.floor(window / 3) * (high / 2),
        8,
        10,
        grey(wall > 130 ? 40 : 220),
      )
  }
  for (let cloud = 0; cloud < 3; cloud += 1)
    canvas.disc(moment() * 480, moment() * horizon * 0.7, 12 + moment() * 22, grey(Math.min(255, sky + 40 + light)))
  for (let person = 0; person < 4 + moment() * 4; person += 1) {
    const [x, size, foot] = [moment() * 470, 26 + moment() * 60, horizon + 20 + moment() * 110]
    const coat: Colour = [moment() * 255, moment() * 200, moment() * 255]
    canvas.fill(x - size * 0.15, foot - size, size * 0.32, size, coat)
    canvas.disc(x, foot - size - size * 0.14, size * 0.16, [200 + moment() * 40, 170, 140])
  }
  canvas.fill(
    moment() * 420,
    horizon + 10 + moment() * 60,
    60 + moment() * 60,
    18 + moment() * 20,
    grey(moment() * 255),
  )
  noise(canvas, moment)
  return canvas
}

function noise({ data }: Canvas, random: () => number): void {
  const own = lot(Math.floor(random() * 1e9))
  for (let at = 0; at < data.length; at += 1)
    data[at] = Math.max(0, Math.min(255, (data[at] ?? 0) + (own() - 0.5) * 14))
}

/** A chart of bars or a line on white, with axes and lines behind; `form`: the lot of its form, the figures are of their own. */
export function charts(random: () => number, form = Math.floor(random() * 1e9)): Drawn {
  const shape = lot(form)
  const canvas = new Canvas(480, 320)
  canvas.fill(0, 0, 480, 320, [255, 255, 255])
  const isBars = shape() < 0.6
  const count = 4 + Math.floor(shape() * 7)
  const ink: Colour = [shape() * 160, shape() * 160, 60 + shape() * 160]
  for (let line = 0; line < 5; line += 1) canvas.fill(50, 40 + line * 50, 410, 1, [210, 210, 210])
  canvas.fill(50, 30, 2, 250, [40, 40, 40])
  canvas.fill(50, 280, 410, 2, [40, 40, 40])
  canvas.fill(60, 8, 120 + shape() * 160, 12, [60, 60, 60])
  const step = 400 / count
  const values = Array.from({ length: count }, () => 20 + random() * 210)
  values.forEach((value, at) => {
    const x = 60 + at * step
    canvas.fill(x, 288, step * 0.5, 8, [110, 110, 110])
    if (isBars) canvas.fill(x, 280 - value, step * 0.6, value, ink)
    else {
      const next = values[at + 1] ?? value
      for (let along = 0; along < step; along += 0.5)
        canvas.fill(x + along, 280 - value - ((next - value) * along) / step, 3, 4, ink)
      canvas.disc(x, 280 - value, 6, ink)
    }
  })
  return canvas
}
