import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromSelector, parseRegion, toSelector } from '#shared/anchor/region.ts'
import type { Region } from '#shared/domain/target.ts'

const size = { width: 1600, height: 900 }

function near(a: Region, b: Region): void {
  const numbers = (region: Region): number[] =>
    region.shape === 'polygon'
      ? region.points.flatMap((point) => [point.x, point.y])
      : region.shape === 'point'
        ? [region.x, region.y]
        : [region.x, region.y, region.width, region.height]
  expect(a.shape).toBe(b.shape)
  numbers(a).forEach((value, index) => expect(value).toBeCloseTo(numbers(b)[index] ?? Number.NaN, 5))
}

describe('regions as W3C selectors', () => {
  it('writes a rectangle as a media fragment in percent', () => {
    expect(toSelector({ shape: 'rectangle', x: 0.1, y: 0.2, width: 0.3, height: 0.25 }, size)).toMatchObject({
      type: 'FragmentSelector',
      value: 'xywh=percent:10,20,30,25',
    })
  })

  it('writes a polygon in pixels of the upright picture', () => {
    const points = [
      { x: 0, y: 0 },
      { x: 0.5, y: 0 },
      { x: 0.5, y: 1 },
    ]
    expect(toSelector({ shape: 'polygon', points }, size).value).toContain('points="0,0 800,0 800,900"')
  })

  it('reads back what it wrote', () => {
    const share = fc.double({ min: 0, max: 0.5, noNaN: true })
    const point = fc.record({ x: share, y: share })
    const regions: fc.Arbitrary<Region> = fc.oneof(
      fc.record({ shape: fc.constant('point' as const), x: share, y: share }),
      fc.record({
        shape: fc.constant('rectangle' as const),
        x: share,
        y: share,
        width: fc.double({ min: 0.001, max: 0.5, noNaN: true }),
        height: fc.double({ min: 0.001, max: 0.5, noNaN: true }),
      }),
      fc.record({ shape: fc.constant('polygon' as const), points: fc.array(point, { minLength: 3, maxLength: 9 }) }),
    )
    fc.assert(
      fc.property(regions, (region) => {
        const read = fromSelector(toSelector(region, size), size)
        if (!read.ok) throw new Error('unreadable')
        near(read.value, region)
      }),
    )
  })

  it('reads percent, pixels and bare numbers, cut at the edge', () => {
    expect(parseRegion('xywh=pixel:160,90,320,180', size)).toMatchObject({
      value: { x: 0.1, y: 0.1, width: 0.2, height: 0.2 },
    })
    expect(parseRegion('#xywh=1440,0,320,90', size)).toMatchObject({ value: { x: 0.9, width: expect.closeTo(0.1) } })
    expect(parseRegion('xywh=percent:25,50,0,0', size)).toMatchObject({ value: { shape: 'point', x: 0.25, y: 0.5 } })
  })

  it.each([
    'xywh=percent:10,10,30',
    'xywh=percent:a,b,c,d',
    'xywh=percent:120,0,10,10',
    't=10,20',
    'xywh=percent:1,1,0,5',
  ])('refuses %s', (value) => {
    expect(parseRegion(value, size).ok).toBe(false)
  })

  it('takes only the geometry of a foreign SVG', () => {
    const svg = (inner: string): { type: string; value: string } => ({
      type: 'SvgSelector',
      value: `<svg>${inner}</svg>`,
    })
    expect(fromSelector(svg('<rect x="16" y="9" width="160" height="90" onload="x()"/>'), size)).toMatchObject({
      value: { shape: 'rectangle', x: 0.01 },
    })
    expect(fromSelector(svg('<script>alert(1)</script>'), size).ok).toBe(false)
    expect(fromSelector(svg('<polygon transform="scale(2)" points="0,0 1,1 2,0"/>'), size).ok).toBe(false)
  })
})
