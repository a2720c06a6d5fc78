import type { Block } from '#shared/domain/block.ts'
import type { ArticleId } from '#shared/domain/ids.ts'
import type { DomainRecord } from '#shared/domain/record-types.ts'
import { recordSchema } from '#shared/domain/records.ts'

export const ARTICLE = 'a' as ArticleId
export const own = { revision: 1, articleId: ARTICLE }
export const inVersion = { ...own, versionId: 'v' }
const TEXTS = [
  'Twelve boats left the harbour at dawn.',
  'Only 9 of them came back that night.',
  'A caption of 3 boats.',
  'The mayor spoke.',
]

/** An article as it came: a text with two numbers and a comment. */
export function received(): readonly DomainRecord[] {
  const parse = (record: unknown): DomainRecord => recordSchema.parse(record)
  const sha256 = 'f'.repeat(64)
  return [
    parse({
      type: 'article',
      id: ARTICLE,
      revision: 1,
      title: 'Boats',
      language: 'en',
      stage: 'first',
      currentVersionId: 'v',
      createdAtMs: 1,
    }),
    parse({
      type: 'version',
      id: 'v',
      ...own,
      fileName: 'a.txt',
      format: 'text',
      script: 'keep',
      sha256,
      byteLength: 1,
      createdAtMs: 1,
    }),
    ...TEXTS.map((text, index) =>
      parse({
        type: 'block',
        id: `b${String(index)}`,
        ...inVersion,
        order: index + 1,
        role: index === 2 ? 'caption' : 'paragraph',
        text,
        confidence: 1,
      }),
    ),
    parse({
      type: 'number',
      id: 'x0',
      ...inVersion,
      blockId: 'b1',
      start: 5,
      end: 6,
      text: '9',
      kind: 'count',
      value: 9,
      approx: 'none',
      origin: 'finder',
      isStruck: false,
      state: 'unchecked',
    }),
    parse({
      type: 'number',
      id: 'x1',
      ...inVersion,
      blockId: 'b2',
      start: 13,
      end: 14,
      text: '3',
      kind: 'count',
      value: 3,
      approx: 'none',
      origin: 'finder',
      isStruck: false,
      state: 'unchecked',
    }),
    noteAt('n0', { id: 'b0', text: TEXTS[0] ?? '' }, 0, 6, 'received', 'Word'),
  ]
}

/** A run of a block as a note means it. */
export function targetAt(
  { id, text }: Pick<Block, 'text'> & { readonly id: string },
  start: number,
  end: number,
): unknown {
  const quote = { exact: text.slice(start, end), prefix: '', suffix: '' }
  return { kind: 'text', start: { blockId: id, offset: start }, end: { blockId: id, offset: end }, quote }
}

/** A note on a run of a block. */
export function noteAt(
  id: string,
  block: Pick<Block, 'text'> & { readonly id: string },
  start: number,
  end: number,
  body: string,
  author: string,
): DomainRecord {
  const target = targetAt(block, start, end)
  return recordSchema.parse({
    type: 'note',
    id,
    ...inVersion,
    kind: 'comment',
    body,
    target,
    placement: 'exact',
    author,
    createdAtMs: 1,
    state: 'open',
  })
}
