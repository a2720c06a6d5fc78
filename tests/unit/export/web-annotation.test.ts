import fs from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ReadAnnotation } from '#electron/annotations/read-annotation.ts'
import { webAnnotations } from '#electron/export/web-annotation.ts'
import { applyChange, type ChangeSet } from '#shared/change/change-set.ts'
import { squashChanges } from '#shared/change/squash.ts'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import { MOST_WORDS } from '#shared/domain/note.ts'
import { recordKey, type DomainRecord } from '#shared/domain/records.ts'
import { blocks, note, openArticle, region, T0, textTarget } from './fixture.ts'
import { NEEDS_CASES } from '#tests/helpers/left-out.ts'
import { resultsOf as readAnnotations } from '#tests/helpers/w3c-results.ts'
import { brokenMusts, hasW3cSchemas, w3cSamples } from '#tests/helpers/w3c-schemas.ts'

const empty = { notes: [], replies: [], suggestions: [], verdicts: [] }

function changesOf(results: readonly ReadAnnotation[]): ChangeSet {
  return squashChanges(results.flatMap((each) => ('change' in each ? [each.change] : [])))
}

function review(open: OpenArticle): Map<string, DomainRecord> {
  const all = [...open.notes, ...open.replies, ...open.suggestions, ...open.verdicts, ...open.numbers]
  return new Map(all.map((record) => [recordKey(record), { ...record, revision: 0 }]))
}

/** The article without its review, as another copy of the same import has it. */
function bare(open: OpenArticle): OpenArticle {
  const numbers = open.numbers.map(({ by: _by, atMs: _at, rightValue: _right, evidence: _evidence, ...rest }) => ({
    ...rest,
    state: 'unchecked' as const,
    isStruck: false,
  }))
  return { ...open, ...empty, numbers }
}

