import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordsOf } from '#shared/contract/records-of.ts'
import { mergeBlocks, splitBlock } from '#shared/acts/reshape.ts'
import { invertChange, type ChangeSet } from '#shared/change/change-set.ts'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import type { Block } from '#shared/domain/block.ts'
import { PART_TYPES, RECORD_TYPES, recordType, type DomainRecord } from '#shared/domain/record-types.ts'
import { recordKey } from '#shared/domain/records.ts'
import { codePointLength, sliceCodePoints } from '#shared/lib/code-points.ts'
import { newId } from '#shared/lib/ids.ts'
import { valuesAt } from '#shared/lib/paths.ts'
import { actOf, keepText, newDesk, openOf, valueOf } from '#tests/helpers/keeping/desk.ts'

let desk: ReturnType<typeof newDesk>
beforeAll(() => {
  desk = newDesk()
})
afterAll(async () => {
  expect(desk.bugs).toEqual([])
  await desk.remove()
})

const PARAGRAPHS = [
  '去年9月，近10万名村民投票，选出了320座要修的老桥。',
  'The work took 15 months and cost 1.15 million.',
  '𠮷祥桥是最后一座，花了20万元。',
  '桥上的孩子有3个。',
]
const at = <T>(list: readonly T[], index: number): T => list[index % list.length] as T

/** An article on which records of every type lie, in places that `seeds` choose. */
async function articleWith(seeds: readonly number[]): Promise<OpenArticle> {
  const lines = [`#桥${newId()}`, '!', '^图为村民在桥头合影。', ...seeds.map((seed) => at(PARAGRAPHS, seed))]
  const open = await keepText(desk.client, lines.join('\n'))
  const texts = open.blocks.filter((block) => block.role === 'paragraph')
  const own = { revision: 0, articleId: open.article.id, versionId: open.article.currentVersionId }
  const signed = { by: '沈', atMs: 1 }
  const written = { author: '沈', createdAtMs: 1, state: 'open' }
  const figure = open.blocks.find((block) => block.role === 'figure') as Block
  const caption = open.blocks.find((block) => block.role === 'caption') as Block
  const run = (block: Block, seed: number) => {
    const start = seed % (codePointLength(block.text) - 3)
    return { blockId: block.id, start, end: start + 1 + (seed % 2) }
  }
  const added = seeds.flatMap((seed, index): readonly object[] => {
    const block = at(texts, index)
    const place = run(block, seed)
    const words = sliceCodePoints(block.text, place.start, place.end)
    const noteId = newId()
    const end = { blockId: at(texts, index + 1).id, offset: 2 }
    const start = { blockId: block.id, offset: place.start }
    const isAcross = index + 1 < texts.length && seed % 3 === 0
    const quote = { exact: words, prefix: '', suffix: '' }
    const inside = { blockId: block.id, offset: place.end }
    const target = { kind: 'text', start, end: isAcross ? end : inside, quote }
    const number = at(open.numbers, seed)
    return [
      {
        type: 'note',
        id: noteId,
        kind: 'comment',
        body: '',
        target,
        placement: 'exact',
        numberId: number.id,
        ...written,
      },
      { type: 'reply', id: newId(), noteId, body: '好', author: '沈', createdAtMs: 1 },
      { type: 'suggestion', id: newId(), ...place, kind: 'replace', before: words, after: '改', ...written, noteId },
      {
        type: 'repair',
        id: newId(),
        ...place,
        kind: 'x',
        before: '',
        after: words,
        evidence: { rule: 'x' },
        isGuess: false,
      },
      { type: 'dismissal', id: newId(), rule: 'style.x', blockId: block.id, words, ...signed },
      {
        type: 'tie',
        id: newId(),
        kind: 'sum',
        termIds: [number.id],
        resultId: at(open.numbers, seed + 1).id,
        ...signed,
      },
      { type: 'checkmark', id: newId(), blockId: block.id, item: `item${seed % 2}`, state: 'ok', ...signed },
    ]
  })
  const region = { shape: 'point', x: 0.5, y: 0.5 }
  const assetId = figure.assetId
  const single: readonly object[] = [
    { type: 'goal', id: newId(), length: 900, unit: 'characters', ...signed },
    { type: 'verdict', id: newId(), blockId: caption.id, state: 'approved', ...signed },
    {
      type: 'link',
      id: newId(),
      figureId: figure.id,
      assetId,
      region,
      blockId: caption.id,
      start: 2,
      end: 4,
      words: '村民',
      ...signed,
    },
    {
      type: 'link',
      id: newId(),
      figureId: figure.id,
      assetId,
      region,
      ...run(at(texts, 0), 1),
      words: sliceCodePoints(at(texts, 0).text, 1, 3),
      ...signed,
    },
    {
      type: 'note',
      id: newId(),
      kind: 'query',
      body: '',
      target: { kind: 'region', blockId: figure.id, assetId, region },
      placement: 'exact',
      ...written,
    },
  ]
  const seen = new Set<string>()
  const records = [...single, ...added].flatMap((record) => {
    const full = { ...own, ...record } as unknown as DomainRecord
    // One checkmark for an item of a block.
    const key = full.type === 'checkmark' ? `${full.blockId}${full.item}` : recordKey(full)
    return seen.has(key) ? [] : (seen.add(key), [full])
  })
  valueOf(await desk.client.call('change.apply', actOf(open.article.id, { added: records }, 'test.fill')))
  return openOf(desk.client, open.article.id)
}

