import { numberRow } from '#shared/acts/number-row.ts'
import { suggestionOf } from '#shared/acts/new-suggestion.ts'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import { makeTarget } from '#shared/anchor/quote.ts'
import type { Block } from '#shared/domain/block.ts'
import type { ArticleId, BlockId, NoteId, VersionId } from '#shared/domain/ids.ts'
import type { Note } from '#shared/domain/note.ts'
import type { NumberRecord } from '#shared/domain/number.ts'
import { PART_TYPES, recordTypes } from '#shared/domain/record-types.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import { codePointLength } from '#shared/lib/code-points.ts'
import { newId } from '#shared/lib/ids.ts'
import { numbersOfText } from '#shared/numbers/numbers-of-text.ts'
import type { FreshText } from '#shared/revision/carried-review.ts'

export const ARTICLE = 'article' as ArticleId
const SIGNED = { author: '沈', atMs: 5 }

/** The paragraphs of a version, `name0`, `name1` …; the first is the headline. */
export function blocksOf(texts: readonly string[], name: string): readonly Block[] {
  return texts.map((text, order) => ({
    type: 'block',
    id: `${name}${String(order)}` as BlockId,
    revision: 1,
    articleId: ARTICLE,
    versionId: name as VersionId,
    order,
    role: order === 0 ? 'headline' : 'paragraph',
    text,
    confidence: 1,
  }))
}

const numbersOf = (blocks: readonly Block[]): readonly NumberRecord[] =>
  blocks.flatMap((block) => numbersOfText(block, {}).map((found) => numberRow(block, found)))

/** An article under review, of these paragraphs and with these records. */
export function openOfTexts(texts: readonly string[], parts: Partial<OpenArticle> = {}): OpenArticle {
  const blocks = blocksOf(texts, 'old')
  const lists = Object.fromEntries(PART_TYPES.map((type) => [recordTypes[type].list, []]))
  return {
    ...(lists as unknown as OpenArticle),
    article: {
      type: 'article',
      id: ARTICLE,
      revision: 1,
      title: texts[0] ?? '',
      language: 'und',
      stage: 'first',
      currentVersionId: 'old' as VersionId,
      createdAtMs: 1,
    } as OpenArticle['article'],
    blocks,
    numbers: numbersOf(blocks),
    drafts: [],
    log: [],
    ...parts,
  }
}

/** The next text of it. */
export function freshOf(texts: readonly string[], parts: Partial<FreshText> = {}): FreshText {
  const blocks = blocksOf(texts, 'new')
  return { versionId: 'new' as VersionId, blocks, assets: [], numbers: numbersOf(blocks), repairs: [], ...parts }
}

/** Where `words` stand in the first paragraph that has them. */
export function runOfWords({ blocks }: Pick<OpenArticle, 'blocks'>, words: string) {
  const block = blocks.find(({ text }) => text.includes(words))
  if (block === undefined) throw new Error(`no paragraph says ${words}`)
  const start = codePointLength(block.text.slice(0, block.text.indexOf(words)))
  return { block, start, end: start + codePointLength(words) }
}

export function noteAt(open: OpenArticle, words: string, parts: Partial<Note> = {}): Note {
  const { block, start, end } = runOfWords(open, words)
  const target = makeTarget(open.blocks, { blockId: block.id, offset: start }, { blockId: block.id, offset: end })
  if (target === undefined) throw new Error('no place')
  return {
    type: 'note',
    id: newId() as NoteId,
    revision: 1,
    articleId: ARTICLE,
    versionId: open.article.currentVersionId,
    kind: 'comment',
    body: words,
    target,
    placement: 'exact',
    author: '沈',
    createdAtMs: 1,
    state: 'open',
    ...parts,
  }
}

/** Words put in the place of others. */
export function suggestAt(
  open: OpenArticle,
  before: string,
  after: string,
  parts: Partial<Suggestion> = {},
): Suggestion {
  const { block, start, end } = runOfWords(open, before)
  const kind = after === '' ? ('delete' as const) : ('replace' as const)
  return { ...suggestionOf(block, { start, end, before, after, kind }, SIGNED), ...parts }
}
