import { describe, expect, it, test } from 'vitest'
import type { Role } from '#shared/domain/block.ts'
import { findDate, mostExact, normaliseDate, writtenDate } from '#shared/structure/dates.ts'
import { readFacts } from '#shared/structure/facts.ts'
import { foldText } from '#shared/structure/fold.ts'
import { checkStructure } from '#shared/structure/check-structure.ts'
import { linkCaptions } from '#shared/captions/link-figures.ts'
import { findMention } from '#shared/captions/find-mention.ts'

describe('findDate', () => {
  const cases: readonly (readonly [string, string | undefined])[] = [
    ['发布日期：2024/1/5 9:05:07', '2024-01-05T09:05:07'],
    ['2024年1月5日 09:05', '2024-01-05T09:05'],
    ['2024年1月', '2024-01'],
    ['發佈時間：2024-01-05', '2024-01-05'],
    ['Published: Friday, January 5, 2024', '2024-01-05'],
    ['5 Sept 2024', '2024-09-05'],
    ['2024年13月5日', undefined],
    ['一月五日', undefined],
  ]
  it.each(cases)('reads %s as exactly as it stands', (text, iso) => {
    expect(findDate(foldText(text))?.iso).toBe(iso)
  })

  it('prefers the date that is called the publication', () => {
    expect(findDate('2001-01-01 发布时间:2024-02-03 10:00')?.iso).toBe('2024-02-03T10:00')
  })

  it('never moves a stated time to another zone', () => {
    expect(normaliseDate('2024-02-03T10:00:00.000+08:00')).toBe('2024-02-03T10:00:00+08:00')
  })

  it('takes the most exact statement that agrees', () => {
    expect(mostExact('2024-02-03T10:00', ['2024-02-03T10:00:41', '2024-02-04T10:00:00'])).toBe('2024-02-03T10:00:41')
  })
})

describe('readFacts', () => {
  const read = (role: Parameters<typeof readFacts>[0][number]['role'], text: string): ReturnType<typeof readFacts> =>
    readFacts([{ role, text }])

  it('gives names without their labels and titles, in the article’s own script', () => {
    expect(read('byline', '本报记者 林知远 通讯员 苏白露').byline).toBe('林知远 苏白露')
    expect(read('byline', '青禾日報-禾網記者 蘇白露').byline).toBe('蘇白露')
    expect(read('byline', '作者︱春晓').byline).toBe('春晓')
    expect(read('byline', 'By Tamsin Okafor and Lee Marsh').byline).toBe('Tamsin Okafor and Lee Marsh')
    expect(read('paragraph', '本报讯（记者 林知远 通讯员 苏白露）新修的公路昨天通车了。').byline).toBe('林知远 苏白露')
    expect(read('editor-line', 'Reporting by Tamsin Okafor; Editing by Jo Reyes').editor).toBe('Jo Reyes')
    expect(read('editor-line', '[责任编辑:高远]').editor).toBe('高远')
    expect(read('editor-line', '责任编辑：高远  校对：田禾').editor).toBe('高远')
    expect(read('dateline', '2024-01-15 09:30 来源：青禾日报 作者：林知远')).toEqual({
      byline: '林知远',
      source: '青禾日报',
      publishedAt: '2024-01-15T09:30',
    })
  })

  it('names only who wrote where who took the pictures stands behind', () => {
    expect(read('byline', 'By Tamsin Okafor. Photographs by Lee Marsh').byline).toBe('Tamsin Okafor')
    expect(read('byline', 'By Tamsin Okafor | Photos: Lee Marsh').byline).toBe('Tamsin Okafor')
  })

  it('leaves titles that are joined to a name, codes, buttons, and the site’s name behind it', () => {
    const read = (role: Role, text: string): ReturnType<typeof readFacts> => readFacts([{ role, text }])
    expect(read('byline', '本报通讯员林青 整理').byline).toBe('林青')
    expect(read('byline', '記者林知遠／新北報導').byline).toBe('林知遠')
    expect(read('byline', '□ 林知远').byline).toBe('林知远')
    expect(read('editor-line', '编辑 刘石 校对 李铭').editor).toBe('刘石')
    expect(read('source', '本文来源：山乡日报　责任编辑：高远_NX0011')).toMatchObject({
      source: '山乡日报',
      editor: '高远',
    })
    expect(read('dateline', '2023-12-09 13:43:45　来源: 山乡日报 举报').source).toBe('山乡日报')
    expect(read('dateline', '发稿时间：2023-12-09 07:20:00 来源：山乡网 作者：林知远 山乡网')).toEqual({
      publishedAt: '2023-12-09T07:20:00',
      source: '山乡网',
      byline: '林知远',
    })
  })

  it('reads name and date of a line that only its markup calls the source', () => {
    expect(read('source', 'The Ferry Gazette, Saturday 6 January 2024')).toEqual({
      source: 'The Ferry Gazette',
      publishedAt: '2024-01-06',
    })
    expect(read('source', '青禾日报 2024年1月6日')).toEqual({ source: '青禾日报', publishedAt: '2024-01-06' })
  })

  it('takes the headline that stands over the text before the original one', () => {
    expect(readFacts([{ role: 'headline', text: '原标题：旧题（主题）' }]).title).toBe('旧题')
    expect(
      readFacts([
        { role: 'headline', text: '原标题：旧题' },
        { role: 'headline', text: '新题' },
      ]).title,
    ).toBe('新题')
  })

  it('takes no date from furniture that is not called the publication', () => {
    expect(read('furniture', '版权所有 2001-01-01')).toEqual({})
  })
})

