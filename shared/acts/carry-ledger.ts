import type { Block } from '../domain/block.ts'
import type { BlockId, NumberId } from '../domain/ids.ts'
import type { NumberRecord } from '../domain/number.ts'
import { newId } from '../lib/ids.ts'

/** The blocks of a version in reading order, and its ledger. */
export interface VersionLedger {
  readonly blocks: readonly Block[]
  readonly numbers: readonly NumberRecord[]
}

/**
 * The ledger of a new version with what was found out about the old one: a paragraph that came back word for word keeps its
 * numbers' states, evidence, struck and added ones. A paragraph that changed by one character starts anew, and so does one
 * that stands more often, or less often, than before: there nobody could say which is which (never on a look-alike, C4).
 */
export function carryLedger(old: VersionLedger, fresh: VersionLedger): readonly NumberRecord[] {
  const pairs = pairBlocks(old.blocks, fresh.blocks)
  const known = new Map<string, NumberRecord>()
  for (const number of old.numbers) if (isCarried(number)) known.set(placeOf(number.blockId, number), number)
  const used = new Set<NumberRecord>()
  const carried = fresh.numbers.map((number) => {
    const from = pairs.get(number.blockId)
    const before = from === undefined ? undefined : known.get(placeOf(from, number))
    if (before === undefined) return number
    used.add(before)
    const { state, by, atMs, rightValue, evidence, isStruck } = before
    // The same words by another date are another day: nobody has verified that one.
    const isOther = state === 'verified' && JSON.stringify(number.value) !== JSON.stringify(before.value)
    if (isOther) return { ...number, evidence, isStruck }
    return { ...number, state, by, atMs, rightValue, evidence, isStruck }
  })
  const fresher = new Map(fresh.blocks.map((block) => [block.id, block]))
  const blocks = new Map([...pairs].map(([to, from]) => [from, to]))
  const added = [...known.values()].flatMap((number): readonly NumberRecord[] => {
    const to = blocks.get(number.blockId)
    const block = to && fresher.get(to)
    if (number.origin !== 'editor' || used.has(number) || block === undefined) return []
    const { articleId, versionId } = block
    return [{ ...number, id: newId() as NumberId, revision: 1, articleId, versionId, blockId: block.id }]
  })
  return [...carried, ...added]
}

/** Numbers of the old version that somebody looked at, and those of them that a text with these blocks would take over. */
export function countCarried(
  old: VersionLedger,
  fresh: readonly TextBlock[],
): { readonly judged: number; readonly carried: number } {
  const judged = old.numbers.filter(
    ({ state, evidence, isStruck, origin }) =>
      state !== 'unchecked' || evidence !== undefined || isStruck || origin === 'editor',
  )
  const back = new Set(pairBlocks(old.blocks, fresh).values())
  const carried = judged.filter((number) => isCarried(number) && back.has(number.blockId))
  return { judged: judged.length, carried: carried.length }
}

/** A block as far as its words are concerned. */
type TextBlock = Pick<Block, 'text' | 'role'> & { readonly id: string }

/** What stands in a suggestion's words, or was taken away by one, belongs to the old version's suggestions. */
function isCarried(number: NumberRecord): boolean {
  return number.suggestionId === undefined && number.replacedBy === undefined
}

function placeOf(blockId: BlockId, { start, end }: { readonly start: number; readonly end: number }): string {
  return `${blockId}:${String(start)}-${String(end)}`
}

/** New block → old block of the same words, where both texts have them equally often. */
function pairBlocks<T extends TextBlock>(old: readonly Block[], fresh: readonly T[]): ReadonlyMap<T['id'], BlockId> {
  const before = byText(old)
  const pairs = new Map<T['id'], BlockId>()
  for (const [text, blocks] of byText(fresh)) {
    const twins = before.get(text) ?? []
    if (twins.length !== blocks.length) continue
    blocks.forEach((block, index) => {
      const twin = twins[index]
      if (twin !== undefined) pairs.set(block.id, twin.id)
    })
  }
  return pairs
}

function byText<T extends TextBlock>(blocks: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const block of blocks) {
    if (block.text === '' || block.role === 'furniture') continue
    const group = groups.get(block.text)
    if (group === undefined) groups.set(block.text, [block])
    else group.push(block)
  }
  return groups
}
