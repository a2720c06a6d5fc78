import { describe, expect, it } from 'vitest'

import { conflictsOf, findConflicts } from '#shared/numbers/rules/agreement.ts'
import { checkNumbers } from '#shared/numbers/rules/check-numbers.ts'
import { prepare } from '#shared/numbers/rules/checked-text.ts'

const conflicts = (...blocks: readonly (readonly [string, string])[]): readonly string[] =>
  conflictsOf(prepare({ blocks: blocks.map(([role, text]) => ({ role, text })), publishedAt: '2025-11-14' })).map(
    ({ first, second }) => `${String(first.values?.['here'])} ${String(second.values?.['here'])}`,
  )

describe('one fact with two values', () => {
  it('is a conflict between headline and body', () => {
    expect(
      conflicts(['headline', '白石镇种下1200株银杏'], ['paragraph', '昨天，白石镇种下1250株银杏。']),
    ).toStrictEqual(['1200株 1250株'])
  })

  it('is none where an approximation covers both', () => {
    expect(conflicts(['headline', '近10万名职工受益'], ['paragraph', '已有9.8万名职工受益。'])).toStrictEqual([])
  })

  it('is none where another year, scope or unit is meant', () => {
    expect(
      conflicts(
        ['headline', '全县建成36个驿站'],
        ['paragraph', '2027年，全县驿站达到38个驿站。'],
        ['paragraph', '今年新增35个驿站。'],
      ),
    ).toStrictEqual([])
    expect(conflicts(['headline', '大桥全长1286米'], ['paragraph', '大桥全长1.3公里。'])).toStrictEqual([])
  })

  it('is none for scenes that each have their own people', () => {
    expect(
      conflicts(
        ['caption', '3名志愿者在清理河道。'],
        ['caption', '4名志愿者在分发早餐。'],
        ['paragraph', '120名志愿者到场。'],
      ),
    ).toStrictEqual([])
  })

  it('is one where the thing counted is named in full in one place only', () => {
    expect(
      conflicts(['headline', '发放资料1500份'], ['paragraph', '活动中，志愿者向村民发放宣传资料1200份。']),
    ).toStrictEqual([])
    expect(
      conflicts(['headline', '志愿者发放资料1500份'], ['paragraph', '活动中，志愿者发放宣传资料5100份。']),
    ).toStrictEqual(['1500份 5100份'])
    expect(conflicts(['lead', '项目占地320亩。'], ['paragraph', '该项目占地230亩，明年投产。'])).toStrictEqual([
      '320亩 230亩',
    ])
  })

  it('is none for codes that name things', () => {
    expect(
      conflicts(['headline', 'A rise in 404 status codes'], ['paragraph', 'A rise in 500 status codes means trouble.']),
    ).toStrictEqual([])
    expect(
      conflicts(['headline', 'Error in version 12'], ['paragraph', 'Error in version 13 was mended.']),
    ).toStrictEqual([])
  })

  it('is none where a part of the things is counted', () => {
    expect(
      conflicts(['lead', '全县企业达到120家。'], ['paragraph', '全县规上企业118家，其中新增企业15家。']),
    ).toStrictEqual([])
    expect(conflicts(['headline', '全县老人7.8万人'], ['paragraph', '其中独居老人1.1万人。'])).toStrictEqual([])
  })

  it('names both places, in code points', () => {
    const [finding] = checkNumbers({
      blocks: [
        { role: 'headline', text: '😀白石镇种下1200株银杏' },
        { role: 'paragraph', text: '𠮷白石镇种下1250株银杏。' },
      ],
    })
    expect(finding).toMatchObject({
      rule: 'number.two-values',
      block: 1,
      start: 6,
      end: 11,
      values: { otherBlock: 0, otherStart: 6 },
    })
  })
})

describe('the layers of rules', () => {
  const article = { blocks: [{ role: 'paragraph', text: '水深二、三米，共有4千人。' }] }

  it('leave the style of GB/T 15835 out unless it is chosen', () => {
    expect(checkNumbers(article).map((finding) => finding.rule)).toStrictEqual(['number.mixed-scale'])
    const chosen = checkNumbers(article, { on: ['style'] })
    expect(chosen.map((finding) => finding.rule)).toContain('style.approximate-pause')
    expect(chosen.find((finding) => finding.rule === 'style.approximate-pause')?.values?.['clause']).toBe('5.2.1')
  })

  it('can be switched off rule by rule', () => {
    expect(checkNumbers(article, { off: ['number.mixed-scale'] })).toStrictEqual([])
  })
})

describe('a fact in dispute', () => {
  const find = (...blocks: readonly (readonly [string, string])[]): ReturnType<typeof findConflicts> =>
    findConflicts({ blocks: blocks.map(([role, text]) => ({ role, text })), publishedAt: '2025-11-14' })

  it('has all its places, each with its value, and a name', () => {
    const [conflict] = find(
      ['headline', '😀云渚县图书馆建成42个分馆'],
      ['paragraph', '如今，云渚县图书馆建成43个分馆，读者越来越多。'],
      ['caption', '云渚县图书馆建成42个分馆。'],
    )
    expect(conflict?.fact).toBe('云渚县图书馆建成分馆')
    expect(conflict?.places).toStrictEqual([
      { block: 0, start: 9, end: 12, value: 42, text: '42个' },
      { block: 1, start: 11, end: 14, value: 43, text: '43个' },
      { block: 2, start: 8, end: 11, value: 42, text: '42个' },
    ])
  })

  it('is supported by numbers of one sentence that make one of its values', () => {
    const [conflict] = find(
      ['headline', '云渚县图书馆建成42个分馆'],
      ['paragraph', '如今，云渚县图书馆建成43个分馆。其中乡镇有13个分馆，社区有29个分馆。'],
    )
    expect(conflict?.support).toMatchObject({ value: 42, parts: [{ text: '13个' }, { text: '29个' }] })
  })

  it('is supported by nothing where the numbers make neither value', () => {
    const [conflict] = find(
      ['headline', '云渚县图书馆建成42个分馆'],
      ['paragraph', '如今，云渚县图书馆建成43个分馆。其中乡镇有13个分馆，社区有20个分馆。'],
    )
    expect(conflict).toBeDefined()
    expect(conflict?.support).toBeUndefined()
  })

  it('is none in an article whose numbers agree', () => {
    expect(find(['headline', '全县建成36个驿站'], ['paragraph', '全县建成36个驿站。'])).toStrictEqual([])
  })
})
