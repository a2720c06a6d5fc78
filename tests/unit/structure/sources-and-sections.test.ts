import { describe, expect, it } from 'vitest'
import type { Role } from '#shared/domain/block.ts'
import { assignRoles } from '#shared/structure/assign-roles.ts'
import { readFacts, type ArticleFacts } from '#shared/structure/facts.ts'
import type { StructureBlock } from '#shared/structure/view.ts'

const roles = (blocks: readonly (string | StructureBlock)[]): readonly Role[] =>
  assignRoles(blocks.map((block) => (typeof block === 'string' ? { text: block } : block))).map(({ role }) => role)

const facts = (blocks: readonly string[]): ArticleFacts =>
  readFacts(roles(blocks).map((role, index) => ({ role, text: blocks[index] ?? '' })))

const ZH =
  '入冬以来，青禾镇的梯田改造工程进入收尾阶段，施工队员每天清早上山，把一块块青石垒进田埂，再用夯土封住缝隙。镇里请来的老石匠说，照这个进度，春耕之前全镇九成以上的坡地都能蓄住水，往年一下大雨就往沟里淌的泥，今后会留在田里养庄稼。'
const EN =
  'The harbour council said on Tuesday that the old lighthouse will be kept open for two more winters, after a vote in the town hall.'
const EN_OTHER =
  'Fishermen had asked for more time. They say that the new beacon cannot be seen from the east in fog, and three boats came too close.'

describe('where a text stood before', () => {
  it.each([
    ['（原载《柳河日报》2026年4月18日）', { source: '柳河日报', publishedAt: '2026-04-18' }],
    ['（原载于2026年4月18日《柳河日报》）', { source: '柳河日报', publishedAt: '2026-04-18' }],
    ['原刊《柳河》2026年第4期，有删节', { source: '柳河' }],
    ['（本文摘自《山中三十年》，清河出版社2026年版）', { source: '山中三十年' }],
    ['（選自《柳河晚報》）', { source: '柳河晚報' }],
  ])('is its source: %s', (line, expected) => {
    const blocks = ['老槐树', ZH, ZH, line]
    expect(roles(blocks).at(-1)).toBe('source')
    const { source, publishedAt } = facts(blocks)
    expect({ source, publishedAt }).toEqual({ publishedAt: undefined, ...expected })
  })

  it('is no source where the text goes on about it', () => {
    expect(roles(['老槐树', ZH, '（原载《柳河日报》的那篇文章后来改了三遍，他到现在还留着底稿。）', ZH])[2]).toBe(
      'paragraph',
    )
  })

  it('stands in the line of a page with its day, its page and who wrote', () => {
    const line = '2026年11月08日 第A06版：人物 来源：青石晚报 作者：贺春生'
    const short = '今年65岁的石匠秦万山，1985年开始修桥，四十一年里修了27座石桥。'
    for (const body of [ZH, short]) {
      const found = facts(['青石桥的修桥人', line, body])
      expect(found).toMatchObject({ source: '青石晚报', byline: '贺春生', publishedAt: '2026-11-08' })
    }
  })
})

describe('what divides a text', () => {
  it('may ask, over a paragraph that is not long', () => {
    const blocks = ['The light', 'By Nora Poole', EN, 'The papers', EN_OTHER, 'What went wrong?', EN]
    expect(roles(blocks).slice(3)).toEqual(['section-heading', 'paragraph', 'section-heading', 'paragraph'])
  })

  it('does not ask where only questions stand between answers', () => {
    const blocks = ['The light', 'By Nora Poole', EN, 'What went wrong?', EN_OTHER, 'And then?', EN]
    expect(roles(blocks)[3]).toBe('paragraph')
  })

  it('may be a number with its name under it', () => {
    const blocks = [
      '老槐树',
      ZH,
      '01',
      '树下的人',
      ZH,
      { text: '', hint: { role: 'figure' as const, confidence: 1 } },
      '▲老郭的鞋摊。佟远 摄',
      '02',
      '树要不要移？',
      ZH,
    ]
    const found = roles(blocks)
    expect([found[2], found[3], found[7], found[8]]).toEqual([
      'section-heading',
      'section-heading',
      'section-heading',
      'section-heading',
    ])
  })

  it('is no number of a page', () => {
    expect(roles(['老槐树', ZH, '3', ZH])[2]).toBe('furniture')
  })
})

describe('lines of an account', () => {
  it.each([
    ['图｜佟远', 'credit'],
    ['点击上方蓝字关注我们', 'furniture'],
    ['长按二维码，关注我们', 'furniture'],
    ['点赞、在看、转发', 'furniture'],
    ['阅读 1.2万 在看 356', 'furniture'],
    ["You're receiving this because you signed up at ferry.example.\nUnsubscribe | 12 Slip St", 'furniture'],
  ])('%s', (line, role) => {
    const isHan = /\p{Script=Han}/u.test(line)
    const body = isHan ? ZH : `${EN} ${EN_OTHER}`
    expect(roles(isHan ? ['老槐树', line, body, body] : ['The light', body, body, line])).toContain(role)
    const at = isHan ? 1 : 3
    expect(roles(isHan ? ['老槐树', line, body, body] : ['The light', body, body, line])[at]).toBe(role)
  })
})
