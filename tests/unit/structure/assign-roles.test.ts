import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Role } from '#shared/domain/block.ts'
import { assignRoles } from '#shared/structure/assign-roles.ts'
import type { StructureBlock } from '#shared/structure/view.ts'
import { parse } from '#tests/helpers/parse.ts'
import { compareWithGold, readStructureGold } from '#tests/helpers/structure-gold.ts'
import { NEEDS_CASES } from '#tests/helpers/left-out.ts'

const roles = (blocks: readonly (string | StructureBlock)[]): readonly Role[] =>
  assignRoles(blocks.map((block) => (typeof block === 'string' ? { text: block } : block))).map((guess) => guess.role)

const LONG =
  '入冬以来，青禾镇的梯田改造工程进入收尾阶段，施工队员每天清早上山，把一块块青石垒进田埂，再用夯土封住缝隙。镇里请来的老石匠说，照这个进度，春耕之前全镇九成以上的坡地都能蓄住水，往年一下大雨就往沟里淌的泥，今后会留在田里养庄稼。'
const OTHER =
  '村里的变化不止在田里。过去农闲时，年轻人大多外出打工，如今合作社办起了加工坊，把自家的杂粮磨成粉、压成饼，装箱发往省城。负责包装的妇女组组长算过一笔账，每户一年能多出一笔不小的收入，孩子放学回家也有人做饭了，老人心里踏实了许多。'

describe('roles of a Chinese newspaper text', () => {
  const article = [
    '当前位置：首页 > 新闻 > 县域',
    '石埂立起来 泥水留下来',
    '——青禾镇坡地改造见闻',
    '本报记者 林知远 通讯员 苏白露',
    '2024年1月15日 09:30  来源：青禾日报',
    LONG,
    '田埂上的账本',
    OTHER,
    '2023年11月20日清晨，施工队员在青禾镇北坡垒砌石埂。',
    LONG,
    OTHER,
    '图为合作社加工坊的妇女正在封装杂粮饼。苏白露 摄',
    LONG,
    '责任编辑：高远',
  ]

  it('gives every line its role', () => {
    expect(roles(article)).toEqual([
      'furniture',
      'headline',
      'subheadline',
      'byline',
      'dateline',
      'paragraph',
      'section-heading',
      'paragraph',
      'caption',
      'paragraph',
      'paragraph',
      'caption',
      'paragraph',
      'editor-line',
    ])
  })

  it('is sure of what has a label and less of what has none', () => {
    const guesses = assignRoles(article.map((text) => ({ text })))
    expect(guesses[13]?.confidence).toBeGreaterThan(guesses[8]?.confidence ?? 1)
    expect(guesses[8]?.rules).toContain('caption.scene')
  })

  it('reads Traditional labels by the same rules', () => {
    expect(roles(['標題一則', '本報記者 林知遠', LONG, OTHER, '責任編輯：高遠'])).toEqual([
      'headline',
      'byline',
      'paragraph',
      'paragraph',
      'editor-line',
    ])
  })

  it('takes no line of a chronicle for a caption', () => {
    const chronicle = [
      '镇志摘编',
      LONG,
      '2019年3月，坡地改造立项。',
      '2020年5月，第一段石埂合龙。',
      '2021年6月，全镇推广。',
      OTHER,
      LONG,
      OTHER,
    ]
    expect(roles(chronicle)).not.toContain('caption')
  })

  it('takes no short paragraph that speaks or goes on for a caption', () => {
    const text = [
      '标题',
      LONG,
      '2023年，老石匠说：“这活儿要做一辈子。”',
      OTHER,
      '同时，镇里还修了水渠。',
      LONG,
      '目前，工程已经过半。',
      OTHER,
    ]
    expect(roles(text)).not.toContain('caption')
  })

  it('takes a dated line for a caption only beside much longer paragraphs', () => {
    const brief = ['快讯', '2024年1月3日，青禾镇召开春耕会。', '会议部署了十项工作。', '2024年1月4日，县里派员检查。']
    expect(roles(brief)).not.toContain('caption')
  })

  it('knows original headline, main, sub and over titles by their tails', () => {
    expect(
      roles(['春到北坡（引题）', '石埂立起来（主题）', '——青禾见闻（副题）', LONG, OTHER, '原标题：石埂立起来']),
    ).toEqual(['kicker', 'headline', 'subheadline', 'paragraph', 'paragraph', 'headline'])
  })

  it('takes what stands short under a picture for its caption', () => {
    const figure = { text: '', hint: { role: 'figure', confidence: 1 } } as const
    const text = [
      '标题',
      LONG,
      figure,
      '妇女们在晾晒辣椒',
      OTHER,
      figure,
      '老石匠正在查看新砌的石埂。',
      LONG,
      figure,
      '不过，水渠还没有修好。',
      OTHER,
    ]
    expect(roles(text)).toEqual([
      'headline',
      'paragraph',
      'figure',
      'caption',
      'paragraph',
      'figure',
      'caption',
      'paragraph',
      'figure',
      'paragraph',
      'paragraph',
    ])
  })

  it('knows who took a picture by the name before the word, and no heading by a last sign', () => {
    const text = [
      '标题',
      LONG,
      '新时代再出发',
      OTHER,
      '同心共描绘',
      LONG,
      '妇女们正在把杂粮饼装箱。本报记者 林知远 摄',
      OTHER,
      '苏白露 摄',
      LONG,
    ]
    expect(roles(text)).toEqual([
      'headline',
      'paragraph',
      'section-heading',
      'paragraph',
      'section-heading',
      'paragraph',
      'caption',
      'paragraph',
      'credit',
      'paragraph',
    ])
  })

  it('tells a list from headings', () => {
    expect(roles(['标题', LONG, '一、修渠', '二、垒埂', '三、种树', OTHER]).slice(2, 5)).toEqual([
      'list-item',
      'list-item',
      'list-item',
    ])
  })
})

