import { describe, expect, it } from 'vitest'
import type { ParsedFile } from '#electron/ports.ts'
import { drawing, makeDocx, paragraph, run } from '#tests/helpers/make-docx.ts'
import { makePng } from '#tests/helpers/make-pictures.ts'
import { parse } from '#tests/helpers/parse.ts'

const MARK = 'w:id="9" w:author="高远" w:date="2024-01-15T09:30:00Z"'
const put = (text: string): string => `<w:ins ${MARK}>${run(text)}</w:ins>`
const taken = (text: string): string => `<w:del ${MARK}><w:r><w:delText>${text}</w:delText></w:r></w:del>`
/** A paragraph whose own mark was put in (`ins`) or taken out (`del`). */
const marked = (kind: string, content: string): string =>
  `<w:p><w:pPr><w:rPr><w:${kind} ${MARK}/></w:rPr></w:pPr>${content}</w:p>`
const pictures = { 'a.png': makePng(5, 7) }
const open = (body: string, more: Partial<Parameters<typeof makeDocx>[0]> = {}): Promise<ParsedFile> =>
  parse(makeDocx({ body, pictures, ...more }), 'a.docx')

function outline({ document }: ParsedFile): readonly (readonly [string, string])[] {
  return document.blocks.map(({ role, text }) => [role, text])
}

function changes({ document }: ParsedFile): readonly (readonly unknown[])[] {
  return document.suggestions.map(({ kind, block, start, end, before, after }) => [
    kind,
    block,
    start,
    end,
    before,
    after,
  ])
}

const RUNNING = '清河镇今年种下两万棵树，工作人员说，明年还会再种一万棵，种在北边的山坡上。'

describe('a paragraph that was put in', () => {
  it('after a picture is its caption, in a block of its own', async () => {
    const file = await open(
      `${paragraph(RUNNING)}<w:p>${drawing('a.png', '山坡')}</w:p>${marked('ins', put('图为清河镇的山坡。林一 摄'))}${paragraph(RUNNING)}`,
    )
    expect(outline(file)).toEqual([
      ['paragraph', RUNNING],
      ['figure', ''],
      ['caption', ''],
      ['paragraph', RUNNING],
    ])
    expect(file.document.blocks[2]?.figure).toBe(1)
    expect(changes(file)).toEqual([['insert', 2, 0, 0, '', '图为清河镇的山坡。林一 摄']])
  })

  it('after a table, a heading or another one stands in a block of its own, and goes on in running text', async () => {
    const table = `<w:tbl><w:tr><w:tc>${paragraph('村')}</w:tc><w:tc>${paragraph('棵数')}</w:tc></w:tr></w:tbl>`
    const heading = `<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr>${run('种树')}</w:p>`
    const file = await open(
      [
        table,
        marked('ins', put('以上由林业站统计。')),
        heading,
        marked('ins', put('新的一段说种树。')),
        paragraph(RUNNING),
        marked('ins', put('接着的一段。')),
        marked('ins', put('又接着的一段。')),
      ].join(''),
    )
    expect(outline(file).map(([, text]) => text)).toEqual(['村\t棵数', '', '种树', '', RUNNING, ''])
    expect(changes(file)).toEqual([
      ['insert', 1, 0, 0, '', '以上由林业站统计。'],
      ['insert', 3, 0, 0, '', '新的一段说种树。'],
      ['insert', 4, RUNNING.length, RUNNING.length, '', '\n接着的一段。'],
      ['insert', 5, 0, 0, '', '又接着的一段。'],
    ])
  })

  it('by a line’s end in the middle of another parts it, and one that joins two takes the line’s end away', async () => {
    const split = await open(`${marked('ins', run('前一半，'))}${paragraph('后一半。')}`)
    expect(outline(split).map(([, text]) => text)).toEqual(['前一半，后一半。'])
    expect(changes(split)).toEqual([['insert', 0, 4, 4, '', '\n']])

    const joined = await open(
      `${marked('del', run('前一段') + taken('完。'))}<w:p>${taken('后')}${run('一段。')}</w:p>`,
    )
    expect(outline(joined).map(([, text]) => text)).toEqual(['前一段完。\n后一段。'])
    expect(changes(joined)).toEqual([['delete', 0, 3, 7, '完。\n后', '']])
  })

  it('as a whole table is one, without a grid until it is there', async () => {
    const cell = (text: string): string => `<w:tc><w:p>${put(text)}</w:p></w:tc>`
    const file = await open(
      `${paragraph(RUNNING)}<w:tbl><w:tr><w:trPr><w:ins ${MARK}/></w:trPr>${cell('村')}${cell('数')}</w:tr></w:tbl>`,
    )
    expect(file.document.blocks[1]).toMatchObject({ role: 'table', text: '' })
    expect(file.document.blocks[1]?.grid).toBeUndefined()
    expect(changes(file)).toEqual([['insert', 1, 0, 0, '', '村\t数']])
  })

  it('behind the end of another, by Enter and typing, hangs on it', async () => {
    const file = await open(`${marked('ins', run('原来的一段。'))}<w:p>${put('打上去的一段。')}</w:p>`)
    expect(outline(file).map(([, text]) => text)).toEqual(['原来的一段。'])
    expect(changes(file)).toEqual([['insert', 0, 6, 6, '', '\n打上去的一段。']])
  })
})

