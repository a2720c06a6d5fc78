import { afterEach, beforeEach, expect, test } from 'vitest'
import { recordsOf } from '#shared/contract/records-of.ts'
import { mergeBlocks, splitBlock, type OfArticle } from '#shared/acts/reshape.ts'
import { invertChange } from '#shared/change/change-set.ts'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import type { Block } from '#shared/domain/block.ts'
import type { BlockId } from '#shared/domain/ids.ts'
import { actOf, codeOf, keepText, newDesk, openOf, valueOf } from '#tests/helpers/keeping/desk.ts'

let desk: ReturnType<typeof newDesk>
let open: OpenArticle

beforeEach(async () => {
  desk = newDesk()
  open = await keepText(desk.client)
})

afterEach(async () => {
  expect(desk.bugs).toEqual([])
  await desk.remove()
})

const apply = (parts: Parameters<typeof actOf>[1], name: string) =>
  desk.client.call('change.apply', actOf(open.article.id, parts, name))
const again = () => openOf(desk.client, open.article.id)
const onOf = (article: OpenArticle): OfArticle => recordsOf(article)
const paragraphs = (article: OpenArticle): readonly Block[] =>
  [...article.blocks].filter((block) => block.role === 'paragraph').sort((a, b) => a.order - b.order)
const textsOf = (article: OpenArticle): readonly string[] => paragraphs(article).map((block) => block.text)
function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('nothing there')
  return value
}

test('merging two blocks is kept with what lay on them, and taken back', async () => {
  const [first, second] = paragraphs(open)
  const change = must(mergeBlocks(must(first), must(second), onOf(open)))
  valueOf(await apply(change, 'block.merge'))
  const merged = await again()
  expect(textsOf(merged)).toEqual([textsOf(open).join('')])
  expect(merged.numbers.map((number) => number.text)).toEqual(open.numbers.map((number) => number.text))
  const act = must(merged.log.at(-1))
  valueOf(await apply(invertChange(act.change), 'block.merge'))
  expect(textsOf(await again())).toEqual(textsOf(open))
})

test('splitting a block is kept, and the two parts make the old text', async () => {
  const block = must(paragraphs(open)[0])
  const change = must(splitBlock(block, 5, paragraphs(open)[1], onOf(open)))
  valueOf(await apply(change, 'block.split'))
  const texts = textsOf(await again())
  expect(texts).toHaveLength(3)
  expect(must(texts[0]) + must(texts[1])).toBe(block.text)
})

test('cut and joined, a block keeps the form of its words', async () => {
  const formed = blockWithMarks(must(paragraphs(open)[0]))
  const parts = must(splitBlock(formed, 5, paragraphs(open)[1], []))
  const tail = must(parts.added?.[0]) as Block
  const [, head] = must(parts.updated?.[0]) as readonly [Block, Block]
  expect([head.marks, tail.marks]).toEqual([[{ kind: 'bold', start: 2, end: 5 }], [{ kind: 'bold', start: 0, end: 3 }]])
  const joined = must(mergeBlocks(head, tail, []))
  expect((must(joined.updated?.[0])[1] as Block).marks).toEqual(formed.marks)
})

test('no change gives the words another form', async () => {
  const block = must(paragraphs(open)[0])
  const answer = await apply({ updated: [[block, blockWithMarks(block)]] }, 'block.role')
  expect(codeOf(answer)).toBe('invalid-input')
})

function blockWithMarks(block: Block): Block {
  return { ...block, marks: [{ kind: 'bold', start: 2, end: 8 }] }
}

test('no change smuggles in other words under a merge or a split', async () => {
  const [first, second] = paragraphs(open)
  const change = must(mergeBlocks(must(first), must(second), onOf(open)))
  const [block, joined] = must(change.updated?.[0]) as readonly [Block, Block]
  const forged = {
    ...change,
    updated: [[block, { ...joined, text: `${joined.text}另加` }] as const, ...(change.updated ?? []).slice(1)],
  }
  expect(codeOf(await apply(forged, 'block.merge'))).toBe('invalid-input')
  const extra: Block = { ...must(first), id: 'extra' as BlockId, revision: 0, order: 99, text: '凭空而来的一段。' }
  expect(codeOf(await apply({ added: [extra] }, 'block.split'))).toBe('invalid-input')
  expect(codeOf(await apply({ removed: [must(second)] }, 'block.merge'))).toBe('invalid-input')
  expect(textsOf(await again())).toEqual(textsOf(open))
})
