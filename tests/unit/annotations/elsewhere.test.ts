import { describe, expect, it } from 'vitest'
import type { ToldAnnotation } from '#electron/annotations/read-annotation.ts'
import type { Note } from '#shared/domain/note.ts'
import type { DomainRecord } from '#shared/domain/records.ts'
import { webAnnotations } from '#electron/export/web-annotation.ts'
import { resultsOf } from '#tests/helpers/w3c-results.ts'
import { openArticle, pictureHash, placeOf, T0 } from '#tests/unit/export/fixture.ts'

const empty = { notes: [], replies: [], suggestions: [], verdicts: [] }
const CONTEXT = { '@context': 'http://www.w3.org/ns/anno.jsonld' }
const PAGE = 'https://paper.example/1'

let made = 0
/** An annotation of another system. */
function annotation(more: object): object {
  made += 1
  return { ...CONTEXT, id: `https://notes.example/${String(made)}`, type: 'Annotation', ...more }
}

function read(document: unknown): readonly ToldAnnotation[] {
  return resultsOf(typeof document === 'string' ? document : JSON.stringify(document), openArticle(empty), '读者', T0)
}

function added(results: readonly ToldAnnotation[]): readonly DomainRecord[] {
  return results.flatMap((each) => ('change' in each ? each.change.added : []))
}

function noteOf(document: unknown): Note {
  const [first] = added(read(document))
  if (first?.type !== 'note') throw new Error(JSON.stringify(read(document)))
  return first
}

const on = (selector: unknown): object => ({ source: PAGE, selector })
const quote = (exact: string, more: object = {}): object => ({ type: 'TextQuoteSelector', exact, ...more })
const lamp = on(quote('提着马灯'))

describe('what another system says', () => {
  it('comes as a string, as words, as a named resource, as part of one, and as several of all', () => {
    const link = 'https://facts.example/柿'
    const bodies: readonly (readonly [body: unknown, words: string])[] = [
      [link, link],
      [{ type: 'TextualBody', value: '核对' }, '核对'],
      [{ id: link, type: 'Video' }, link],
      [{ source: link, purpose: 'describing' }, link],
      [{ type: 'SpecificResource', source: { id: link, type: 'Image' } }, link],
      [['https://a.example/1', { type: 'TextualBody', value: '甲' }], 'https://a.example/1\n\n甲'],
      [
        {
          type: 'Choice',
          items: [
            { value: 'check', language: 'en' },
            { value: '核对', language: 'zh' },
          ],
        },
        '核对',
      ],
      [{ type: 'Choice', items: [{ value: 'check', language: 'en' }, link] }, 'check'],
      [{ type: 'TextualBody', value: '<p>查<b>证</b></p>', format: 'text/html' }, '查证'],
    ]
    for (const [body, words] of bodies) expect(noteOf(annotation({ body, target: lamp })).body).toBe(words)
    expect(noteOf(annotation({ bodyValue: '真的吗', target: lamp })).body).toBe('真的吗')
    expect(noteOf(annotation({ target: lamp })).body).toBe('')
  })

  it('is signed by whoever made it, by the best name that is told', () => {
    const creators: readonly (readonly [creator: unknown, name: string])[] = [
      ['https://people.example/ann', 'https://people.example/ann'],
      [{ id: 'https://people.example/ann', name: '  安\n妮 ' }, '安 妮'],
      [{ nickname: 'annie' }, 'annie'],
      [{ email: 'mailto:ann@people.example' }, 'ann@people.example'],
      [[{ name: '安妮' }, { name: ['鲍勃', 'Bob'] }], '安妮、鲍勃'],
      [undefined, '读者'],
      [{ type: 'Person' }, '读者'],
      [{ name: '名'.repeat(300) }, '名'.repeat(60)],
    ]
    for (const [creator, name] of creators) expect(noteOf(annotation({ creator, target: lamp })).author).toBe(name)
  })

  it('keeps its tags: those that mean something here as that, the others among the words', () => {
    const tag = (value: string, purpose = 'tagging'): object => ({ type: 'TextualBody', value, purpose })
    const body = [{ type: 'TextualBody', value: '数字不对' }, tag('fact', 'classifying'), tag('major'), tag('待查')]
    expect(noteOf(annotation({ body, target: lamp }))).toMatchObject({
      body: '数字不对\n\n#待查',
      errorClass: 'fact',
      severity: 'major',
    })
  })

  it('proposes other words where their place is certain, and only says them where it is not', () => {
    const body = { type: 'TextualBody', value: '提着灯笼', purpose: 'editing' }
    const sure = added(read(annotation({ motivation: 'editing', body, target: lamp })))
    expect(sure[1]).toMatchObject({ type: 'suggestion', before: '提着马灯', after: '提着灯笼', state: 'open' })
    const unsure = added(read(annotation({ motivation: 'editing', body, target: on(quote('48棵')) })))
    expect(unsure).toMatchObject([{ type: 'note', placement: 'ambiguous', body: '→ 提着灯笼' }])
  })
})

