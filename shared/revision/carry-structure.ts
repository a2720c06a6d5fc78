import { picturesOf } from '../acts/captions.ts'
import type { Block } from '../domain/block.ts'
import type { BlockId } from '../domain/ids.ts'
import { newId } from '../lib/ids.ts'
import { orderBeside, takenOrders } from '../text/reading-order.ts'
import { pairFigures, type Figures } from './figure-pairs.ts'

/** From here on a file itself says what a block is; below, the rules found it out. */
const SAID_BY_FILE = 0.97
/** As sure as an editor. */
const CERTAIN = 1

interface Structure {
  /** All blocks of the new text in reading order, figures that came along among them. */
  readonly blocks: readonly Block[]
  /** Those that have something of the version before. */
  readonly changed: readonly Block[]
  /** So many roles and pictures are those of the version before. */
  readonly roles: number
  readonly pictures: number
}

/**
 * What the version before knew of its paragraphs and pictures, and the new text does not say otherwise: the roles of the very
 * same words, the pictures of captions that come without one (a plain text has none), which picture a caption is of, and
 * alternative texts. What the new file says plainly, or somebody chose as it was opened, stands.
 */
export function carryStructure(old: Figures, fresh: Figures, sameBlock: (id: BlockId) => Block | undefined): Structure {
  const changes = new Map<string, Block>()
  const now = (block: Block): Block => changes.get(block.id) ?? block
  const set = (block: Block, own: Partial<Block>): void =>
    void changes.set(block.id, { ...now(block), ...own, revision: block.revision + 1 })
  const came: Block[] = []
  let roles = 0
  let pictures = 0
  const byText = Map.groupBy(fresh.blocks, ({ text }) => text)
  for (const block of old.blocks) {
    // Where a paragraph went is asked only of those whose words are there as something else.
    if (byText.get(block.text)?.some((each) => takesRole(block, each)) !== true) continue
    const twin = sameBlock(block.id)
    if (twin === undefined || !takesRole(block, twin)) continue
    set(twin, { role: block.role, level: block.level, confidence: block.confidence })
    roles += 1
  }
  const pairs = pairFigures(old, fresh)
  for (const [from, figure] of pairedFigures(old, fresh, pairs)) {
    if (!pairs.has(from.id)) {
      set(figure, { assetId: from.assetId })
      pictures += 1
    }
    if (takesAlt(from, figure)) set(figure, { alt: from.alt })
  }
  const figures = new Map<string, Block>(old.blocks.map((block) => [block.id, block]))
  const there = new Map<string, Block>(fresh.blocks.map((block) => [block.id, block]))
  const taken = [...takenOrders(fresh.blocks, [])]
  const orders = new Map<string, number>(old.blocks.map(({ id, order }) => [id, order]))
  const named = new Set(fresh.blocks.map(({ figureId }) => figureId))
  for (const { id, figureId } of old.blocks) {
    const figure = figures.get(figureId ?? '')
    if (figure?.assetId === undefined) continue
    const caption = sameBlock(id)
    if (caption === undefined) continue
    const twin = pairs.get(figure.id)
    const own = there.get(caption.figureId ?? '')
    if (twin !== undefined) {
      if (own === undefined && !named.has(twin.id)) set(caption, { figureId: twin.id })
    } else if (own === undefined) {
      const order = orderBeside(caption.order, figure.order < (orders.get(id) ?? 0) ? 'before' : 'behind', taken)
      taken.push(order)
      const put = figureOf(figure, caption, order)
      came.push(put)
      set(caption, { figureId: put.id })
      pictures += 1
    } else if (own.assetId === undefined) {
      set(own, { assetId: figure.assetId, alt: own.alt ?? figure.alt })
      pictures += 1
    }
  }
  const blocks = [...fresh.blocks.map(now), ...came].toSorted((a, b) => a.order - b.order)
  return { blocks, changed: [...changes.values(), ...came], roles, pictures }
}

function takesRole(old: Block, twin: Block): boolean {
  if (old.role === twin.role || old.role === 'table' || twin.role === 'table') return false
  // No file says of words that they are a mere paragraph: that is what is left where nothing speaks for more.
  const isSurer = old.confidence > twin.confidence || twin.role === 'paragraph'
  return twin.confidence < CERTAIN && (old.confidence >= CERTAIN || (isSurer && twin.confidence < SAID_BY_FILE))
}

/** An editor's words for a picture stand; else those that the new text brings, if it brings any. */
function takesAlt(old: Block, twin: Block): boolean {
  if ((old.alt ?? '') === '' || old.alt === twin.alt) return false
  return (twin.alt ?? '') === '' || old.revision > 1
}

/** Figures of the same picture, and those whose picture was put in the place of the one that the file brings again. */
function pairedFigures(
  old: Figures,
  fresh: Figures,
  pairs: ReadonlyMap<BlockId, Block>,
): readonly (readonly [Block, Block])[] {
  const hashes = new Map<string, string>(fresh.assets.map(({ id, sha256 }) => [id, sha256]))
  const free = fresh.blocks.filter((block) => block.role === 'figure' && ![...pairs.values()].includes(block))
  return old.blocks.flatMap((from) => {
    const twin = pairs.get(from.id)
    if (twin !== undefined) return [[from, twin] as const]
    if (from.role !== 'figure' || from.assetId === undefined) return []
    const earlier = new Set(picturesOf(from, old.assets).map(({ sha256 }) => sha256))
    const of = free.filter(({ assetId }) => earlier.has(hashes.get(assetId ?? '') ?? ''))
    return of.length === 1 && of[0] !== undefined ? [[from, of[0]] as const] : []
  })
}

function figureOf({ assetId, alt }: Block, { articleId, versionId }: Block, order: number): Block {
  return {
    type: 'block',
    id: newId() as BlockId,
    revision: 1,
    articleId,
    versionId,
    order,
    role: 'figure',
    text: '',
    ...(assetId && { assetId }),
    ...(alt !== undefined && { alt }),
    confidence: CERTAIN,
  }
}
