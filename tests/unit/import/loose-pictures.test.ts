import { describe, expect, it } from 'vitest'
import { matchPictures } from '#electron/import/finish/match-pictures.ts'
import { makeArchive } from '#tests/helpers/make-archive.ts'
import { makeDocx, paragraph } from '#tests/helpers/make-docx.ts'
import { makePng } from '#tests/helpers/make-pictures.ts'
import { parse } from '#tests/helpers/parse.ts'

/** `caption:picture reason`, in order. */
const matched = (captions: readonly string[], names: readonly string[]): readonly string[] =>
  matchPictures(captions, names).map(({ caption, picture, reason }) => `${caption}:${picture} ${reason}`)

const CAPTIONS = ['老船工在渡口检查缆绳。李某 摄', '新修的石埂立在江边。李某 摄', '孩子们坐船上学。王某 摄']

describe('a picture is given to a caption', () => {
  it.each([
    [['图1.jpg', '图2.jpg', '图3.jpg']],
    [['1.jpg', '02.JPG', '3.png']],
    [['fig-01.png', 'fig-02.png', 'fig-03.png']],
    [['图一.jpg', '图二.jpg', '图三.jpg']],
    [['照片1（渡口）.jpg', '照片2（石埂）.jpg', '照片3.jpg']],
  ])('by the place that its number counts to: %s', (names) => {
    expect(matched(CAPTIONS, names)).toEqual(['0:0 number', '1:1 number', '2:2 number'])
  })

  it('by the number that the caption states', () => {
    expect(matched(['图3：渡口', '图1：石埂'], ['图1.jpg', '图2.jpg', '图3.jpg'])).toEqual(['1:0 number', '0:2 number'])
    expect(matched(['Figure 2. The ferry', 'Fig. 1 The wall'], ['fig1.png'])).toEqual(['1:0 number'])
  })

  it('by words that one caption alone has, in either script', () => {
    expect(matched(CAPTIONS, ['孩子们坐船.jpg', '檢查纜繩.jpg'])).toEqual(['2:0 words', '0:1 words'])
    expect(matched(['The old ferry leaves at dawn', 'A wall'], ['old-ferry-dawn.jpg'])).toEqual(['0:0 words'])
  })
})

describe('a picture is given to no caption', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['by the number of a camera', CAPTIONS, ['IMG_2034.jpg', 'DSC00001.jpg', '20240301.jpg']],
    ['by numbers that do not run through all captions', CAPTIONS, ['图1.jpg', '图2.jpg']],
    ['by a date', CAPTIONS, ['1月2日.jpg', '2-3.jpg', '3.4.jpg']],
    ['by words that several captions have', ['渡口的老船工甲', '渡口的老船工乙'], ['渡口的老船工.jpg']],
    ['by two or three characters', CAPTIONS, ['石埂.jpg']],
    ['that another picture claims too', CAPTIONS, ['检查缆绳a.jpg', '检查缆绳b.jpg']],
    ['when two captions state its number', ['图1：甲', '图1：乙'], ['图1.jpg']],
  ])('%s', (_, captions, names) => {
    expect(matched(captions, names)).toEqual([])
  })

  it('when its number and its words disagree', () => {
    const names = ['图1 孩子们坐船上学.jpg', '图2.jpg', '图3.jpg']
    expect(matched(CAPTIONS, names)).toEqual(['1:1 number', '2:2 number'])
  })
})

const TEXT = [
  '石埂立起来',
  '渔港报 记者 李某',
  '渡口的老船工每天清晨五点起床，他说今年的水位比去年高出许多，船也好走了。',
  '图1：老船工在渡口检查缆绳。李某 摄',
  '石埂修好以后，江边的人家不再担心涨水，孩子们也可以沿着石埂走到学校去。',
  '图2：新修的石埂立在江边。李某 摄',
  '县里打算明年再修一段，把两个村子连起来，工程的钱已经有了着落。',
].join('\n')

const bundle = (names: readonly string[], text: string | Uint8Array = TEXT, name = '石埂.txt'): Uint8Array =>
  makeArchive([{ name, data: text }, ...names.map((each, at) => ({ name: each, data: makePng(at + 2, 2) }))])

describe('pictures beside a text', () => {
  it('stand before the captions that their names tell, with the reason shown before the article is kept', async () => {
    const { document, reasons } = await parse(bundle(['图1.png', '图2.png', 'IMG_9001.png']), '稿.zip')
    const captions = document.blocks.filter(({ role }) => role === 'caption')
    const shown = captions.map(({ figure }) => document.assets[document.blocks[figure ?? -1]?.asset ?? -1]?.fileName)
    expect(shown).toEqual(['图1.png', '图2.png'])
    expect(captions.map(({ figure }) => figure)).toEqual([3, 6])
    expect(document.blocks.at(-1)).toMatchObject({ role: 'figure', text: '' })
    expect(reasons).toContain('pictures')
    expect(document.findings.filter(({ rule }) => rule.startsWith('structure.picture-by'))).toMatchObject([
      { rule: 'structure.picture-by-number', block: 4, values: { file: '图1.png' } },
      { rule: 'structure.picture-by-number', block: 7, values: { file: '图2.png' } },
    ])
  })

  it('that only their order could tell stay at the end, and the guess is told', async () => {
    const { document } = await parse(bundle(['IMG_9001.png', 'IMG_9002.png']), '稿.zip')
    expect(document.blocks.slice(-2).map(({ role }) => role)).toEqual(['figure', 'figure'])
    expect(document.blocks.filter(({ role, figure }) => role === 'caption' && figure !== undefined)).toEqual([])
    expect(document.findings.filter(({ rule }) => rule === 'structure.picture-by-order')).toMatchObject([
      { block: 3, values: { file: 'IMG_9001.png' } },
      { block: 5, values: { file: 'IMG_9002.png' } },
    ])
  })

  it('keep their places when the editor changes a role', async () => {
    const bytes = bundle(['图1.png', '图2.png'])
    const before = await parse(bytes, '稿.zip')
    const after = await parse(bytes, '稿.zip', { roles: [{ block: 4, role: 'paragraph' }] })
    expect(after.originals).toEqual(before.originals)
    expect(after.document.blocks[4]?.role).toBe('paragraph')
  })

  it('come to a Word manuscript too', async () => {
    const body = TEXT.split('\n').map((line) => paragraph(line))
    const docx = makeDocx({ body: body.join('') })
    const { document } = await parse(bundle(['图1.png', '图2.png'], docx, '石埂.docx'), '稿.zip')
    expect(document.format).toBe('docx')
    expect(document.blocks.filter(({ figure }) => figure !== undefined)).toHaveLength(2)
  })
})
