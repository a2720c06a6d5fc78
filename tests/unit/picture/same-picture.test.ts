import { expect, test } from 'vitest'
import { lookOf } from '#shared/picture/look.ts'
import { regionIn, samePicture, type SamePicture, type Sized } from '#shared/picture/same-picture.ts'
import { cropped, lot, recompressed, resized, shifted } from '../../helpers/drawn/change.ts'
import { charts, scene, type Drawn } from '../../helpers/drawn/draw.ts'

const sized = ({ width, height, data }: Drawn): Sized => ({ width, height, look: lookOf(width, height, data, 3) })

test('a picture is told again when it is smaller, recompressed and brighter, and where it is cut', () => {
  const random = lot(3)
  const street = scene(random, random)
  const crop = cropped(street, 0.65, random)
  expect(samePicture(sized(street), sized(recompressed(resized(street, 0.5), 20)))?.part.width).toBeCloseTo(1, 1)
  const same = samePicture(sized(street), sized(shifted(crop, 25, 0.9)))
  expect(same?.of).toBe('old')
  expect(same?.part.x).toBeCloseTo(crop.part.x, 1)
  expect(same?.part.width).toBeCloseTo(crop.part.width, 1)
  expect(samePicture(sized(crop), sized(street))?.of).toBe('fresh')
})

test('another moment of the same street, and another chart of the same form, are other pictures', () => {
  const random = lot(4)
  expect(samePicture(sized(scene(lot(9), random)), sized(scene(lot(9), random)))).toBeUndefined()
  expect(samePicture(sized(charts(random, 2)), sized(charts(random, 2)))).toBeUndefined()
  const blank = sized({ width: 40, height: 30, data: new Uint8Array(40 * 30 * 3).fill(200) })
  expect(samePicture(blank, blank)).toBeUndefined()
})

test('a region lies where its crop has it, is cut at its edge, and is nowhere where it was cut away', () => {
  const inOld: SamePicture = { of: 'old', part: { x: 0.2, y: 0, width: 0.5, height: 1 }, likeness: 1 }
  expect(regionIn({ shape: 'rectangle', x: 0.3, y: 0.5, width: 0.2, height: 0.1 }, inOld)).toMatchObject({
    x: expect.closeTo(0.2, 5) as number,
    width: expect.closeTo(0.4, 5) as number,
  })
  expect(regionIn({ shape: 'rectangle', x: 0.6, y: 0.5, width: 0.2, height: 0.1 }, inOld)).toMatchObject({
    x: expect.closeTo(0.8, 5) as number,
    width: expect.closeTo(0.2, 5) as number,
  })
  expect(regionIn({ shape: 'point', x: 0.9, y: 0.5 }, inOld)).toBeUndefined()
  const inFresh: SamePicture = { ...inOld, of: 'fresh' }
  expect(regionIn({ shape: 'point', x: 1, y: 0.5 }, inFresh)).toEqual({ shape: 'point', x: 0.7, y: 0.5 })
})