/** The words that each record is about, apart from white space; a note's over several blocks in reading order. */
function wordsOf(open: OpenArticle): ReadonlyMap<string, string> {
  const blocks = open.blocks.toSorted((a, b) => a.order - b.order)
  const texts = new Map(blocks.map((block) => [block.id as string, block.text]))
  const words = new Map<string, string>()
  for (const record of recordsOf(open)) {
    const { place } = recordType(record.type)
    let found: string | undefined
    if (place === 'run') {
      const { blockId, start, end } = record as unknown as { blockId: string; start: number; end: number }
      found = sliceCodePoints(texts.get(blockId) ?? '?', start, end)
    } else if (place === 'whole') found = texts.get(String(valuesAt(record, 'blockId')[0]))
    else if (record.type === 'note' && record.target.kind === 'text') {
      const { start, end } = record.target
      const from = blocks.findIndex((block) => block.id === start.blockId)
      const to = blocks.findIndex((block) => block.id === end.blockId)
      found = blocks
        .slice(from, to + 1)
        .map((block, index) => {
          const first = index === 0 ? start.offset : 0
          return sliceCodePoints(block.text, first, from + index === to ? end.offset : codePointLength(block.text))
        })
        .join('')
    }
    if (found !== undefined) words.set(recordKey(record), found.replaceAll(/\s/gu, ''))
  }
  return words
}

/** Names in the article that lead nowhere. */
function danglingIn(open: OpenArticle): readonly string[] {
  const records = recordsOf(open)
  const there = new Set(records.map(recordKey))
  return records.flatMap((record) =>
    Object.entries(recordType(record.type).names).flatMap(([path, type]) =>
      valuesAt(record, path).flatMap((id) =>
        there.has(`${type}:${String(id)}`) ? [] : [`${recordKey(record)} ${path}`],
      ),
    ),
  )
}

const bare = (open: OpenArticle): readonly string[] =>
  recordsOf(open)
    .map((record) => JSON.stringify(Object.entries({ ...record, revision: 0 }).sort()))
    .sort()

const step = fc.record({ isSplit: fc.boolean(), block: fc.nat(40), offset: fc.integer({ min: 1, max: 30 }) })

test('whatever is cut and joined, every record keeps its words, names lead somewhere, and undo brings back all', async () => {
  let done = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(60), { minLength: 3, maxLength: 6 }),
      fc.array(step, { minLength: 2, maxLength: 6 }),
      async (seeds, steps) => {
        let open = await articleWith(seeds)
        // A conflict comes by merging alone; it has no place of its own.
        expect(PART_TYPES.filter((type) => !recordsOf(open).some((record) => record.type === type))).toEqual([
          'conflict',
        ])
        const apply = async (change: Partial<ChangeSet>): Promise<OpenArticle> => {
          valueOf(await desk.client.call('change.apply', actOf(open.article.id, change, 'block.reshape')))
          return openOf(desk.client, open.article.id)
        }
        for (const { isSplit, block, offset } of steps) {
          const index = block % open.blocks.length
          const [before, one, next] = [open.blocks[index - 1], open.blocks[index] as Block, open.blocks[index + 1]]
          const records = recordsOf(open)
          const change = isSplit ? splitBlock(one, offset, next, records) : before && mergeBlocks(before, one, records)
          if (change === undefined) continue
          done += 1
          const after = await apply(change)
          expect(danglingIn(after)).toEqual([])
          const words = wordsOf(after)
          const gone = new Set(change.removed?.map(recordKey))
          for (const [key, said] of wordsOf(open))
            if (!gone.has(key)) expect([key, words.get(key)]).toEqual([key, said])
          const undone = await apply(invertChange((after.log.at(-1) as { change: ChangeSet }).change))
          expect(bare(undone)).toEqual(bare(open))
          open = await apply(invertChange((undone.log.at(-1) as { change: ChangeSet }).change))
          expect(bare(open)).toEqual(bare(after))
        }
      },
    ),
    { numRuns: process.env.GALLEY_LONG === '1' ? 300 : 12 },
  )
  expect(done).toBeGreaterThan(8)
}, 600_000)

test('the library refuses a cut that leaves something behind on words that are no longer there', async () => {
  const open = await articleWith([1, 2, 3])
  const paragraph = open.blocks.find((block) => block.role === 'paragraph') as Block
  const whole = splitBlock(paragraph, 3, undefined, recordsOf(open))
  for (const type of RECORD_TYPES) {
    const forgotten = whole?.updated?.filter(([from]) => from.type === type) ?? []
    if (type === 'block' || forgotten.length === 0 || recordType(type).place === 'words') continue
    const change = { ...whole, updated: whole?.updated?.filter(([from]) => from.type !== type) }
    const answer = await desk.client.call('change.apply', actOf(open.article.id, change, 'block.split'))
    expect([type, answer.ok]).toEqual([type, false])
  }
})
