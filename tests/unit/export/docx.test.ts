import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import { docxPieces } from '#electron/export/docx/export-docx.ts'
import { readDocx, type ReadDocx } from '#tests/helpers/exports/read-docx.ts'
import { noteAt, openOfTexts, suggestAt } from '#tests/helpers/revised.ts'
import { parse } from '#tests/helpers/parse.ts'
import { galley, newFolder } from '#tests/helpers/run-galley.ts'
import { trackedArticle } from '#tests/helpers/tracked-article.ts'

const TEXTS = ['渡口的书屋', '末班轮渡靠岸，摆渡人还了两本书。', '书屋有十一万册书。', '江上的人都看得见这盏灯。']
const options = { view: 'marked', locale: 'zh-Hans', readAsset: () => undefined, now: 0 } as const

const exported = (open: OpenArticle): ReadDocx => readDocx(Buffer.concat([...docxPieces(open, options)]))
const document = (file: ReadDocx): string => file.part('word/document.xml').toString()

/** A suggestion on the whole of a block, made by hand. */
const on = (open: OpenArticle, at: number, own: Partial<Suggestion>): Suggestion =>
  ({ ...suggestAt(open, TEXTS[at] ?? '', ''), ...own }) as Suggestion

test('what somebody tracked in Word comes back from a document that we wrote', async () => {
  const folder = newFolder()
  writeFileSync(path.join(folder, 'a.docx'), trackedArticle())
  const call = async (...args: readonly string[]) => (await galley(folder, [...args, '--json'])).json[0] ?? {}
  const { article } = await call('import', 'a.docx', '--library', 'l.sqlite')
  await call('export', String(article), '--format', 'docx', '--out', 'b.docx', '--library', 'l.sqlite')
  const told = async (name: string) => {
    const { blocks, suggestions, figures } = await call('inspect', name)
    const seen = (suggestions as readonly Record<string, unknown>[]).map(({ kind, before, after, author, date }) =>
      [kind, before, after, author, date].join(' '),
    )
    const words = (blocks as readonly Record<string, unknown>[]).map(({ role, text }) => [role, text].join(' '))
    const pictures = (figures as readonly Record<string, unknown>[]).map(({ sha256, alt }) => [sha256, alt].join(' '))
    return { seen: seen.toSorted(), words, pictures }
  }
  expect(await told('b.docx')).toEqual(await told('a.docx'))
  expect(readFileSync(path.join(folder, 'b.docx')).subarray(0, 2).toString()).toBe('PK')
})

test('a moved paragraph stands in both places, and is one move', () => {
  const open = openOfTexts(TEXTS)
  const move = on(open, 1, { kind: 'move', before: '', after: '', start: 0, end: 0, orders: { from: 1, to: 2.5 } })
  const file = exported({ ...open, suggestions: [move] })
  const [title, first, second, third] = TEXTS
  expect(file.paragraphs('refused').filter((text) => text !== '')).toEqual([title, first, second, third])
  expect(file.paragraphs('accepted').filter((text) => text !== '')).toEqual([title, second, first, third])
  const names = [...document(file).matchAll(/w:move(?:From|To)RangeStart[^>]*w:name="([^"]+)"/gu)].map(
    ([, name]) => name,
  )
  expect(names).toEqual(['move1', 'move1'])
})

test('paragraphs that are joined, parted or taken out are told by their marks', () => {
  const open = openOfTexts(TEXTS)
  const join = on(open, 2, { kind: 'join', before: '', after: '', start: 0, end: 0 })
  const gone = suggestAt(open, TEXTS[3] ?? '', '')
  const part = suggestAt(open, '，摆渡人', '。\n摆渡人')
  const file = exported({ ...open, suggestions: [join, gone, part] })
  expect(file.paragraphs('refused')).toEqual(TEXTS)
  expect(file.paragraphs('accepted')).toEqual([TEXTS[0], '末班轮渡靠岸。', `摆渡人还了两本书。${TEXTS[2] ?? ''}`])
})

