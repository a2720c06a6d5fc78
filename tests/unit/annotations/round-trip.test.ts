import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { webAnnotations } from '#electron/export/web-annotation.ts'
import { applyChange } from '#shared/change/change-set.ts'
import { squashChanges } from '#shared/change/squash.ts'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import { ERROR_CLASSES } from '#shared/domain/common.ts'
import { NOTE_KINDS, PLACEMENTS } from '#shared/domain/note.ts'
import { recordKey, type DomainRecord } from '#shared/domain/records.ts'
import { codePointLength, sliceCodePoints } from '#shared/lib/code-points.ts'
import { makeTarget } from '#shared/anchor/quote.ts'
import { isOverlapping } from '#shared/text/overlaps.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import { resultsOf } from '#tests/helpers/w3c-results.ts'
import { openArticle, T0 } from '#tests/unit/export/fixture.ts'

const common = { revision: 1, articleId: 'art1' }
const onVersion = { ...common, versionId: 'ver1' }
const bare = openArticle({ notes: [], replies: [], suggestions: [], verdicts: [], numbers: [] })
/** Two paragraphs and two captions with the very same words are told apart as well. */
const twice = {
  ...bare,
  blocks: [
    ...bare.blocks,
    ...bare.blocks
      .filter(({ id }) => id === 'b5' || id === 'b13')
      .map((block) => ({ ...block, id: `${block.id}again`, order: block.order + 20 })),
  ],
} as OpenArticle

const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
const author = words.map((name) => name.trim().slice(0, 60)).map((name) => (name === '' ? '甲' : name))
const time = fc.nat(2 ** 42)
const share = fc.double({ min: 0, max: 0.4, noNaN: true })
const texts = twice.blocks.filter(({ text }) => text !== '')
/** Edges of characters as they are drawn. */
const edgesOf = (text: string): readonly number[] => [
  ...[...new Intl.Segmenter('und').segment(text)].map(({ index }) => codePointLength(text.slice(0, index))),
  codePointLength(text),
]
const point = fc
  .nat(texts.length - 1)
  .chain((at) => fc.constantFrom(...edgesOf(texts[at]?.text ?? '').map((offset) => ({ at, offset }))))

const textTarget = fc.tuple(point, point).map(([one, other]) => {
  const [from, to] = [one, other].sort((a, b) => a.at - b.at || a.offset - b.offset)
  const place = (end: typeof one | undefined) => ({ blockId: texts[end?.at ?? 0]?.id ?? '', offset: end?.offset ?? 0 })
  const ordered = [...twice.blocks].sort((a, b) => a.order - b.order)
  return makeTarget(ordered, place(from) as never, place(to) as never) ?? { kind: 'text' }
})
const regionTarget = fc
  .oneof(
    fc.record({ x: share, y: share }).map((at) => ({ shape: 'point', ...at })),
    fc.record({ x: share, y: share }).map((at) => ({ shape: 'rectangle', ...at, width: 0.3, height: 0.2 })),
    fc
      .array(fc.record({ x: share, y: share }), { minLength: 3, maxLength: 6 })
      .map((points) => ({ shape: 'polygon', points })),
  )
  .map((region) => ({ kind: 'region', blockId: 'b6', assetId: 'pic1', region }))
const settled = fc.option(fc.record({ settledBy: author, settledAtMs: time }), { nil: {} })
const errorClass = fc.option(
  fc.constantFrom(...ERROR_CLASSES).map((each) => ({ errorClass: each })),
  { nil: {} },
)

const note = fc.record({
  kind: fc.constantFrom(...NOTE_KINDS),
  body: fc.option(words, { nil: '' }),
  target: fc.oneof(textTarget, textTarget, regionTarget),
  placement: fc.constantFrom(...PLACEMENTS),
  state: fc.constantFrom('open', 'resolved'),
  author,
  createdAtMs: time,
  more: fc.tuple(settled, errorClass, fc.option(fc.record({ editedAtMs: time }), { nil: {} })),
})
const suggestion = fc
  .tuple(point, fc.nat(6), words, author, time, settled, errorClass)
  .map(([{ at, offset }, length, after, by, createdAtMs, ...more]) => {
    const { id, text } = texts[at] ?? { id: '', text: '' }
    const edges = edgesOf(text).filter((edge) => edge >= offset && edge <= offset + length)
    const end = edges.at(-1) ?? offset
    const before = sliceCodePoints(text, offset, end)
    const kind = before === '' ? 'insert' : 'replace'
    return { blockId: id, start: offset, end, kind, before, after, author: by, createdAtMs, more }
  })

/** An article with a review made by lot: notes, answers, suggestions with states, and a verdict. */
const reviews = fc
  .record({
    notes: fc.array(note, { maxLength: 6 }),
    replies: fc.array(fc.record({ body: words, author, createdAtMs: time, of: fc.nat(5) }), { maxLength: 4 }),
    suggestions: fc.array(fc.tuple(suggestion, fc.constantFrom('open', 'accepted', 'rejected'), fc.nat(9)), {
      maxLength: 5,
    }),
    verdict: fc.option(fc.record({ by: author, atMs: fc.integer({ min: 1, max: 2 ** 42 }) }), { nil: undefined }),
  })
  .map(({ notes, replies, suggestions, verdict }) =>
    openArticle({
      ...twice,
      notes: notes.map(({ more, ...each }, index) =>
        Object.assign({ type: 'note', ...onVersion, id: `n${String(index)}` }, each, ...more),
      ),
      replies: replies
        .filter(({ of }) => of < notes.length)
        .map(({ of, ...each }, index) => ({
          type: 'reply',
          ...common,
          id: `p${String(index)}`,
          noteId: `n${String(of)}`,
          ...each,
        })),
      suggestions: carriedOut(suggestions).map(([{ more, ...each }, state, of], index) =>
        Object.assign(
          { type: 'suggestion', ...onVersion, id: `s${String(index)}`, state },
          each,
          of < notes.length ? { noteId: `n${String(of)}` } : {},
          ...more,
        ),
      ),
      verdicts:
        verdict === undefined
          ? []
          : [{ type: 'verdict', ...onVersion, id: 'v1', blockId: 'b13', state: 'queried', ...verdict }],
      numbers: [],
    }),
  )