describe('pictures and notes that were tracked', () => {
  it('are changes of their own blocks', async () => {
    const file = await open(
      `${paragraph(RUNNING)}<w:p><w:del ${MARK}>${drawing('a.png', '旧图')}</w:del></w:p><w:p><w:ins ${MARK}>${drawing('a.png', '新图')}</w:ins></w:p><w:p><w:ins ${MARK}><w:del ${MARK}>${drawing('a.png', '来过')}</w:del></w:ins></w:p>`,
    )
    expect(file.document.blocks.flatMap(({ alt }) => alt ?? [])).toEqual(['旧图', '新图'])
    expect(changes(file)).toEqual([
      ['delete', 1, 0, 0, '', ''],
      ['insert', 2, 0, 0, '', ''],
    ])
  })

  it('give an inserted note a block of its own, and the others keep their numbers', async () => {
    const reference = (id: number): string => `<w:r><w:footnoteReference w:id="${String(id)}"/></w:r>`
    const note = (id: number, content: string): string =>
      `<w:footnote w:id="${String(id)}"><w:p>${content}</w:p></w:footnote>`
    const file = await open(
      `<w:p>${run('种下两万棵树')}<w:ins ${MARK}>${reference(2)}</w:ins>${run('，还会再种')}${reference(3)}${run('。')}</w:p>`,
      { footnotes: note(2, put('据林业站。')) + note(3, run('据镇志。')) },
    )
    expect(outline(file)).toEqual([
      ['paragraph', '种下两万棵树，还会再种1。'],
      ['note', ''],
      ['note', '据镇志。'],
    ])
    expect(file.document.blocks[2]?.listNumber).toBe('1')
    expect(changes(file)).toEqual([['insert', 1, 0, 0, '', '据林业站。']])
  })
})

describe('a move', () => {
  const part = (name: string, move: string, text: string): string =>
    `<w:${name}RangeStart w:id="1" w:name="${move}"/><w:${name} ${MARK}>${run(text)}</w:${name}><w:${name}RangeEnd w:id="1"/>`

  it('is one change with two places', async () => {
    const file = await open(
      `<w:p>${part('moveFrom', 'm1', '先说的。')}${run('留下的。')}${part('moveTo', 'm2', '后来的。')}</w:p><w:p>${run('又一段。')}${part('moveTo', 'm1', '先说的。')}${part('moveFrom', 'm2', '后来的。')}</w:p>`,
    )
    const groups = file.document.suggestions.map(({ kind, before, after, group }) => [kind, before || after, group])
    expect(groups.map(([kind]) => kind)).toEqual(['move', 'move', 'move', 'move'])
    expect(new Set(groups.filter(([, words]) => words === '先说的。').map(([, , group]) => group)).size).toBe(1)
    expect(new Set(groups.map(([, , group]) => group)).size).toBe(2)
  })

  it('of which one part is missing is a deletion or an insertion', async () => {
    const file = await open(`<w:p>${part('moveFrom', 'm1', '走了。')}${run('留下的。')}</w:p>`)
    expect(file.document.suggestions.map(({ kind, group }) => [kind, group])).toEqual([['delete', undefined]])
  })
})

describe('a paragraph mark that was taken out', () => {
  const heading = (mark: string, words: string): string =>
    `<w:p><w:pPr><w:outlineLvl w:val="0"/>${mark}</w:pPr>${run(words)}</w:p>`
  const struck = `<w:rPr><w:del ${MARK}/></w:rPr>`

  it('between a heading and its text is a proposal to join the two, which stay what they are until then', async () => {
    const file = await open([heading(struck, '水退之后'), paragraph(RUNNING), paragraph(RUNNING)].join(''))
    expect(outline(file).map(([, text]) => text)).toEqual(['水退之后', RUNNING, RUNNING])
    expect(changes(file)).toEqual([['join', 1, 0, 0, '', '']])
    expect(file.document.suggestions[0]?.author).toBe('高远')
  })

  it('before a table or a picture, where Word can join nothing, proposes nothing', async () => {
    const table = `<w:tbl><w:tr><w:tc>${paragraph('村')}</w:tc><w:tc>${paragraph('棵数')}</w:tc></w:tr></w:tbl>`
    const file = await open(
      [
        marked('del', run('表前一段。')),
        table,
        heading(struck, '水退之后'),
        `<w:p>${drawing('a.png', '山坡')}</w:p>`,
        paragraph(RUNNING),
      ].join(''),
    )
    expect(changes(file)).toEqual([])
  })
})

it('a move whose range begins behind its first words is one move', async () => {
  const by = (name: string, content: string): string => `<w:${name} ${MARK}>${content}</w:${name}>`
  const range = (side: string, id: number): readonly [string, string] => [
    `<w:move${side}RangeStart w:id="${String(id)}" w:name="m"/>`,
    `<w:move${side}RangeEnd w:id="${String(id)}"/>`,
  ]
  const [from, to] = [range('From', 1), range('To', 2)]
  const file = await open(
    `<w:p>${by('moveFrom', run('先说'))}${from[0]}${by('moveFrom', run('这个。'))}${from[1]}${run('后来的事。')}${by('moveTo', run('先说'))}${to[0]}${by('moveTo', run('这个。'))}${to[1]}</w:p>`,
  )
  expect(changes(file)).toEqual([
    ['move', 0, 0, 5, '先说这个。', ''],
    ['move', 0, 10, 10, '', '先说这个。'],
  ])
})