test('a paragraph that is put in behind another leaves that as it was', () => {
  const open = openOfTexts(TEXTS)
  const put = {
    ...suggestAt(open, '书。', '书。\n夜里也来。'),
    start: 9,
    end: 9,
    before: '',
    after: '\n夜里也来。',
    kind: 'insert' as const,
    blockId: open.blocks[2]?.id,
  } as Suggestion
  const file = exported({ ...open, suggestions: [put] })
  expect(file.paragraphs('refused')).toEqual(TEXTS)
  expect(file.paragraphs('accepted')).toEqual([...TEXTS.slice(0, 3), '夜里也来。', TEXTS[3]])
})

test('a change of form says what the words were', () => {
  const open = openOfTexts(TEXTS)
  const bold = {
    ...suggestAt(open, '轮渡', '轮渡'),
    kind: 'form',
    form: 'bold',
    marks: [{ kind: 'bold', start: 0, end: 2 }],
  } as Suggestion
  const xml = document(exported({ ...open, suggestions: [bold] }))
  expect(xml).toMatch(
    /<w:rPr><w:b\s*\/><w:bCs\s*\/><w:rPrChange [^>]*><w:rPr\s*\/><\/w:rPrChange><\/w:rPr><w:t[^>]*>轮渡</u,
  )
})

test('a note without a sure place is said at the start, with the words that it was about', () => {
  const open = openOfTexts(TEXTS)
  const lost = { ...noteAt(open, '两本书'), placement: 'orphan' as const, body: '是哪两本？' }
  const [comment, ...others] = exported({ ...open, notes: [lost] }).comments
  expect(others).toEqual([])
  expect(comment?.words).toContain('两本书')
  expect(comment?.words).toContain('是哪两本？')
  expect(comment?.range).toBe('')
})

test('what XML cannot carry, and what would be markup, are characters', () => {
  const open = openOfTexts(['标题', '甲 <w:del/> & "乙"\u0001丙'])
  expect(exported(open).paragraphs('accepted')).toEqual(['标题', '甲 <w:del/> & "乙"\ufffd丙'])
})

test('a move in which other words were changed is one move all the same', () => {
  const open = openOfTexts(TEXTS)
  const half = { ...suggestAt(open, '末班轮渡靠岸，摆渡人', ''), kind: 'move' as const, groupId: 'm' }
  const other = { ...suggestAt(open, '书屋有', '书屋有末班轮渡靠岸，摆渡人'), kind: 'move' as const, groupId: 'm' }
  const put = { ...other, before: '', start: 3, end: 3, after: '末班轮渡靠岸，摆渡人' }
  const file = exported({ ...open, suggestions: [half, put, suggestAt(open, '轮渡靠', '渡船靠')] })
  const ranges = [...document(file).matchAll(/w:move(From|To)RangeStart[^>]*w:name="([^"]+)"/gu)]
  expect(ranges.map(([, side, name]) => [side, name])).toEqual([
    ['From', 'move1'],
    ['To', 'move1'],
  ])
  expect(file.paragraphs('refused')).toEqual(TEXTS)
})

test('two tables in a row stay two, and what parts them is no block when they come back', async () => {
  const open = openOfTexts(['渡口', '村\t棵数\n东村\t9', '站\t人\n北站\t3'])
  const blocks = open.blocks.map((block, at) => (at === 0 ? block : { ...block, role: 'table' as const }))
  const bytes = Buffer.concat([...docxPieces({ ...open, blocks }, options)])
  expect(readDocx(bytes).part('word/document.xml').toString()).toMatch(/<\/w:tbl><w:p ?\/><w:tbl>/u)
  const again = await parse(bytes, 'a.docx')
  expect(again.document.blocks.map(({ role, text }) => [role, text])).toEqual([
    ['headline', '渡口'],
    ['table', '村\t棵数\n东村\t9'],
    ['table', '站\t人\n北站\t3'],
  ])
})