describe('roles of an English article', () => {
  const body =
    'The harbour wall at Penmore has stood for two centuries, and for most of that time nobody asked who would pay for it. That changed on a wet night in November, when a spring tide lifted a dozen boats over the rail and set them down in the car park of the village school.'

  it('finds headline, byline, date, heading, caption and credit', () => {
    expect(
      roles([
        'A wall that nobody owns',
        'By Tamsin Okafor and Lee Marsh',
        'Published: 12 January 2024',
        body,
        'Who pays',
        body,
        { text: '', hint: { role: 'figure', confidence: 1 } },
        { text: 'Above: boats on the school car park the morning after the storm.' },
        'Photograph: Ada Finch/Penmore Herald',
        body,
        'Editing by Jo Reyes',
      ]),
    ).toEqual([
      'headline',
      'byline',
      'dateline',
      'paragraph',
      'section-heading',
      'paragraph',
      'figure',
      'caption',
      'credit',
      'paragraph',
      'editor-line',
    ])
  })
})

describe('an agency at the end of a line', () => {
  it('is a credit in brackets or alone, and none where it was told something', () => {
    const long =
      'The harbour wall at Penmore has stood for two centuries, and for most of that time nobody asked who would pay for it at all, or when.'
    expect(
      roles(['Title', long, 'Boats rest on the school car park in Penmore on Friday. (AP Photo/Ada Finch)', long])[2],
    ).toBe('caption')
    expect(
      roles(['Title', long, 'Boats rest on the school car park in Penmore on Friday. Ada Finch/Getty Images', long])[2],
    ).toBe('caption')
    expect(roles(['Title', long, 'Nobody knew who owned the wall, a spokesman told Reuters.', long])[2]).toBe(
      'paragraph',
    )
  })
})

describe('articles of many kinds', () => {
  it.each(readStructureGold())('$name has every role', (article) => {
    expect(article.blocks).toHaveLength(article.roles.length)
    expect(compareWithGold(article).filter(({ wanted, own }) => wanted !== own)).toEqual([])
  })
})

describe('what the markup says', () => {
  it('is believed before the rules where it is certain', () => {
    expect(roles([{ text: '责任编辑：高远', hint: { role: 'list-item', confidence: 0.98 } }])).toEqual(['list-item'])
  })

  it('keeps the level of a heading', () => {
    const [guess] = assignRoles([{ text: 'Who pays', hint: { role: 'section-heading', confidence: 0.9 }, level: 3 }])
    expect(guess).toMatchObject({ role: 'section-heading', level: 3 })
  })
})

const SEED = `${process.env.GALLEY_CASES ?? '../shared/cases'}/../seed`
const seedName = ((): string | undefined => {
  try {
    return readdirSync(SEED).find((name) => name.endsWith('.txt'))
  } catch {
    return undefined
  }
})()

describe.skipIf(seedName === undefined)('the seed article', NEEDS_CASES, () => {
  it('has 36 of 36 roles right, and its facts', async () => {
    const file = await parse(new Uint8Array(readFileSync(`${SEED}/${seedName ?? ''}`)), seedName)
    const codes: Readonly<Record<string, Role>> = {
      F: 'furniture',
      H: 'headline',
      U: 'subheadline',
      B: 'byline',
      P: 'paragraph',
      S: 'section-heading',
      C: 'caption',
      E: 'editor-line',
    }
    const expected = [...'FHFHUBPSPCPPSPCPPSPCPPCPSPCPPSPCPCPE'].map((code) => codes[code])
    expect(file.document.blocks.map((block) => block.role)).toEqual(expected)
    expect(file.document.publishedAt).toBe('2023-12-13T09:56:59')
    expect(file.document.findings.filter(({ rule }) => rule === 'structure.caption-without-picture')).toHaveLength(7)
    expect(file.document.language).toBe('zh-Hant')
    expect(file.reasons).not.toContain('roles')
  })
})
