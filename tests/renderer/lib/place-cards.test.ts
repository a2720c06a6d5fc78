import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LANES, placeCards, type CardBox, type PlacedCard } from '#renderer/lib/place-cards.ts'

const boxes = fc
  .array(fc.record({ anchorY: fc.integer({ min: 0, max: 3000 }), height: fc.integer({ min: 24, max: 300 }) }), {
    maxLength: 30,
  })
  .map((list) =>
    list.sort((a, b) => a.anchorY - b.anchorY).map((box, index): CardBox => ({ ...box, key: String(index) })),
  )

function overlap(cards: readonly PlacedCard[]): number {
  return cards.filter((card, index) => {
    const next = cards[index + 1]
    return next !== undefined && card.y + card.height > next.y
  }).length
}

describe('cards in the margin', () => {
  test('never overlap and never leave the sheet at its top', () => {
    fc.assert(
      fc.property(boxes, fc.nat(30), (list, open) => {
        const cards = placeCards(list, String(open))
        expect(overlap(cards)).toBe(0)
        for (const card of cards) expect(card.y).toBeGreaterThanOrEqual(16)
      }),
    )
  })

  test('the open card stands level with its anchor when there is room above', () => {
    const list = [100, 110, 120, 600].map((anchorY, index) => ({
      key: String(index),
      anchorY: anchorY + 500,
      height: 80,
    }))
    const cards = placeCards(list, '2')
    expect(cards[2]?.y).toBe(620)
    expect(cards[1]?.y).toBe(620 - 8 - 80)
    expect(cards[3]?.y).toBe(1100)
  })

  test('a card far from its neighbours stands at its anchor', () => {
    expect(placeCards([{ key: 'a', anchorY: 40, height: 60 }], undefined)[0]?.y).toBe(40)
  })

  test('leaders never cross', () => {
    fc.assert(
      fc.property(boxes, fc.nat(30), (list, open) => {
        const cards = placeCards(list, String(open))
        for (const card of cards) expect(card.lane).toBeLessThan(LANES)
        cards.forEach((card, index) => {
          for (const other of cards.slice(index + 1)) expect(isCrossing(card, other)).toBe(false)
        })
      }),
      { numRuns: 300 },
    )
  })
})

/** A leader runs across at its anchor to its lane, along it, and across at its card: does one cut through the other? */
function isCrossing(a: PlacedCard, b: PlacedCard): boolean {
  return cuts(a, b) || cuts(b, a)
}

/** Whether an upright of `a` is cut by one of the two crossbars of `b`. */
function cuts(a: PlacedCard, b: PlacedCard): boolean {
  const isBetween = (y: number): boolean => y > Math.min(a.anchorY, a.y) && y < Math.max(a.anchorY, a.y)
  return (isBetween(b.anchorY) && a.lane < b.lane) || (isBetween(b.y) && a.lane > b.lane)
}