/** Of accepted suggestions that want the same place one is carried out at most, as in the window. */
function carriedOut<T extends readonly [{ blockId: string; start: number; end: number }, string, number]>(
  list: readonly T[],
): readonly T[] {
  const places = list.map(
    ([each], index) => ({ ...each, id: String(index), state: 'accepted' }) as unknown as Suggestion,
  )
  return list.map((each, index) => {
    const [place, state, of] = each
    const isTaken = places.slice(0, index).some((other, at) => {
      const own = places[index]
      return list[at]?.[1] === 'accepted' && own !== undefined && isOverlapping(other, own)
    })
    return (state === 'accepted' && isTaken ? [place, 'rejected', of] : each) as T
  })
}

/** The same article as another library keeps it: its blocks, its version and its picture have other names there. */
function copyOf(open: OpenArticle): OpenArticle {
  const named = JSON.stringify({
    ...open,
    notes: [],
    replies: [],
    suggestions: [],
    verdicts: [],
    repairs: [],
    ties: [],
  })
    .replaceAll(/"b(\d+(?:again)?)"/gu, '"x$1"')
    .replaceAll('"ver1"', '"ver9"')
    .replaceAll('"pic1"', '"pic9"')
    .replaceAll('"art1"', '"art9"')
  return JSON.parse(named) as OpenArticle
}

/** The names of the copy as those that the article has. */
function renamed(json: string): string {
  return json
    .replaceAll(/x(\d+(?:again)?)"/gu, 'b$1"')
    .replaceAll('ver9', 'ver1')
    .replaceAll('pic9', 'pic1')
    .replaceAll('art9', 'art1')
}

/** An article after a file was read into it. */
function reading(json: string, into: OpenArticle): OpenArticle {
  const results = resultsOf(json, into, '读者', T0)
  expect(results.filter((each) => 'error' in each)).toEqual([])
  const change = squashChanges(results.flatMap((each) => ('change' in each ? [each.change] : [])))
  const before: readonly DomainRecord[] = [...into.notes, ...into.replies, ...into.suggestions, ...into.verdicts]
  const after = [...applyChange(new Map(before.map((each) => [recordKey(each), each])), change).values()]
  const all = after.map((each) => ({ ...each, revision: 1 }))
  const of = (type: string) => all.filter((each) => each.type === type)
  return {
    ...into,
    notes: of('note'),
    replies: of('reply'),
    suggestions: of('suggestion'),
    verdicts: of('verdict'),
  } as OpenArticle
}

describe('a review that goes out as Web Annotations and comes in again', () => {
  it('is the very same in an empty article of the same names, and in a copy where everything has other names', () => {
    fc.assert(
      fc.property(reviews, (open) => {
        const out = webAnnotations(open, T0)
        const emptied = { ...open, notes: [], replies: [], suggestions: [], verdicts: [] }
        expect(webAnnotations(reading(out, emptied), T0)).toBe(out)
        const copied = webAnnotations(reading(out, copyOf(open)), T0)
        expect(JSON.parse(renamed(copied))).toEqual(JSON.parse(out))
      }),
      { numRuns: 150 },
    )
  }, 60_000)

  it('brings nothing where it is already', () => {
    fc.assert(
      fc.property(reviews, (open) => {
        const results = resultsOf(webAnnotations(open, T0), open, '读者', T0)
        expect(results.filter((each) => !('status' in each) || each.status !== 'unchanged')).toEqual([])
      }),
      { numRuns: 60 },
    )
  }, 60_000)

  it('has the number of an accepted suggestion’s words in the ledger, and the one that they replaced no more', () => {
    const open = openArticle()
    const accepted = open.suggestions.map((each) =>
      each.id === 's4' ? { ...each, state: 'accepted', numberId: undefined } : each,
    )
    const numbers = open.numbers.map((each) => (each.id === 'm4' ? { ...each, state: 'unchecked' } : each))
    const here = { ...openArticle({ suggestions: accepted }), numbers } as OpenArticle
    const fresh = { ...here, notes: [], replies: [], suggestions: [], verdicts: [] }
    const results = resultsOf(webAnnotations(here, T0), fresh, '读者', T0)
    const change = squashChanges(results.flatMap((each) => ('change' in each ? [each.change] : [])))
    expect(change.added).toContainEqual(
      expect.objectContaining({ type: 'number', text: '15.2万元', suggestionId: 's4', state: 'unchecked' }),
    )
    expect(change.updated.map(([, to]) => to)).toContainEqual(
      expect.objectContaining({ id: 'm4', isStruck: true, replacedBy: 's4' }),
    )
  })

  it('cannot bring two accepted suggestions for one place', () => {
    const open = openArticle()
    const [one] = open.suggestions
    const other = { ...one, id: 's9', state: 'accepted', after: '四个人' } as Suggestion
    const results = resultsOf(webAnnotations({ ...open, suggestions: [other] }, T0), open, '读者', T0)
    expect(results).toContainEqual(
      expect.objectContaining({ id: 'urn:galley:suggestion:s9', error: 'annotation-overlaps' }),
    )
  })
})
