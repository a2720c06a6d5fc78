/**
 * Pictures recognised again: drawn scenes and charts, each resized, recompressed, cropped to 60 % and more, and brightened or
 * darkened; and pairs of other pictures of the same kind (the same scene a moment later, another chart of the same form).
 * Run: `npx node tests/bench/pictures-again.ts`. PAIRS (60) each way, SEED (1); --verbose lists what went wrong.
 */
import { lookOf } from '#shared/picture/look.ts'
import { agreement, samePicture, type Sized } from '#shared/picture/same-picture.ts'
import { charts, scene, type Drawn } from '../helpers/drawn/draw.ts'
import { cropped, lot, recompressed, resized, shifted } from '../helpers/drawn/change.ts'

const PAIRS = Number(process.env['PAIRS'] ?? 60)
const random = lot(Number(process.env['SEED'] ?? 1))
const isVerbose = process.argv.includes('--verbose')

const sized = ({ width, height, data }: Drawn): Sized => ({ width, height, look: lookOf(width, height, data, 3) })

const WAYS = {
  resized: (one: Drawn): Drawn => resized(one, 0.25 + random() * 0.5),
  recompressed: (one: Drawn): Drawn => recompressed(one, 12 + random() * 20),
  cropped: (one: Drawn): Drawn => cropped(one, 0.6 + random() * 0.35, random),
  shifted: (one: Drawn): Drawn => shifted(one, (random() < 0.5 ? -1 : 1) * (25 + random() * 30), 0.75 + random() * 0.5),
  all: (one: Drawn): Drawn =>
    recompressed(resized(shifted(cropped(one, 0.65 + random() * 0.3, random), 20, 0.9), 0.5), 15),
} as const

let misses = 0
let placed = 0
let asked = 0
for (const [way, change] of Object.entries(WAYS)) {
  let found = 0
  const details: number[] = []
  let spent = 0
  for (let pair = 0; pair < PAIRS; pair += 1) {
    const one = pair % 3 === 2 ? charts(random) : scene(random, random)
    const other = change(one)
    const start = performance.now()
    const [old, fresh] = pair % 2 === 0 ? [sized(one), sized(other)] : [sized(other), sized(one)]
    const same = samePicture(old, fresh)
    spent += performance.now() - start
    details.push(agreement(old, fresh).details)
    if (same !== undefined) found += 1
    else if (isVerbose) console.log('missed', way, pair, agreement(old, fresh))
    if (same !== undefined && 'part' in other && other.part !== undefined) {
      asked += 1
      const [a, b] = [same.part, other.part]
      const off = Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y), Math.abs(a.width - b.width))
      if (off < 0.03) placed += 1
      else if (isVerbose) console.log('misplaced', way, pair, a, b)
    }
  }
  misses += PAIRS - found
  console.log(
    `${way}: recognised ${String(found)} of ${String(PAIRS)}; details least ${Math.min(...details).toFixed(2)}; ${(spent / PAIRS).toFixed(1)} ms a pair`,
  )
}
let wrong = 0
const OTHERS = {
  'the same scene a moment later': (): readonly [Drawn, Drawn] => {
    const seed = Math.floor(random() * 1e9)
    return [scene(lot(seed), random), scene(lot(seed), random)]
  },
  'another scene': (): readonly [Drawn, Drawn] => [scene(random, random), scene(random, random)],
  'another chart of the same form': (): readonly [Drawn, Drawn] => {
    const seed = Math.floor(random() * 1e9)
    return [charts(random, seed), charts(random, seed)]
  },
} as const
for (const [kind, make] of Object.entries(OTHERS)) {
  let taken = 0
  let most = 0
  for (let pair = 0; pair < PAIRS; pair += 1) {
    const [one, other] = make()
    const [old, fresh] = [sized(one), sized(pair % 2 === 0 ? other : cropped(other, 0.75, random))]
    const { tones, details } = agreement(old, fresh)
    most = Math.max(most, tones < 0.9 ? 0 : details)
    if (samePicture(old, fresh) === undefined) continue
    taken += 1
    if (isVerbose) console.log('taken for it', kind, pair, tones, details)
  }
  wrong += taken
  console.log(`${kind}: taken for it ${String(taken)} of ${String(PAIRS)}; details at most ${most.toFixed(2)}`)
}
console.log(
  `missed ${String(misses)} (to reach 0); wrongly taken ${String(wrong)} (to reach 0); crops placed within 3 %: ${String(placed)} of ${String(asked)}`,
)