describe('W3C Web Annotations out and in', () => {
  it('come back as the records that they were', () => {
    const open = openArticle()
    const results = readAnnotations(webAnnotations(open, T0), bare(open), '读者', T0)
    expect(results.flatMap((each) => ('error' in each ? [each] : []))).toEqual([])
    const after = applyChange(review(bare(open)), changesOf(results))
    // The numbers of accepted words are read again; the article above was never asked for them.
    const kept = [...after].filter(([, each]) => each.type !== 'number' || each.suggestionId === undefined)
    const zeroed = new Map(kept.map(([key, record]) => [key, { ...record, revision: 0 }]))
    expect(zeroed).toEqual(review(open))
  })

  it('change nothing when they are there already', () => {
    const open = openArticle()
    const results = readAnnotations(webAnnotations(open, T0), open, '读者', T0)
    expect(new Set(results.map((each) => ('status' in each ? each.status : each.error)))).toEqual(
      new Set(['unchanged']),
    )
  })

  it('lose nothing of any note', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 40 })
    const share = fc.double({ min: 0, max: 0.4, noNaN: true })
    const target = fc.oneof(
      fc.constantFrom(textTarget('b4', '马灯'), textTarget('b5', '泥路', 'b12', '柿子'.slice(0, 0) || '明年')),
      fc.record({ x: share, y: share }).map(({ x, y }) => region({ shape: 'point', x, y })),
      fc
        .record({ x: share, y: share })
        .map(({ x, y }) => region({ shape: 'rectangle', x, y, width: 0.3, height: 0.2 })),
    )
    const notes = fc.record({
      body: text,
      target,
      kind: fc.constantFrom('comment', 'query', 'correction', 'praise', 'highlight'),
      state: fc.constantFrom('open', 'resolved'),
      createdAtMs: fc.nat(2 ** 42),
      author: text.filter((name) => name.trim() !== '').map((name) => name.trim().slice(0, 60) || '甲'),
    })
    fc.assert(
      fc.property(fc.array(notes, { maxLength: 5 }), (list) => {
        const made = list.map((each, index) => note(`r${String(index)}`, each.kind, each.target, each))
        const open = openArticle({ ...empty, numbers: [], notes: made })
        const results = readAnnotations(webAnnotations(open, T0), { ...open, notes: [] }, '读者', T0)
        const back = changesOf(results).added.map((record) => ({ ...record, revision: 1 }))
        expect(back).toEqual(open.notes)
      }),
      { numRuns: 40 },
    )
  })

  it('find their places in another copy of the article, and keep their own ids', () => {
    const open = openArticle()
    const renamed = JSON.parse(
      JSON.stringify(bare(open))
        .replaceAll(/"b(\d+)"/g, '"x$1"')
        .replaceAll('"ver1"', '"ver2"'),
    ) as OpenArticle
    const other = { ...renamed, assets: renamed.assets.map((asset) => ({ ...asset, id: 'pic9' as typeof asset.id })) }
    const withPicture = {
      ...other,
      blocks: other.blocks.map((block) =>
        block.role === 'figure' ? { ...block, assetId: other.assets[0]?.id } : block,
      ),
    }
    const results = readAnnotations(webAnnotations(open, T0), withPicture, '读者', T0)
    expect(results.flatMap((each) => ('error' in each ? [each] : []))).toEqual([])
    const notes = changesOf(results).added.filter((record) => record.type === 'note')
    expect(notes.map((each) => each.id).sort()).toEqual(open.notes.map((each) => each.id).sort())
    const first = notes.find((each) => each.id === 'n1')
    expect(first?.target).toMatchObject({ start: { blockId: 'x4' }, quote: { exact: '提着马灯' } })
    expect(notes.find((each) => each.id === 'n7')?.target).toMatchObject({ assetId: 'pic9', blockId: 'x6' })
  })

  it('say what the model asks for', () => {
    const document = JSON.parse(webAnnotations(openArticle(), T0)) as { first: { items: Record<string, unknown>[] } }
    const byId = new Map(document.first.items.map((item) => [item['id'], item]))
    expect(byId.get('urn:galley:note:n2')).toMatchObject({ motivation: 'questioning', creator: { name: '江予白' } })
    expect(byId.get('urn:galley:note:n3')).toMatchObject({ motivation: 'editing' })
    expect(byId.get('urn:galley:reply:p1')).toMatchObject({ motivation: 'replying', target: 'urn:galley:note:n2' })
    expect(byId.get('urn:galley:verdict:v1')).toMatchObject({ motivation: 'assessing' })
    expect(byId.get('urn:galley:note:n6')).toMatchObject({
      target: { selector: [{ type: 'RangeSelector' }, { type: 'TextQuoteSelector' }] },
    })
    expect(byId.get('urn:galley:note:n7')).toMatchObject({
      target: { selector: { value: 'xywh=percent:34,25,29,50' } },
    })
  })
})

