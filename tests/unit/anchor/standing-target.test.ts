import { describe, expect, test } from 'vitest'
import { mergeBlocks, splitBlock } from '#shared/acts/reshape.ts'
import { makeTarget, textBetween } from '#shared/anchor/quote.ts'
import { standingTarget } from '#shared/anchor/standing-target.ts'
import type { Block } from '#shared/domain/block.ts'
import type { TextTarget } from '#shared/domain/target.ts'

const blocks = ['山谷里修好了三座桥。', '第二座桥长四十二米。', '第三座最短。'].map((text, order) => ({
  type: 'block',
  id: `b${String(order)}`,
  versionId: 'v',
  order,
  role: 'paragraph',
  text,
})) as unknown as readonly Block[]

function on(words: string): TextTarget {
  const block = blocks.find(({ text }) => text.includes(words))
  const start = block?.text.indexOf(words) ?? 0
  const target =
    block &&
    makeTarget(blocks, { blockId: block.id, offset: start }, { blockId: block.id, offset: start + words.length })
  if (target === undefined) throw new Error(words)
  return target
}

function joined(): readonly Block[] {
  const [first, second, third] = blocks
  if (first === undefined || second === undefined || third === undefined) throw new Error('three blocks')
  const [, to] = mergeBlocks(first, second, [])?.updated?.[0] ?? []
  return [to as Block, third]
}

const wordsOf = (target: TextTarget, text: readonly Block[]): string | undefined =>
  textBetween(text, target.start, target.end)

describe('the target of a draft', () => {
  test('is itself where nothing has moved', () => {
    const target = on('四十二米')
    expect(standingTarget(target, blocks)).toBe(target)
  })

  test('stands on its words in the block that its own was joined to', () => {
    const text = joined()
    const standing = standingTarget(on('四十二米'), text) as TextTarget
    expect(standing.start.blockId).toBe('b0')
    expect(wordsOf(standing, text)).toBe('四十二米')
  })

  test('stands on its words behind a cut', () => {
    const [first, second, third] = blocks
    if (first === undefined || second === undefined || third === undefined) throw new Error('three blocks')
    const change = splitBlock(second, 5, third, [])
    const text = [first, change?.updated?.[0]?.[1], change?.added?.[0], third] as readonly Block[]
    expect(wordsOf(standingTarget(on('十二米'), text) as TextTarget, text)).toBe('十二米')
  })

  test('whose words are gone with their block keeps them, and names a block that is there', () => {
    const target = on('第三座最短')
    const standing = standingTarget(target, blocks.slice(0, 2)) as TextTarget
    expect(standing).toMatchObject({ start: { blockId: 'b0', offset: 0 }, quote: target.quote })
  })
})