describe('linkCaptions', () => {
  const figure = { role: 'figure', text: '' } as const
  const caption = { role: 'caption', text: '图为田埂' } as const
  const paragraph = { role: 'paragraph', text: '……' } as const

  it('links a caption to the figure before it, else to a free one after it', () => {
    expect(linkCaptions([figure, caption, paragraph, caption, figure])).toEqual([undefined, 0, undefined, 4, undefined])
  })

  it('gives one picture no second caption, but its credit', () => {
    expect(linkCaptions([figure, caption, { role: 'credit', text: '苏白露 摄' }, caption])).toEqual([
      undefined,
      0,
      0,
      undefined,
    ])
  })

  it('links the caption of a table to its table', () => {
    expect(
      linkCaptions([
        { role: 'caption', text: '表1 收成' },
        { role: 'table', text: 'a\tb' },
      ]),
    ).toEqual([1, undefined])
  })

  it('leaves a caption between paragraphs alone', () => {
    expect(linkCaptions([figure, paragraph, caption, paragraph])).toEqual([undefined, undefined, undefined, undefined])
  })
})

describe('findMention', () => {
  it('finds the paragraph that speaks of what the caption shows', () => {
    const blocks = [
      { role: 'paragraph', text: '镇里修好了水渠，老人很高兴。' },
      { role: 'paragraph', text: '合作社的加工坊里，妇女们把杂粮饼装箱。' },
      { role: 'caption', text: '妇女在加工坊封装杂粮饼。' },
    ] as const
    expect(findMention(blocks, 2)).toBe(1)
  })

  it('says nothing when no paragraph speaks of it', () => {
    expect(
      findMention(
        [
          { role: 'paragraph', text: '镇里修好了水渠。' },
          { role: 'caption', text: '远处的雪山。' },
        ],
        1,
      ),
    ).toBeUndefined()
  })
})

describe('checkStructure', () => {
  const rules = (...input: Parameters<typeof checkStructure>): readonly string[] =>
    checkStructure(...input).map(({ rule }) => rule)

  it('finds a caption without its picture and a picture without its caption', () => {
    const blocks = [
      { role: 'caption', textLength: 4 },
      { role: 'figure', textLength: 0, asset: 0 },
    ] as const
    expect(rules(blocks, {}, true)).toEqual(['structure.caption-without-picture', 'structure.picture-without-caption'])
  })

  it('says of a picture that stands there without its file something else than of none', () => {
    const blocks = [
      { role: 'figure', textLength: 0 },
      { role: 'caption', textLength: 4, figure: 0 },
      { role: 'caption', textLength: 4 },
    ] as const
    expect(rules(blocks, {}, true)).toEqual(['structure.picture-file-missing', 'structure.caption-without-picture'])
  })

  it('finds the lines that an article lacks, the editor’s only in Chinese', () => {
    const blocks = [{ role: 'paragraph', textLength: 4 }] as const
    expect(rules(blocks, {}, true)).toEqual([
      'structure.missing-byline',
      'structure.missing-editor-line',
      'structure.missing-date',
    ])
    expect(rules(blocks, { byline: 'A', publishedAt: '2024' }, false)).toEqual([])
  })
})

describe('a date that a person wrote', () => {
  test.each([
    ['2026-11-28', '2026-11-28'],
    [' 2026/11/8 ', '2026-11-08'],
    ['2026年11月28日', '2026-11-28'],
    ['２０２６年１１月２８日', '2026-11-28'],
    ['2026-11-28T10:30', '2026-11-28T10:30'],
    ['2026-11-28 10:30', '2026-11-28T10:30'],
    ['2026-11-28T10:30:00+08:00', '2026-11-28T10:30:00+08:00'],
    ['Nov 28, 2026', '2026-11-28'],
    ['28 November 2026', '2026-11-28'],
    ['2026-11', '2026-11'],
    ['2026年11月', '2026-11'],
    ['2026', '2026'],
    ['2026年', '2026'],
    ['2024-02-29', '2024-02-29'],
  ])('%s is read', (words, iso) => {
    expect(writtenDate(words)).toBe(iso)
  })

  test.each([
    '',
    '昨天',
    '2026-02-30',
    '2026-13',
    '2026-00',
    '0000',
    '11-28',
    '发表于2026-11-28的稿',
    '2026-11-28, 2026-11-29',
    '12345',
  ])('%j is none', (words) => {
    expect(writtenDate(words)).toBeUndefined()
  })
})