describe('where another system means', () => {
  it('is found by a quote, a fragment with a quote, a quote in a quote, a range, and a place in a block', () => {
    const { start, end } = placeOf('b5', '三个人')
    const inBlock = { type: 'FragmentSelector', value: 'block-b5' }
    const whole = quote('一共数出48棵柿树')
    const selectors: readonly (readonly [selector: unknown, blockId: string, exact: string])[] = [
      [quote('提着马灯'), 'b4', '提着马灯'],
      [quote('48棵', { prefix: '一共数出' }), 'b4', '48棵'],
      [{ ...inBlock, refinedBy: quote('三个人') }, 'b5', '三个人'],
      [{ ...inBlock, refinedBy: { type: 'TextPositionSelector', start, end } }, 'b5', '三个人'],
      [{ type: 'FragmentSelector', value: '#block-b9' }, 'b9', '一笔账算了三遍'],
      [{ ...whole, refinedBy: quote('48棵') }, 'b4', '48棵'],
      [{ ...whole, refinedBy: { type: 'TextPositionSelector', start: 4, end: 7 } }, 'b4', '48棵'],
      [[{ type: 'CssSelector', value: 'p' }, quote('提着马灯')], 'b4', '提着马灯'],
      [
        { type: 'RangeSelector', startSelector: quote('从村口走到'), endSelector: quote('，一共数出48棵') },
        'b4',
        '从村口走到垭口',
      ],
    ]
    for (const [selector, blockId, exact] of selectors) {
      const note = noteOf(annotation({ target: on(selector) }))
      expect(note.target).toMatchObject({ start: { blockId }, quote: { exact } })
      expect(['exact', 'moved']).toContain(note.placement)
    }
  })

  it('is offered and asked about when only a position in the whole text is told; beyond the text there is none', () => {
    const position = (start: number, end: number): object => ({ type: 'TextPositionSelector', start, end })
    const text = openArticle()
      .blocks.flatMap(({ text: words }) => (words === '' ? [] : [words]))
      .join('\n')
    const start = Array.from(text.slice(0, text.indexOf('提着马灯'))).length
    expect(noteOf(annotation({ target: on(position(start, start + 4)) }))).toMatchObject({
      placement: 'ambiguous',
      target: { start: { blockId: 'b4' }, quote: { exact: '提着马灯' } },
    })
    expect(noteOf(annotation({ target: on(position(9_000_000, 9_000_001)) })).placement).toBe('orphan')
  })

  it('never lies within what is drawn as one character', () => {
    const open = openArticle(empty)
    const blocks = open.blocks.map((block) => (block.id === 'b4' ? { ...block, text: '他说👩‍🚀好，e\u0301好。' } : block))
    const targets = [
      on(quote('👩')),
      on(quote('e', { prefix: '好，' })),
      on({
        type: 'FragmentSelector',
        value: 'block-b4',
        refinedBy: { type: 'TextPositionSelector', start: 3, end: 4 },
      }),
      on({
        type: 'FragmentSelector',
        value: 'block-b4',
        refinedBy: { type: 'TextPositionSelector', start: 7, end: 8 },
      }),
    ]
    for (const target of targets) {
      const results = resultsOf(JSON.stringify(annotation({ target })), { ...open, blocks }, '读者', T0)
      const [note] = added(results)
      if (note?.type !== 'note' || note.target.kind !== 'text') throw new Error(JSON.stringify(results))
      const { start, end } = note.target
      if (note.placement === 'orphan') continue
      const cut = Array.from(blocks.find(({ id }) => id === 'b4')?.text ?? '')
      const edges = [...new Intl.Segmenter('und').segment(cut.join(''))].map(
        ({ index }) => Array.from(cut.join('').slice(0, index)).length,
      )
      expect([...edges, cut.length]).toContain(start.offset)
      expect([...edges, cut.length]).toContain(end.offset)
    }
  })

  it('is each of several targets that are here, and no place where none of them is', () => {
    const other = 'https://elsewhere.example/2'
    const both = added(read(annotation({ bodyValue: '同', target: [lamp, on(quote('从村口走到垭口')), other] })))
    expect(both).toMatchObject([{ placement: 'exact' }, { placement: 'exact' }])
    expect(new Set(both.map(({ id }) => id)).size).toBe(2)
    const set = { type: 'Independents', items: [other, lamp] }
    expect(added(read(annotation({ target: set })))).toMatchObject([{ target: { quote: { exact: '提着马灯' } } }])
    expect(added(read(annotation({ target: [other, `${other}#x`] })))).toMatchObject([{ placement: 'orphan' }])
  })

  it('is a region of a picture in per cent, in pixels, as a polygon, as a point, and at the end of its name', () => {
    const picture = `https://pictures.example/${pictureHash}.svg`
    const fragment = (value: string): object => ({ type: 'FragmentSelector', value })
    const svg = (value: string): object => ({ type: 'SvgSelector', value: `<svg>${value}</svg>` })
    const targets: readonly (readonly [target: unknown, region: object])[] = [
      [
        { source: picture, selector: fragment('xywh=percent:10,20,30,40') },
        { x: 0.1, y: 0.2, width: 0.3, height: 0.4 },
      ],
      [
        { source: picture, selector: fragment('xywh=120,72,240,144') },
        { x: 0.1, y: 0.1, width: 0.2, height: 0.2 },
      ],
      [
        { source: picture, selector: fragment('xywh=pixel:120,72,0,0') },
        { shape: 'point', x: 0.1, y: 0.1 },
      ],
      [{ source: picture, selector: svg('<polygon points="0,0 600,0 600,360"/>') }, { shape: 'polygon' }],
      [
        { source: picture, selector: svg('<circle cx="600" cy="360" r="3"/>') },
        { shape: 'point', x: 0.5, y: 0.5 },
      ],
      [`${picture}#xywh=percent:10,20,30,40`, { x: 0.1, y: 0.2, width: 0.3, height: 0.4 }],
      [
        { id: `${picture}#xywh=percent:10,20,30,40`, type: 'Image' },
        { x: 0.1, y: 0.2, width: 0.3, height: 0.4 },
      ],
    ]
    for (const [target, region] of targets)
      expect(noteOf(annotation({ target }))).toMatchObject({
        placement: 'exact',
        target: { kind: 'region', blockId: 'b6', region },
      })
    // Kept for an earlier version as well, it is the one that stands in this text.
    const open = openArticle(empty)
    const assets = open.assets.flatMap((asset) => [{ ...asset, id: 'old' as typeof asset.id }, asset])
    const [kept] = added(
      resultsOf(JSON.stringify(annotation({ target: targets[0]?.[0] })), { ...open, assets }, '读者', T0),
    )
    expect(kept).toMatchObject({ target: { kind: 'region', assetId: 'pic1' } })
    const unknown = { source: 'https://pictures.example/other.jpg', selector: fragment('xywh=percent:1,1,1,1') }
    expect(noteOf(annotation({ target: unknown }))).toMatchObject({ placement: 'orphan', target: { kind: 'text' } })
  })
})

