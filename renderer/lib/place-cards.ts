/** A card that wants to stand at `anchorY`, and how tall it is; in the order of the text. Pixels. */
export interface CardBox {
  readonly key: string
  readonly anchorY: number
  readonly height: number
}

/** Where a card stands, and the lane in which its leader runs. */
export interface PlacedCard extends CardBox {
  readonly y: number
  readonly lane: number
}

const GAP = 8
/** First place for a card under the top edge. */
const TOP = 16
/** Lanes between sheet and cards. */
export const LANES = 6

/**
 * Places cards beside their anchors without overlap: the open one stands level with its anchor,
 * those before it give way upwards, those after it downwards.
 */
export function placeCards(boxes: readonly CardBox[], openKey: string | undefined): readonly PlacedCard[] {
  const open = boxes.findIndex((box) => box.key === openKey)
  const ys: number[] = []
  let bottom = -Infinity
  for (const box of boxes) {
    const y = Math.max(box.anchorY, bottom + GAP)
    ys.push(y)
    bottom = y + box.height
  }
  const openBox = boxes[open]
  if (openBox !== undefined) giveWay(boxes, ys, open, openBox.anchorY)
  keepBelowTop(boxes, ys)
  return withLanes(boxes.map((box, index) => ({ ...box, y: ys[index] ?? box.anchorY, lane: 0 })))
}

/** Sets the open card level with its anchor, and moves its neighbours out of the way. */
function giveWay(boxes: readonly CardBox[], ys: number[], open: number, y: number): void {
  ys[open] = y
  let top = y
  for (let index = open - 1; index >= 0; index -= 1) {
    const box = boxes[index]
    if (box === undefined) break
    ys[index] = Math.min(ys[index] ?? y, top - GAP - box.height)
    top = ys[index] ?? top
  }
  let bottom = y + (boxes[open]?.height ?? 0)
  for (let index = open + 1; index < boxes.length; index += 1) {
    const box = boxes[index]
    if (box === undefined) break
    ys[index] = Math.max(box.anchorY, bottom + GAP)
    bottom = (ys[index] ?? bottom) + box.height
  }
}

/** No card leaves the sheet at its top, where it could not be reached; the open one then stands lower. */
function keepBelowTop(boxes: readonly CardBox[], ys: number[]): void {
  let least = TOP
  for (const [index, box] of boxes.entries()) {
    const y = Math.max(ys[index] ?? 0, least)
    ys[index] = y
    least = y + box.height + GAP
  }
}

/**
 * Lanes in which leaders do not cross: of leaders that run down beside each other the later takes the lane nearer to
 * the sheet, of leaders that run up the one farther from it.
 */
function withLanes(cards: readonly PlacedCard[]): readonly PlacedCard[] {
  const result: PlacedCard[] = []
  let run: PlacedCard[] = []
  const flush = (): void => {
    run.forEach((card, index) => {
      const isDown = card.y >= card.anchorY
      const lane = Math.floor(((isDown ? run.length - 1 - index : index) * LANES) / run.length)
      result.push({ ...card, lane })
    })
    run = []
  }
  for (const card of cards) {
    const last = run.at(-1)
    const isSameWay = last !== undefined && last.y >= last.anchorY === card.y >= card.anchorY
    const touches =
      last !== undefined && (card.y >= card.anchorY ? last.y >= card.anchorY - 1 : card.y <= last.anchorY + 1)
    if (!isSameWay || !touches) flush()
    run.push(card)
  }
  flush()
  return result
}