describe('annotations of other systems', () => {
  const read = (annotation: object, open = openArticle(empty)): ReadAnnotation | undefined =>
    readAnnotations(
      JSON.stringify({ '@context': 'http://www.w3.org/ns/anno.jsonld', type: 'Annotation', ...annotation }),
      open,
      '读者',
      T0,
    )[0]
  const quote = (exact: string, more: object = {}): object => ({
    source: 'https://paper.example/1',
    selector: { type: 'TextQuoteSelector', exact, ...more },
  })

  it('are placed by their quote and signed by their creator', () => {
    const result = read({
      id: 'https://a.example/1',
      motivation: 'questioning',
      bodyValue: '真的吗',
      creator: { name: 'Ann' },
      target: quote('从村口走到垭口'),
    })
    expect(result).toMatchObject({ id: 'https://a.example/1', status: 'exact' })
    const added = result && 'change' in result ? result.change.added[0] : undefined
    expect(added).toMatchObject({ kind: 'query', body: '真的吗', author: 'Ann', target: { start: { blockId: 'b4' } } })
  })

  it('whose words are more than a note may have say that, and no more than that is taken', () => {
    const target = quote('从村口走到垭口')
    const long = '长'.repeat(MOST_WORDS)
    expect(read({ id: 'https://a.example/1', bodyValue: `${long}长`, target })).toMatchObject({
      error: 'words-too-long',
    })
    expect(read({ id: 'https://a.example/1', bodyValue: long, target })).toMatchObject({ status: 'exact' })
    const own = webAnnotations(openArticle(), T0).replace(/("type": ?"note".{0,400}?"body": ?")/su, `$1${long}`)
    expect(readAnnotations(own, openArticle(empty), '读者', T0).filter((each) => 'error' in each)).toContainEqual(
      expect.objectContaining({ error: 'words-too-long' }),
    )
  })

  it('say honestly that a place is unsure or not there', () => {
    expect(read({ id: 'a', body: [], target: quote('48棵') })).toMatchObject({ status: 'ambiguous' })
    expect(read({ id: 'b', body: [], target: quote('海上的灯塔在夜里闪了三下就灭了') })).toMatchObject({
      status: 'orphan',
    })
    expect(read({ id: 'c', body: [], target: 'https://paper.example/1' })).toMatchObject({ status: 'orphan' })
    expect(read({ id: 'd', body: [], target: quote('48棵', { prefix: '一共数出' }) })).toMatchObject({
      status: 'exact',
    })
  })

  it('make a suggestion of a body that is meant to replace', () => {
    const body = { type: 'TextualBody', value: '提着灯笼', purpose: 'editing' }
    const result = read({ id: 'e', motivation: 'editing', body, target: quote('提着马灯') })
    const added = result && 'change' in result ? result.change.added : []
    expect(added.map((record) => record.type)).toEqual(['note', 'suggestion'])
    expect(added[1]).toMatchObject({ before: '提着马灯', after: '提着灯笼', kind: 'replace' })
  })

  it('give the words of an HTML body, and never its markup', () => {
    const body = {
      type: 'TextualBody',
      format: 'text/html',
      value: '<p>查<b>证</b></p><script>alert(1)</script>&lt;好&gt;',
    }
    const result = read({ id: 'f', body, target: quote('提着马灯') })
    expect(result && 'change' in result ? result.change.added[0] : undefined).toMatchObject({ body: '查证\n<好>' })
  })

  it('are refused as a whole when they are none', () => {
    for (const json of ['', '{', '[1', '"text"', '{"type":"Person"}'])
      expect(readAnnotations(json, openArticle(), '读者', T0)).toMatchObject([{ id: '', error: 'annotations-invalid' }])
  })

  it('cannot bring records of other kinds or other articles in', () => {
    const article = openArticle().article
    expect(read({ id: 'g', target: quote('提着马灯'), galley: { record: article } })).toMatchObject({
      error: 'annotation-unknown',
    })
    const own = { ...note('n77', 'comment', textTarget('b4', '马灯')), articleId: 'another' }
    const result = read({ id: 'urn:galley:note:n77', target: quote('马灯'), galley: { record: own } })
    expect(result && 'change' in result ? result.change.added[0] : undefined).toMatchObject({ articleId: 'art1' })
  })
})

describe.skipIf(!hasW3cSchemas)('the schemas of w3c/web-annotation-tests', NEEDS_CASES, () => {
  it('hold wherever one must hold', () => {
    const { asked, broken } = brokenMusts(webAnnotations(openArticle(), T0))
    expect(broken).toEqual([])
    expect(asked).toBeGreaterThan(100)
  })
})

describe.skipIf(!hasW3cSchemas)('the samples of w3c/web-annotation-tests', NEEDS_CASES, () => {
  const errorsOf = (folder: string): [name: string, errors: string[]][] =>
    fs.readdirSync(path.join(w3cSamples, folder)).map((name) => {
      const json = fs.readFileSync(path.join(w3cSamples, folder, name), 'utf8')
      const results = readAnnotations(json, openArticle(), '读者', T0)
      return [name, results.map((each) => ('error' in each ? each.error : each.status))]
    })

  it('are none of them refused when correct', () => {
    const refused = errorsOf('correct').filter(([, errors]) => errors.includes('annotations-invalid'))
    expect(refused.map(([name]) => name)).toEqual([])
  })

  it('are all refused when incorrect', () => {
    const taken = errorsOf('incorrect').filter(
      ([, errors]) => !errors.every((error) => error === 'annotations-invalid'),
    )
    expect(taken).toEqual([])
  })
})

it('a review without anything is an empty collection', () => {
  const open = openArticle({ ...empty, numbers: [] })
  expect(JSON.parse(webAnnotations(open, T0))).toMatchObject({ total: 0 })
  expect(readAnnotations(webAnnotations(open, T0), open, '读者', T0)).toEqual([])
  expect(blocks.length).toBeGreaterThan(0)
})