describe('a file from elsewhere', () => {
  const one = annotation({ bodyValue: '甲', target: lamp })
  const two = annotation({ bodyValue: '乙', target: on(quote('从村口走到垭口')) })
  const bare = (item: object): object => ({ ...item, '@context': undefined })

  it('may be one, a list, a page, a collection, a graph, or one a line', () => {
    const page = { ...CONTEXT, id: 'https://a.example/p', type: 'AnnotationPage', items: [bare(one), bare(two)] }
    const documents: readonly unknown[] = [
      [one, two],
      [bare(one), bare(two)],
      page,
      { ...CONTEXT, id: 'https://a.example/c', type: 'AnnotationCollection', total: 2, first: bare(page) },
      { ...CONTEXT, '@graph': [bare(one), bare(two)] },
      `${JSON.stringify(one)}\n${JSON.stringify(two)}\n`,
      `\ufeff${JSON.stringify(one)}\r\n\r\n${JSON.stringify(two)}`,
    ]
    for (const document of documents) expect(read(document).map((each) => 'status' in each)).toEqual([true, true])
    expect(read(one)).toMatchObject([{ status: 'exact' }])
  })

  it('says which of its lines cannot be read, and takes the others', () => {
    expect(read(`${JSON.stringify(one)}\n{broken\n${JSON.stringify(two)}`)).toMatchObject([
      { status: 'exact' },
      { id: '#2', error: 'annotations-invalid', faults: [{ fault: 'json' }] },
      { status: 'exact' },
    ])
  })

  it('whose annotations lie at another address says that', () => {
    const away = { ...CONTEXT, id: 'https://a.example/c', type: 'AnnotationCollection', first: 'https://a.example/p1' }
    expect(read(away)).toMatchObject([{ id: 'https://a.example/c', status: 'elsewhere' }])
  })

  it('may say the same in the words of JSON-LD and of the vocabulary', () => {
    const { id, type: _type, ...rest } = one as Record<string, unknown>
    const said = { ...rest, '@id': id, '@type': ['oa:Annotation'], motivation: 'oa:questioning' }
    expect(noteOf(said)).toMatchObject({ kind: 'query' })
  })

  it('brings answers, and answers to answers, in whatever order they stand', () => {
    const note = annotation({ bodyValue: '问', target: lamp }) as { id: string }
    const first = annotation({ motivation: 'replying', bodyValue: '答', target: { id: note.id } }) as { id: string }
    const second = annotation({ motivation: 'replying', bodyValue: '再答', target: { source: first.id } })
    const results = read([second, first, note])
    expect(results.map((each) => ('status' in each ? each.status : each.error))).toEqual(['exact', 'exact', 'exact'])
    const [noteId] = added(results).flatMap((each) => (each.type === 'note' ? [each.id] : []))
    expect(added(results).filter((each) => each.type === 'reply' && each.noteId === noteId)).toHaveLength(2)
    const alone = annotation({ motivation: 'replying', bodyValue: '答', target: 'https://nobody.example/1' })
    const wordless = annotation({ motivation: 'replying', target: note.id })
    expect(read([note, alone, wordless])).toMatchObject([
      { status: 'exact' },
      { error: 'annotation-unanswered' },
      { error: 'annotation-wordless' },
    ])
  })

  it('is told twice what it says twice, and never taken twice', () => {
    const other = { ...one, bodyValue: '丙' }
    expect(read([one, one, other])).toMatchObject([
      { status: 'exact' },
      { status: 'unchanged' },
      { error: 'annotation-twice' },
    ])
    const kept = openArticle({ ...empty, notes: added(read(one)).map((each) => ({ ...each, revision: 1 })) })
    const again = (item: object): ToldAnnotation | undefined => resultsOf(JSON.stringify(item), kept, '读者', T0 + 1)[0]
    expect(again(one)).toMatchObject({ status: 'unchanged' })
    expect(again(other)).toMatchObject({ error: 'annotation-newer' })
    expect(again({ ...other, modified: new Date(T0 + 5000).toISOString() })).toMatchObject({
      status: 'exact',
      change: { updated: [[{}, { body: '丙', editedAtMs: T0 + 5000 }]] },
    })
  })
})

describe('what is no annotation', () => {
  it('is refused with what is wrong, key by key', () => {
    const faults: readonly (readonly [more: object, at: string, fault: string])[] = [
      [{ type: 'Squirrel', target: PAGE }, 'type', 'type'],
      [{ '@context': 'fish', target: PAGE }, '@context', 'context'],
      [{}, 'target', 'target'],
      [{ target: 9 }, 'target', 'resource'],
      [{ target: PAGE, body: '就是一句话' }, 'body', 'iri-or-text'],
      [{ target: PAGE, body: { type: 'TextualBody' } }, 'body.value', 'missing'],
      [{ target: PAGE, body: { type: 'TextualBody', value: ['a', 'b'] } }, 'body.value', 'several'],
      [{ target: PAGE, body: PAGE, bodyValue: 'x' }, 'bodyValue', 'two-bodies'],
      [{ target: PAGE, bodyValue: 23 }, 'bodyValue', 'text'],
      [{ target: PAGE, body: { type: ['Choice', 'List'], items: [PAGE] } }, 'body.type', 'set'],
      [{ target: PAGE, body: { id: PAGE, textDirection: 'up' } }, 'body.textDirection', 'direction'],
      [{ target: PAGE, created: 'yesterday' }, 'created', 'time'],
      [{ target: PAGE, creator: 6 }, 'creator', 'resource'],
      [{ target: PAGE, rights: 'not a uri' }, 'rights', 'iri'],
      [{ target: { type: 'SpecificResource' } }, 'target.source', 'missing'],
      [{ target: on({ type: 'FragmentSelector' }) }, 'target.selector.value', 'missing'],
      [{ target: on({ type: 'TextPositionSelector', start: -1, end: 2 }) }, 'target.selector.start', 'number'],
      [{ target: on({ type: 'TextPositionSelector', start: 5, end: 2 }) }, 'target.selector.end', 'order'],
      [{ target: on([quote('x'), { type: 'MagicSelector' }]) }, 'target.selector[1].type', 'selector'],
      [{ target: on({ type: 'RangeSelector', startSelector: quote('x') }) }, 'target.selector.endSelector', 'missing'],
      [{ target: { source: PAGE, state: { type: 'TimeState' } } }, 'target.state.sourceDate', 'missing'],
    ]
    for (const [more, at, fault] of faults)
      expect(read(annotation(more))).toMatchObject([{ error: 'annotations-invalid', faults: [{ fault, at }] }])
  })
})

describe('a file that went through another system', () => {
  it('still says what it said: keys without a value say nothing, and our own data may be written as a literal', () => {
    const open = openArticle()
    const document = JSON.parse(webAnnotations(open, T0)) as { first: { items: Record<string, unknown>[] } }
    const framed = document.first.items.map(({ galley, '@context': _context, ...rest }) => ({
      ...rest,
      rights: null,
      via: null,
      'urn:galley:ns:record': { type: '@json', '@value': galley },
    }))
    const results = resultsOf(JSON.stringify({ ...CONTEXT, '@graph': framed }), open, '读者', T0)
    expect(new Set(results.map((each) => ('status' in each ? each.status : each.error)))).toEqual(
      new Set(['unchanged']),
    )
  })

  it('is not taken twice where that took our own data away', () => {
    const open = openArticle()
    const document = JSON.parse(webAnnotations(open, T0)) as { first: { items: Record<string, unknown>[] } }
    const bare = document.first.items.map(({ galley: _galley, ...rest }) => rest)
    const results = resultsOf(JSON.stringify(bare), open, '读者', T0)
    expect(new Set(results.map((each) => ('status' in each ? each.status : each.error)))).toEqual(
      new Set(['unchanged']),
    )
    // Into an empty copy they come as what they say: no words of a correction are put in the place of the text.
    const fresh = resultsOf(JSON.stringify(bare), openArticle({ ...empty, numbers: [] }), '读者', T0)
    expect(fresh.filter((each) => 'error' in each)).toEqual([])
    const proposed = added(fresh).flatMap((each) => (each.type === 'suggestion' ? [each.after] : []))
    expect(proposed.sort()).toEqual(open.suggestions.map(({ after }) => after).sort())
  })

  it('says of a note without a place only its words, and of another article’s blocks nothing', () => {
    const document = JSON.parse(webAnnotations(openArticle(), T0)) as { first: { items: Record<string, unknown>[] } }
    const lost = document.first.items.find(({ id }) => id === 'urn:galley:note:n9')
    expect(lost).toMatchObject({ target: { selector: [{ type: 'TextQuoteSelector', exact: '太阳能' }] } })
    const strange = {
      source: 'urn:galley:article:other:v1',
      selector: {
        type: 'FragmentSelector',
        value: 'block-zzz',
        refinedBy: { type: 'TextPositionSelector', start: 0, end: 3 },
      },
    }
    expect(noteOf(annotation({ target: strange })).placement).toBe('orphan')
  })
})
